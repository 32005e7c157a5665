package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.SequenceChange.RenameSequence;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds renames: those that decisions name, and possible ones to ask about. */
final class Renames {

    private final Schema after;
    private final Decisions answers;
    private final Map<String, String> unused;
    private final List<SchemaChange> changes = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> inQuestion = new TreeSet<>();
    private final Set<String> candidates = new TreeSet<>();
    private final AlikeNames alike = new AlikeNames();
    private Schema renamed;

    private Renames(Schema before, Schema after, Decisions answers) {
        this.renamed = before;
        this.after = after;
        this.answers = answers;
        this.unused = new TreeMap<>(answers.renames());
    }

    static Renames find(Schema before, Schema after, Decisions answers) {
        Renames renames = new Renames(before, after, answers);
        renames.tables();
        renames.columns();
        renames.sequences();
        if (!renames.alike.isEmpty() && !answers.allAlike()) {
            renames.questions.add(0, renames.alike.question());
        }
        Set<String> there = Decisions.names(before);
        renames.unused.forEach((from, to) -> {
            refuseMove(before, after, from, to);
            throw new InvalidDecisionException(
                    there.contains(from) && there.contains(to)
                            ? "cannot rename '" + from + "' to '" + to + "': '" + to
                                    + "' already exists; rename that one first, in a revision of its own"
                            : "cannot rename '" + from + "' to '" + to + "': only the changelog may have the first, and"
                                    + " only the entities the second");
        });
        return renames;
    }

    private static void refuseMove(Schema before, Schema after, String from, String to) {
        String old = relation(before, from);
        String target = relation(after, to);
        if (old != null && target != null && !areInOneSchema(old, target)) {
            throw new InvalidDecisionException("cannot rename '" + from + "' to '" + to
                    + "', which is in another schema; move it by hand, in a revision of its own");
        }
    }

    /** The table or sequence that a decision calls so, in normal form; null for none. */
    private static String relation(Schema schema, String name) {
        return Stream.concat(schema.tables().keySet().stream(), schema.sequences().keySet().stream())
                .filter(each -> Decisions.name(each).equals(name))
                .findFirst()
                .orElse(null);
    }

    List<SchemaChange> changes() {
        return changes;
    }

    List<Question> questions() {
        return questions;
    }

    /** The schema before the changes, with every rename applied. */
    Schema renamed() {
        return renamed;
    }

    /** Whether an open question asks if this new column is an old one. */
    boolean isInQuestion(String table, String column) {
        return inQuestion.contains(Decisions.key(table, column));
    }

    private void apply(SchemaChange change) {
        changes.add(change);
        renamed = change.applyTo(renamed);
    }

    private void tables() {
        List<Table> gone = missing(renamed, after);
        List<Table> fresh = new ArrayList<>(missing(after, renamed));
        for (Table old : gone) {
            String to = unused.get(Decisions.name(old.name()));
            Table target = fresh.stream()
                    .filter(table ->
                            Decisions.name(table.name()).equals(to) && areInOneSchema(old.name(), table.name()))
                    .findFirst()
                    .orElse(null);
            if (target != null) {
                unused.remove(Decisions.name(old.name()));
                fresh.remove(target);
                apply(new RenameTable(old.name(), target.name()));
                renameOwnSequence(old.name(), target.name());
            }
        }
        renameAlikeTables();
        for (Table old : missing(renamed, after)) {
            askAboutTable(old, missing(after, renamed));
        }
    }

    /**
     * Renames alike tables before the user answers, so that further questions are about the remaining differences only.
     */
    private void renameAlikeTables() {
        List<String> gone = names(missing(renamed, after));
        List<String> fresh = names(missing(after, renamed));
        for (String old : gone) {
            String target = AlikeNames.only(old, inSchemaOf(old, gone), inSchemaOf(old, fresh));
            if (target != null && answers.seesAlike() && !answers.namesDropped(old)) {
                alike.add(Names.plain(old), Names.plain(target));
                apply(new RenameTable(old, target));
                renameOwnSequence(old, target);
            }
        }
    }

    /** No engine renames from one schema into another: PostgreSQL moves a table, and H2 does neither. */
    private static boolean areInOneSchema(String one, String other) {
        return Objects.equals(Names.schema(one), Names.schema(other));
    }

    private static List<String> inSchemaOf(String name, List<String> names) {
        return names.stream().filter(each -> areInOneSchema(name, each)).toList();
    }

    private static List<String> names(List<Table> tables) {
        return tables.stream().map(Table::name).toList();
    }

