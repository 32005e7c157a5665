package dev.retort.cli;

import dev.retort.migrations.Migrations.Draft;
import dev.retort.migrations.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Options that answer the questions of {@code revision --autogenerate} beforehand. */
final class DraftOptions {

    /** No table is called so. */
    private static final String ALL = "*";

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description = {
                "Rename instead of drop and add: TABLE=TABLE,",
                "TABLE.COLUMN=TABLE.COLUMN or SEQUENCE=SEQUENCE.",
                "Repeatable."
            })
    List<String> renames = new ArrayList<>();

    @Option(
            names = "--rename-all-alike",
            description = {"Rename everything whose old and new name differ", "only in case and underscores."})
    boolean renamesAllAlike;

    @Option(
            names = "--no-rename",
            arity = "0..1",
            fallbackValue = ALL,
            paramLabel = "TABLE[.COLUMN]",
            description = {"Drop and add instead of rename: this one, or all", "that no --rename names. Repeatable."})
    List<String> notRenamed = new ArrayList<>();

    @Option(
            names = "--drop",
            paramLabel = "NAME",
            description = {"Drop a table with its rows, or a sequence, that no", "entity maps. Repeatable."})
    List<String> drops = new ArrayList<>();

    @Option(
            names = "--ignore",
            paramLabel = "NAME",
            description = {"Leave alone a table or sequence that no entity", "maps. Repeatable."})
    List<String> ignores = new ArrayList<>();

    @Option(
            names = "--default",
            paramLabel = "TABLE.COLUMN=VALUE",
            description = {
                "Value of existing rows in a NOT NULL column: a",
                "literal, or sql:EXPRESSION. The schema keeps no",
                "default. Repeatable."
            })
    List<String> values = new ArrayList<>();

    /** Whether no option was given. */
    boolean isEmpty() {
        return !renamesAllAlike
                && Stream.of(renames, notRenamed, drops, ignores, values).allMatch(List::isEmpty);
    }

    /** Refuses options without a meaning. */
    void validate() {
        for (String rename : renames) {
            String[] sides = pair(rename);
            if (sides == null || sides[1].isBlank() || sides[0].contains(".") != sides[1].contains(".")) {
                throw new UsageException(
                        "invalid value '" + rename + "' of '--rename'",
                        "write TABLE=TABLE, TABLE.COLUMN=TABLE.COLUMN or SEQUENCE=SEQUENCE");
            }
        }
        for (String value : values) {
            String[] sides = pair(value);
            if (sides == null || !sides[0].contains(".")) {
                throw new UsageException("invalid value '" + value + "' of '--default'", "write TABLE.COLUMN=VALUE");
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

    /** Adds an option that a question offers, such as {@code --rename a=b}; quotes of a shell around its value go. */
    void add(String option) {
        String name = option.replaceFirst("(?s) .*", "");
        String value = option.substring(name.length()).strip().replaceFirst("(?s)^([^=]+=)\"(sql:.*)\"$", "$1$2");
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
