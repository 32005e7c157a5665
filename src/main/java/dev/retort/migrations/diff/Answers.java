package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was said before anything was asked.
 *
 * @param renames old name to new one: {@code table}, {@code table.column} or {@code sequence}
 * @param dropped tables and columns that are really dropped and added, not renamed or converted
 * @param dropsAll whether that goes for all that {@code renames} does not mention
 * @param values by {@code table.column}: what existing rows get
 * @param asks whether there is anyone to ask; otherwise what may be a rename counts as drop and add, and what needs a
 *     value goes without
 */
public record Answers(
        Map<String, String> renames, Set<String> dropped, boolean dropsAll, Map<String, Value> values, boolean asks) {

    public Answers {
        Map<String, String> folded = new TreeMap<>();
        renames.forEach((from, to) -> folded.put(folded(from), folded(to)));
        renames = Collections.unmodifiableMap(folded);
        dropped = dropped.stream().map(Answers::folded).collect(Collectors.toUnmodifiableSet());
        values = values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> folded(entry.getKey()), Map.Entry::getValue));
    }

    /** Names are typed as people like: case and quotes do not tell them apart. */
    private static String folded(String typed) {
        return typed.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    /** Nothing was said. */
    public static Answers none() {
        return new Answers(Map.of(), Set.of(), false, Map.of(), true);
    }

    /** Nobody is asked. */
    public static Answers silent() {
        return new Answers(Map.of(), Set.of(), false, Map.of(), false);
    }

    public Answers rename(String from, String to) {
        Map<String, String> more = new TreeMap<>(renames);
        more.put(from, to);
        return new Answers(more, dropped, dropsAll, values, asks);
    }

    public Answers drop(String name) {
        Set<String> more = new TreeSet<>(dropped);
        more.add(name);
        return new Answers(renames, more, dropsAll, values, asks);
    }

    public Answers dropAll() {
        return new Answers(renames, dropped, true, values, asks);
    }

    public Answers value(String column, Value value) {
        Map<String, Value> more = new TreeMap<>(values);
        more.put(column, value);
        return new Answers(renames, dropped, dropsAll, more, asks);
    }

    /** The same with every rename done, and everything else answered by dropping. */
    public Answers withoutRenames() {
        return new Answers(Map.of(), dropped, true, values, true);
    }

    /** The same with values in the words of one engine. */
    Answers on(Engine engine) {
        Map<String, Value> there = new TreeMap<>(values);
        there.replaceAll((column, value) -> value.on(engine));
        return new Answers(renames, dropped, dropsAll, there, asks);
    }

    boolean drops(String table, String column) {
        return dropsAll || dropped.contains(name(table)) || dropped.contains(key(table, column));
    }

    boolean dropsTable(String table) {
        return dropsAll || dropped.contains(name(table));
    }

    Value valueOf(String table, String column) {
        return values.get(key(table, column));
    }

    static String key(String table, String column) {
        return name(table) + "." + name(column);
    }

    /** How a table, column or sequence is named in answers. */
    static String name(String normal) {
        return folded(Names.plain(normal));
    }

    /**
     * Makes sure that all that was said speaks of something that is there.
     *
     * @throws UnusableAnswerException when it does not
     */
    public void fit(Schema before, Schema after) {
        Set<String> there = new TreeSet<>(names(before));
        renames.forEach((from, to) -> {
            if (there.contains(from)) {
                there.add(to);
                there.stream()
                        .filter(name -> name.startsWith(from + "."))
                        .toList()
                        .forEach(name -> there.add(to + name.substring(from.length())));
            }
        });
        for (String name : dropped) {
            if (!there.contains(name)) {
                throw new UnusableAnswerException("there is no '" + name + "' that could be dropped");
            }
        }
        Set<String> wanted = names(after);
        for (String name : values.keySet()) {
            if (!wanted.contains(name)) {
                throw new UnusableAnswerException("the entities have no column '" + name + "'");
            }
        }
    }

    /**
     * Makes sure that all that was said speaks of something that differs. Whether it had to be asked does not matter, nor
     * does what {@link #dropsAll} finds.
     *
     * @param differing see {@link SchemaDiffer#differing}; on either engine
     * @throws UnusableAnswerException when it does not
     */
    public void requireUse(Set<String> differing) {
        Set<String> names = new TreeSet<>(differing);
        renames.forEach((from, to) -> differing.stream()
                .filter(name -> name.startsWith(to + "."))
                .forEach(name -> names.add(from + name.substring(to.length()))));
        dropped.forEach(
                name -> requireUse("--no-rename " + name, names.contains(name), "'" + name + "' stays as it is"));
        values.keySet()
                .forEach(name -> requireUse(
                        "--default " + name, names.contains(name), "no row needs a value in '" + name + "'"));
    }

    private static void requireUse(String answer, boolean used, String reason) {
        if (!used) {
            throw new UnusableAnswerException("'" + answer + "' answers nothing, for " + reason);
        }
    }

    /** All that can be named in answers. */
    static Set<String> names(Schema schema) {
        Set<String> names = new TreeSet<>();
        schema.sequences().keySet().forEach(name -> names.add(name(name)));
        schema.tables().values().forEach(table -> {
            names.add(name(table.name()));
            table.columns().forEach(column -> names.add(key(table.name(), column.name())));
        });
        return names;
    }
}