    /** Hibernate names a sequence after its table, but without the table's quotes unless it quotes everything. */
    private void renameOwnSequence(String from, String to) {
        Sequence own = ownSequence(from, renamed, after);
        Sequence target = ownSequence(to, after, renamed);
        if (own != null && target != null) {
            unused.remove(Decisions.name(own.name()));
            apply(new RenameSequence(own, target.name()));
        }
    }

    /** The sequence of a table that is in one schema and not in the other; null for none. */
    private static Sequence ownSequence(String table, Schema in, Schema from) {
        return in.sequences().values().stream()
                .filter(sequence -> Names.key(sequence.name()).equals(Names.key(table) + "_seq"))
                .filter(sequence -> !from.sequences().containsKey(sequence.name()))
                .findFirst()
                .orElse(null);
    }

    /** Whether a dropped table or sequence may be a renamed one, regardless of decisions. */
    boolean isCandidate(String name) {
        return candidates.contains(Decisions.name(name));
    }

    private void askAboutTable(Table old, List<Table> fresh) {
        List<String> targets = fresh.stream()
                .filter(table -> areAlike(old, table) && areInOneSchema(old.name(), table.name()))
                .map(table -> Names.plain(table.name()))
                .toList();
        ask("table", Names.plain(old.name()), targets, quoted(targets), answers.drops(old.name()));
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").toList();
    }

    /**
     * Asks whether something was renamed, unless a decision answers it.
     *
     * @param targets the possible new names, as options spell them
     * @param shown the same names for reading, with details that tell them apart
     * @return whether a question was added
     */
    private boolean ask(String kind, String about, List<String> targets, List<String> shown, boolean answered) {
        if (!targets.isEmpty()) {
            candidates.add(Decisions.name(about));
        }
        if (targets.isEmpty() || answered || !answers.asks()) {
            return false;
        }
        List<String> options = new ArrayList<>();
        targets.forEach(target -> options.add("--rename " + about + "=" + target));
        options.add("--no-rename " + about);
        if (!kind.equals("column")) {
            options.add("--ignore " + about);
        }
        questions.add(new Question(
                about,
                "Did you rename " + (shown.size() == 1 ? "" : kind + " ") + "'" + about + "' to "
                        + String.join(" or ", shown) + "?",
                options));
        return true;
    }

    /** Whether two tables share at least half of their columns, by name and type. */
    private static boolean areAlike(Table old, Table fresh) {
        long shared = old.columns().stream()
                .filter(column -> fresh.columns().stream()
                        .anyMatch(other -> AlikeNames.areAlike(column.name(), other.name())
                                && TablePair.isConvertible(old, column, fresh, other)))
                .count();
        return shared * 2 >= Math.max(old.columns().size(), fresh.columns().size());
    }

    private void columns() {
        for (Table table : after.tables().values()) {
            if (renamed.tables().containsKey(table.name())) {
                while (renameOne(table)) {
                    // The old name of one may be the new name of the next.
                }
                renameAlikeColumns(table);
                askAboutColumns(table);
            }
        }
    }

    private boolean renameOne(Table table) {
        List<Column> fresh = fresh(table);
        for (Column column : renamed.tables().get(table.name()).columns()) {
            Column target = answered(table.name(), column, fresh);
            if (target != null) {
                apply(new RenameColumn(table.name(), column.name(), column.named(target.name())));
                return true;
            }
        }
        return false;
    }

    private void renameAlikeColumns(Table table) {
        Table old = renamed.tables().get(table.name());
        List<String> gone = gone(old, table).stream().map(Column::name).toList();
        List<Column> fresh = fresh(table);
        for (Column column : gone(old, table)) {
            String target = AlikeNames.only(
                    column.name(), gone, fresh.stream().map(Column::name).toList());
            if (target != null
                    && answers.seesAlike()
                    && namesOf(table.name()).stream().noneMatch(name -> answers.namesDropped(name, column.name()))
                    && TablePair.isConvertible(
                            old, column, table, table.column(target).orElseThrow())) {
                List<String> names = namesOf(table.name());
                alike.add(
                        names.get(names.size() - 1) + "." + Names.plain(column.name()),
                        Names.plain(table.name()) + "." + Names.plain(target));
                apply(new RenameColumn(table.name(), column.name(), column.named(target)));
            }
        }
    }

    private static List<Column> gone(Table old, Table table) {
        return old.columns().stream()
                .filter(column -> !table.hasColumn(column.name()))
                .toList();
    }

    private List<Column> fresh(Table table) {
        Table old = renamed.tables().get(table.name());
        return table.columns().stream()
                .filter(column -> !old.hasColumn(column.name()))
                .toList();
    }

