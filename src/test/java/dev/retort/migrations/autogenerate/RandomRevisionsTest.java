package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.changelog.render.ChangeSetWriter;
import dev.retort.migrations.diff.ConstraintChange.AddForeignKey;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Difference;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.RandomSchemas;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is changed and however the questions are answered: one file is right on both engines, with rows. */
class RandomRevisionsTest {

    private static final Scratches H2 = Scratches.h2();

    /** Before and after, on one engine. */
    private record Pair(Schema before, Schema after) {

        static Pair of(Scratches scratches, long seed) {
            Random random = new Random(seed);
            Schema before = RandomSchemas.next(scratches.engine(), random);
            Schema after = RandomSchemas.next(scratches.engine(), random);
            return new Pair(read(scratches, before), read(scratches, after));
        }

        /** As the engine spells it. */
        private static Schema read(Scratches scratches, Schema schema) {
            try (Scratch scratch = scratches.open()) {
                create(scratch, schema);
                return scratch.read();
            }
        }

        Difference difference(Decisions answers) {
            return SchemaDiffer.diff(before, after, answers);
        }
    }

    // The same every time; without the seed, and with more tries, others are tried.
    @Property(tries = 15, seed = "7")
    void areProvenOnBothEngines(@ForAll long seed) {
        Pair onH2 = Pair.of(H2, seed);
        Pair onPostgresql = Pair.of(Servers.postgresql(), seed);
        Decisions answers = answers(onH2, onPostgresql, new Random(seed));
        List<SchemaChange> there = onPostgresql.difference(answers).changes();
        List<SchemaChange> here = onH2.difference(answers).changes();
        if (!here.isEmpty() && here.stream().noneMatch(change -> refersToNothing(change, here))) {
            String yaml = yaml(here, there);
            assertProven(H2, onH2, yaml, here);
            assertProven(Servers.postgresql(), onPostgresql, yaml, there);
        }
    }

    /** Rows that are there cannot refer to a table that comes and is empty: only a person can put rows into it. */
    private static boolean refersToNothing(SchemaChange change, List<SchemaChange> changes) {
        return change instanceof AddForeignKey add
                && creates(add.key().target(), changes)
                && !creates(add.table(), changes);
    }

    private static boolean creates(String table, List<SchemaChange> changes) {
        return changes.stream()
                .anyMatch(change ->
                        change instanceof CreateTable && change.table().equals(table));
    }

    private static String yaml(List<SchemaChange> h2, List<SchemaChange> postgresql) {
        return new Proposal(h2, List.of(), ChangeSetWriter.body(h2, postgresql), List.of()).yaml("random");
    }

    private static void assertProven(Scratches scratches, Pair pair, String yaml, List<SchemaChange> changes) {
        try (Scratch scratch = scratches.open()) {
            create(scratch, pair.before());
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, yaml);
            Proof proof = new Prover(scratch)
                    .prove(scratch.read(), pair.after(), revision::up, revision::down, RowWatch.of(changes));
            assertThat(proof.failure()).as(yaml).isNull();
        }
    }

    private static void create(Scratch scratch, Schema schema) {
        List<SchemaChange> changes = SchemaDiffer.diff(Schema.empty(scratch.engine()), schema, Decisions.silent())
                .changes();
        if (!changes.isEmpty()) {
            ScratchChangelog.ofText(scratch, yaml(changes, changes)).up();
        }
    }

    /** Decisions questions until there are none, each by any of the answers that it offers. */
    private static Decisions answers(Pair onH2, Pair onPostgresql, Random random) {
        Decisions answers = Decisions.none();
        for (int round = 0; round < 100; round++) {
            Difference difference = onH2.difference(answers);
            Pair asking = difference.questions().isEmpty() ? onPostgresql : onH2;
            List<Question> questions = asking.difference(answers).questions();
            if (questions.isEmpty()) {
                return answers;
            }
            answers = answered(questions.get(0), asking, answers, random);
        }
        throw new AssertionError("questions without end");
    }

    private static Decisions answered(Question question, Pair pair, Decisions answers, Random random) {
        // A column of few values cannot become one whose values all differ.
        List<String> options = question.options().stream()
                .filter(option -> !option.startsWith("--ignore ") && !option.matches("--rename .*[.]c[45]=.*"))
                .toList();
        String option = options.get(random.nextInt(options.size()));
        String[] words = option.split("[ =]", -1);
        return switch (words[0]) {
            case "--rename" -> answers.rename(words[1], words[2]);
            case "--rename-all-alike" -> answers.renameAllAlike();
            case "--no-rename" -> words.length == 1 ? answers.noOtherRename() : answers.noRename(words[1]);
            case "--drop" -> answers.drop(words[1]);
            case "--default" -> answers.value(words[1], value(words[1], question, pair, answers));
            default -> throw new AssertionError(option);
        };
    }

    /** One that keeps what is there, is another one in each row, and none of null. */
    private static Value value(String about, Question question, Pair pair, Decisions answers) {
        String table = about.replaceAll("[.].*", "");
        String name = about.replaceAll(".*[.]", "");
        Column column = pair.after().table(table).orElseThrow().column(name).orElseThrow();
        boolean converts = question.text().startsWith("What becomes");
        boolean isEnum =
                column.type().name().equals("enum") || column.type().toString().equals("varchar(255)");
        if (isEnum) {
            return Value.literal("A");
        }
        if (converts) {
            return Value.expression("coalesce(" + name + ", "
                    + fresh(former(about, pair, answers).orElse(column)) + ")");
        }
        return Value.expression(fresh(column));
    }

    /** The column as it was, under whatever name. */
    private static Optional<Column> former(String about, Pair pair, Decisions answers) {
        String column = before(about, answers);
        String table = before(about.replaceAll("[.].*", ""), answers);
        return pair.before().table(table).flatMap(each -> each.column(column.replaceAll(".*[.]", "")));
    }

    private static String before(String name, Decisions answers) {
        return answers.renames().entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name);
    }

    private static String fresh(Column column) {
        return switch (column.type().name()) {
            case "varchar", "clob" -> "cast(10 + id as varchar(20))";
            case "boolean" -> "true";
            case "date" -> "date '2026-01-01' + cast(id as integer)";
            default -> "10 + id";
        };
    }
}
