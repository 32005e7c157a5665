package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's decisions, given as options before any question is asked.
 *
 * @param renames old name to new one: {@code table}, {@code table.column} or {@code sequence}
 * @param allAlike whether all names that differ only in case and underscores are renames
 * @param notRenamed tables, columns and sequences that are not renamed or converted, but dropped and added
 * @param renamesNoOther whether {@code notRenamed} holds for every possible rename that {@code renames} does not
 *     mention
 * @param dropped tables and sequences that no entity maps and that are dropped; and columns, as in {@code notRenamed}
 * @param ignored tables and sequences that are left alone
 * @param values by {@code table.column}: the value that existing rows get
 * @param asks whether anyone can be asked. Otherwise a possible rename counts as drop and add, unmapped tables and
 *     sequences are dropped, and a missing value stays missing
 */
public record Decisions(
        Map<String, String> renames,
        boolean allAlike,
        Set<String> notRenamed,
        boolean renamesNoOther,
        Set<String> dropped,
        IgnoredNames ignored,
        Map<String, Value> values,
        boolean asks) {

    public Decisions {
        Map<String, String> folded = new TreeMap<>();
        renames.forEach((from, to) -> folded.put(folded(from), folded(to)));
        renames = Collections.unmodifiableMap(folded);
        notRenamed = folded(notRenamed);
        dropped = folded(dropped);
        values = values.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> folded(entry.getKey()), Map.Entry::getValue));
    }

    /** Decisions ignore case and quotes in names. */
    private static String folded(String typed) {
        return typed.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> folded(Set<String> typed) {
        return typed.stream().map(Decisions::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** No decisions: every question is asked. */
    public static Decisions none() {
        return new Decisions(Map.of(), false, Set.of(), false, Set.of(), IgnoredNames.none(), Map.of(), true);
    }

    /** No decisions, and no question is asked. */
    public static Decisions silent() {
        return new Decisions(Map.of(), false, Set.of(), false, Set.of(), IgnoredNames.none(), Map.of(), false);
    }

    /** {@code --rename FROM=TO}. */
    public Decisions rename(String from, String to) {
        Map<String, String> more = new TreeMap<>(renames);
        more.put(from, to);
        return new Decisions(more, allAlike, notRenamed, renamesNoOther, dropped, ignored, values, asks);
    }

    /** {@code --rename-all-alike}. */
    public Decisions renameAllAlike() {
        return new Decisions(renames, true, notRenamed, renamesNoOther, dropped, ignored, values, asks);
    }

    /** {@code --no-rename NAME}. */
    public Decisions noRename(String name) {
        return new Decisions(
                renames, allAlike, plus(notRenamed, List.of(name)), renamesNoOther, dropped, ignored, values, asks);
    }

    /** {@code --no-rename}. */
    public Decisions noOtherRename() {
        return new Decisions(renames, allAlike, notRenamed, true, dropped, ignored, values, asks);
    }

    /** {@code --drop NAME}, for each of them. */
    public Decisions drop(String... names) {
        return new Decisions(
                renames, allAlike, notRenamed, renamesNoOther, plus(dropped, List.of(names)), ignored, values, asks);
    }

    /** {@code --ignore NAME}, for each of them. */
    public Decisions ignore(String... names) {
        return new Decisions(
                renames, allAlike, notRenamed, renamesNoOther, dropped, ignored.plus(List.of(names)), values, asks);
    }

    /** Adds the names that the configuration ignores. */
    public Decisions ignoring(IgnoredNames always) {
        return new Decisions(
                renames, allAlike, notRenamed, renamesNoOther, dropped, ignored.with(always), values, asks);
    }

    /** {@code --default COLUMN=VALUE}. */
    public Decisions value(String column, Value value) {
        Map<String, Value> more = new TreeMap<>(values);
        more.put(column, value);
        return new Decisions(renames, allAlike, notRenamed, renamesNoOther, dropped, ignored, more, asks);
    }

    private static Set<String> plus(Set<String> names, Collection<String> added) {
        Set<String> more = new TreeSet<>(names);
        more.addAll(added);
        return more;
    }

    /** The same decisions once all renames are applied: any other possible rename counts as drop and add. */
    public Decisions withoutRenames() {
        return new Decisions(Map.of(), false, notRenamed, true, dropped, ignored, values, true);
    }

    /** The same decisions with values in the SQL of one engine. */
    Decisions on(Engine engine) {
        Map<String, Value> there = new TreeMap<>(values);
        there.replaceAll((column, value) -> value.on(engine));
        return new Decisions(renames, allAlike, notRenamed, renamesNoOther, dropped, ignored, there, asks);
    }

    /** Whether a column is dropped and added rather than renamed or converted. */
    boolean drops(String table, String column) {
        return renamesNoOther || names(name(table)) || names(key(table, column));
    }

    /** Whether a table or sequence is dropped rather than renamed. */
    boolean drops(String name) {
        return renamesNoOther || names(name(name));
    }

    /** Whether names that differ only in case and underscores are renames, or possible ones to ask about. */
    boolean seesAlike() {
        return allAlike || (asks && !renamesNoOther);
    }

    /** Whether a decision drops this very column. */
    boolean namesDropped(String table, String column) {
        return names(key(table, column));
    }

    /** Whether a decision drops this very table or sequence. */
    boolean namesDropped(String name) {
        return names(name(name));
    }

    private boolean names(String folded) {
        return notRenamed.contains(folded) || dropped.contains(folded);
    }

    Value valueOf(String table, String column) {
        return values.get(key(table, column));
    }

    static String key(String table, String column) {
        return name(table) + "." + name(column);
    }

    /** The name of a table, column or sequence as decisions spell it. */
    static String name(String normal) {
        return folded(Names.plain(normal));
    }

    /**
     * Makes sure that every decision refers to something that exists.
     *
     * @throws InvalidDecisionException when one does not
     */
    public void fit(Schema before, Schema after) {
        requireUnambiguous(before);
        requireUnambiguous(after);
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
        for (String name : plus(notRenamed, dropped)) {
            if (!there.contains(name)) {
                throw new InvalidDecisionException("the changelog has no '" + name + "' to drop");
            }
        }
        Set<String> wanted = names(after);
        Set<String> relations = relations(before);
        relations.addAll(relations(after));
        for (String name : dropped) {
            boolean isColumn = name.contains(".") && !relations.contains(name);
            if (!isColumn && wanted.contains(name)) {
                throw new InvalidDecisionException("'--drop " + name + "' has no effect: entities map it");
            }
            if (!isColumn && (ignored.covers(name) || renames.containsKey(name))) {
                throw new InvalidDecisionException("'--drop " + name + "' has no effect: '" + name + "' is "
                        + (renames.containsKey(name) ? "renamed" : "ignored"));
            }
        }
        ignored.fit(before, after);
        for (String name : values.keySet()) {
            if (!wanted.contains(name)) {
                throw new InvalidDecisionException("the entities have no column '" + name + "'");
            }
        }
    }

    /** A table of another schema may be called like a column: {@code audit.name}. */
    private void requireUnambiguous(Schema schema) {
        Set<String> both = relations(schema);
        both.retainAll(columns(schema));
        Stream.of(renames.keySet(), renames.values(), notRenamed, dropped)
                .flatMap(Collection::stream)
                .filter(both::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidDecisionException("'" + name
                            + "' is a table or sequence in a schema, and a column; write this change by hand");
                });
    }

    /**
     * Makes sure that every decision refers to something that differs, whether or not a question was needed.
     * {@link #renamesNoOther} needs no difference.
     *
     * @param differing see {@link SchemaDiffer#differing}; on either engine
     * @throws InvalidDecisionException when a decision does not
     */
    public void requireUse(Set<String> differing) {
        Set<String> names = new TreeSet<>(differing);
        renames.forEach((from, to) -> differing.stream()
                .filter(name -> name.startsWith(to + "."))
                .forEach(name -> names.add(from + name.substring(to.length()))));
        notRenamed.forEach(
                name -> requireUse("--no-rename " + name, names.contains(name), "'" + name + "' does not change"));
        dropped.forEach(name -> requireUse("--drop " + name, names.contains(name), "'" + name + "' does not change"));
        values.keySet()
                .forEach(name -> requireUse(
                        "--default " + name, names.contains(name), "no row needs a value in '" + name + "'"));
    }

    private static void requireUse(String answer, boolean used, String reason) {
        if (!used) {
            throw new InvalidDecisionException("'" + answer + "' has no effect: " + reason);
        }
    }

    /** All names that decisions may use. */
    static Set<String> names(Schema schema) {
        Set<String> names = relations(schema);
        names.addAll(columns(schema));
        return names;
    }

    private static Set<String> relations(Schema schema) {
        return Stream.concat(schema.tables().keySet().stream(), schema.sequences().keySet().stream())
                .map(Decisions::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> columns(Schema schema) {
        return schema.tables().values().stream()
                .flatMap(table -> table.columns().stream().map(column -> key(table.name(), column.name())))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