    private void askAboutColumns(Table table) {
        List<Column> fresh = fresh(table);
        Table old = renamed.tables().get(table.name());
        gone(old, table).forEach(column -> askAboutColumn(old, column, table, fresh));
    }

    private Column answered(String table, Column column, List<Column> fresh) {
        for (String tableName : namesOf(table)) {
            String from = tableName + "." + Decisions.name(column.name());
            String to = unused.get(from);
            for (Column candidate : fresh) {
                if (to != null
                        && (to.equals(Decisions.key(table, candidate.name()))
                                || to.equals(tableName + "." + Decisions.name(candidate.name())))) {
                    unused.remove(from);
                    return candidate;
                }
            }
        }
        return null;
    }

    /** The present name of a table, then its earlier name. */
    private List<String> namesOf(String table) {
        List<String> names = new ArrayList<>(List.of(Decisions.name(table)));
        for (SchemaChange change : changes) {
            if (change instanceof RenameTable rename && rename.to().equals(table)) {
                names.add(Decisions.name(rename.from()));
            }
        }
        return names;
    }

    private void askAboutColumn(Table old, Column column, Table now, List<Column> fresh) {
        String table = now.name();
        String about = Names.plain(table) + "." + Names.plain(column.name());
        List<Column> candidates = fresh.stream()
                .filter(each -> TablePair.isConvertible(old, column, now, each))
                .sorted(Comparator.comparing(each -> !each.type().equals(column.type())))
                .toList();
        List<String> targets = candidates.stream()
                .map(each -> Names.plain(table) + "." + Names.plain(each.name()))
                .toList();
        List<String> shown = candidates.stream()
                .map(each -> "'" + Names.plain(table) + "." + Names.plain(each.name()) + "' (" + each.type() + ")")
                .toList();
        if (ask("column", about, targets, shown, answers.drops(table, column.name()))) {
            candidates.forEach(each -> inQuestion.add(Decisions.key(table, each.name())));
        }
    }

    private void sequences() {
        renameSaidSequences();
        renameAlikeSequences();
        goneSequences().forEach(this::askAboutSequence);
    }

    private List<Sequence> goneSequences() {
        return missingSequences(renamed, after);
    }

    private List<Sequence> freshSequences() {
        return missingSequences(after, renamed);
    }

    private static List<Sequence> missingSequences(Schema in, Schema from) {
        return in.sequences().values().stream()
                .filter(sequence -> !from.sequences().containsKey(sequence.name()))
                .toList();
    }

    private void renameSaidSequences() {
        for (Sequence old : goneSequences()) {
            String to = unused.get(Decisions.name(old.name()));
            freshSequences().stream()
                    .filter(sequence ->
                            Decisions.name(sequence.name()).equals(to) && areInOneSchema(old.name(), sequence.name()))
                    .findFirst()
                    .ifPresent(target -> {
                        unused.remove(Decisions.name(old.name()));
                        apply(new RenameSequence(old, target.name()));
                    });
        }
    }

    private void renameAlikeSequences() {
        List<Sequence> gone = goneSequences();
        List<Sequence> fresh = freshSequences();
        for (Sequence old : gone) {
            String target = AlikeNames.only(
                    old.name(),
                    inSchemaOf(old.name(), gone.stream().map(Sequence::name).toList()),
                    inSchemaOf(old.name(), fresh.stream().map(Sequence::name).toList()));
            if (target != null
                    && answers.seesAlike()
                    && !answers.namesDropped(old.name())
                    && !belongsToOne(old, missing(renamed, after))) {
                alike.add(Names.plain(old.name()), Names.plain(target));
                apply(new RenameSequence(old, target));
            }
        }
    }

    private void askAboutSequence(Sequence old) {
        if (belongsToOne(old, missing(renamed, after))) {
            return;
        }
        List<String> targets = freshSequences().stream()
                .filter(sequence ->
                        areInOneSchema(old.name(), sequence.name()) && !belongsToOne(sequence, missing(after, renamed)))
                .map(sequence -> Names.plain(sequence.name()))
                .toList();
        ask("sequence", Names.plain(old.name()), targets, quoted(targets), answers.drops(old.name()));
    }

    private static boolean belongsToOne(Sequence sequence, List<Table> tables) {
        return tables.stream()
                .anyMatch(table -> Decisions.name(sequence.name()).startsWith(Decisions.name(table.name()) + "_"));
    }

    private static List<Table> missing(Schema in, Schema from) {
        return in.tables().values().stream()
                .filter(table -> !from.tables().containsKey(table.name()))
                .toList();
    }
}
