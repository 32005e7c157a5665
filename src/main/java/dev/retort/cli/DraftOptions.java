package dev.retort.cli;

import dev.retort.migrations.Migrations.Draft;
import dev.retort.migrations.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What can be said beforehand about a revision that is written from the entities. */
final class DraftOptions {

    /** No table is called so. */
    private static final String ALL = "*";

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = {
                "A rename, not drop and add: TABLE=TABLE,",
                "TABLE.COLUMN=TABLE.COLUMN or SEQUENCE=SEQUENCE.",
                "Repeatable."
            })
    List<String> renames = new ArrayList<>();

    @Option(
            names = "--rename-all-alike",
            description = {"Rename all whose names differ by case and", "underscores alone."})
    boolean renamesAllAlike;

    @Option(
            names = "--no-rename",
            arity = "0..1",
            fallbackValue = ALL,
            paramLabel = "TABLE[.COLUMN]",
            description = {"Really drop and add: that one, or all that no", "--rename mentions. Repeatable."})
    List<String> notRenamed = new ArrayList<>();

    @Option(
            names = "--drop",
            paramLabel = "NAME",
            description = {"Drop a table, with its rows, or a sequence that", "no entity maps. Repeatable."})
    List<String> drops = new ArrayList<>();

    @Option(
            names = "--ignore",
            paramLabel = "NAME",
            description = {"Leave a table or sequence alone that no entity", "maps. Repeatable."})
    List<String> ignores = new ArrayList<>();

    @Option(
            names = "--default",
            paramLabel = "TABLE.COLUMN=VALUE",
            description = {
                "What existing rows get in a column that takes no",
                "null: a literal, or sql:EXPRESSION. It does not",
                "stay in the schema. Repeatable."
            })
    List<String> values = new ArrayList<>();

    /** Whether anything was said. */
    boolean isEmpty() {
        return !renamesAllAlike
                && Stream.of(renames, notRenamed, drops, ignores, values).allMatch(List::isEmpty);
    }

    /** Refuses what says nothing. */
    void validate() {
        for (String rename : renames) {
            String[] sides = pair(rename);
            if (sides == null || sides[1].isBlank() || sides[0].contains(".") != sides[1].contains(".")) {
                throw new UsageException(
                        "'--rename' cannot be '" + rename + "'", "give table=table or table.column=table.column");
            }
        }
        for (String value : values) {
            String[] sides = pair(value);
            if (sides == null || !sides[0].contains(".")) {
                throw new UsageException("'--default' cannot be '" + value + "'", "give table.column=value");
            }
        }
    }

    Draft draft(String message, String scratchUrl, boolean dry) {
        Map<String, String> renamed = new LinkedHashMap<>();
        renames.forEach(rename -> renamed.put(pair(rename)[0].strip(), pair(rename)[1].strip()));
        Map<String, String> filled = new LinkedHashMap<>();
        values.forEach(value -> filled.put(pair(value)[0].strip(), pair(value)[1]));
        return new Draft(
                message,
                renamed,
                renamesAllAlike,
                notRenamed.stream().filter(name -> !name.equals(ALL)).toList(),
                notRenamed.contains(ALL),
                drops,
                ignores,
                filled,
                scratchUrl,
                dry);
    }

    /** Takes one of the words that a question offers, such as {@code --rename a=b}. */
    void add(String option) {
        String name = option.replaceFirst(" .*", "");
        String value = option.substring(name.length()).strip();
        switch (name) {
            case "--rename" -> renames.add(value);
            case "--rename-all-alike" -> renamesAllAlike = true;
            case "--no-rename" -> notRenamed.add(value);
            case "--drop" -> drops.add(value);
            case "--ignore" -> ignores.add(value);
            case "--default" -> values.add(value);
            default -> throw new IllegalArgumentException(option);
        }
    }

    private static String[] pair(String typed) {
        int sign = typed.indexOf('=');
        return sign < 1 ? null : new String[] {typed.substring(0, sign), typed.substring(sign + 1)};
    }
}
