package dev.retort.migrations.diagram;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a schema as a Mermaid entity relationship diagram. */
public final class Diagram {

    /** Words that Mermaid accepts as a table's name only in quotes. */
    private static final Set<String> WORDS = Set.of(
            "class", "classdef", "direction", "end", "many", "one", "only", "style", "subgraph", "title", "to", "zero");

    private Diagram() {}

    /** The diagram's text, tables in alphabetical order, each line ended. */
    public static String of(Schema schema) {
        StringBuilder text = new StringBuilder("erDiagram\n");
        for (Table table : schema.tables().values()) {
            text.append("    ").append(quoted(table.name())).append(" {\n");
            table.columns()
                    .forEach(column ->
                            text.append("        ").append(line(table, column)).append('\n'));
            text.append("    }\n");
        }
        for (Table table : schema.tables().values()) {
            table.foreignKeys()
                    .forEach(key ->
                            text.append("    ").append(relation(table, key)).append('\n'));
        }
        return text.toString();
    }

    /** A page in Markdown with the diagram of a schema: what {@code docs/schema.md} holds. */
    public static String page(Schema schema) {
        return """
                # Schema

                What the changelog makes, as `./retort diagram` draws it on H2. A test keeps this page current.

                ```mermaid
                """ + of(schema) + "```\n";
    }

    private static String line(Table table, Column column) {
        List<String> keys = new ArrayList<>();
        if (table.primaryKey() != null && table.primaryKey().columns().contains(column.name())) {
            keys.add("PK");
        }
        if (table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))) {
            keys.add("FK");
        }
        if (table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column.name())))) {
            keys.add("UK");
        }
        List<String> remarks = new ArrayList<>();
        if (!column.nullable()) {
            remarks.add("not null");
        }
        if (column.comment() != null) {
            remarks.add(column.comment().replaceAll("[\"\\s]+", " ").strip());
        }
        return word(type(column.type())) + " " + name(column)
                + (keys.isEmpty() ? "" : " " + String.join(", ", keys))
                + (remarks.isEmpty() ? "" : " \"" + String.join("; ", remarks) + "\"");
    }

    private static String type(ColumnType type) {
        return type.values().isEmpty() ? type.toString() : type.name();
    }

    /** Mermaid takes letters, digits, underscores, hyphens, parentheses and brackets for a type or a column. */
    private static String word(String text) {
        return text.replace(',', '-').replaceAll("[^\\p{L}\\p{N}_()\\[\\]-]", "_");
    }

    /** A column's name for Mermaid: it begins with a letter or an underscore, and is no marker of a key. */
    private static String name(Column column) {
        String name = word(Names.plain(column.name()));
        return name.matches("(?i)[pfu]k|[^\\p{L}_].*") ? "_" + name : name;
    }

    private static String relation(Table table, ForeignKey key) {
        boolean single = table.uniques().stream()
                        .anyMatch(unique -> unique.columns().equals(key.columns()))
                || (table.primaryKey() != null && table.primaryKey().columns().equals(key.columns()));
        boolean optional = key.columns().stream()
                .flatMap(column -> table.column(column).stream())
                .anyMatch(Column::nullable);
        String label = key.columns().stream().map(Names::plain).collect(Collectors.joining(", "));
        return quoted(key.target()) + (optional ? " |o--" : " ||--") + (single ? "o| " : "o{ ") + quoted(table.name())
                + " : \"" + label.replace("\"", "'") + "\"";
    }

    private static String quoted(String name) {
        String plain = Names.plain(name);
        if (plain.matches("[a-z_][a-z0-9_]*") && !WORDS.contains(plain)) {
            return plain;
        }
        // A quoted name may hold anything but these characters.
        return "\"" + plain.replace("\"", "'").replaceAll("[%\\\\\\p{Cntrl}]", "_") + "\"";
    }
}
