package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaDiffer;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.diff.WantedSchema;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import models.InheritanceCases;
import models.TableCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that would have to go to another table are not lost unasked. */
class InheritanceTest {

    static Stream<Arguments> asked() {
        List<Class<?>> single = InheritanceCases.SINGLE;
        List<Class<?>> joined = InheritanceCases.JOINED;
        List<Class<?>> apart = InheritanceCases.APART;
        return Stream.of(
                Arguments.of(
                        "one table to joined ones",
                        single,
                        joined,
                        List.of("animal.kind: --drop animal.kind", "animal.lives: --drop animal.lives")),
                Arguments.of(
                        "one table to one for each class",
                        single,
                        apart,
                        List.of("animal.kind: --drop animal.kind", "animal.lives: --drop animal.lives")),
                Arguments.of(
                        "joined tables to one",
                        joined,
                        single,
                        List.of(
                                "cat: --drop cat | --ignore cat",
                                "dog: --drop dog | --ignore dog",
                                "animal.kind: --default animal.kind=VALUE | --default animal.kind=sql:EXPRESSION")),
                Arguments.of(
                        "joined tables to one for each class",
                        joined,
                        apart,
                        List.of(
                                "cat.name: --default cat.name=VALUE | --default cat.name=sql:EXPRESSION"
                                        + " | --default cat.name=\"sql:(select p.name from animal p where p.id = cat.id)\"",
                                "dog.name: --default dog.name=VALUE | --default dog.name=sql:EXPRESSION"
                                        + " | --default dog.name=\"sql:(select p.name from animal p where p.id = dog.id)\"")),
                Arguments.of(
                        "a table for each class to joined ones",
                        apart,
                        joined,
                        List.of("cat.name: --drop cat.name", "dog.name: --drop dog.name")),
                Arguments.of(
                        "a table for each class to one",
                        apart,
                        single,
                        List.of(
                                "cat: --drop cat | --ignore cat",
                                "dog: --drop dog | --ignore dog",
                                "animal.kind: --default animal.kind=VALUE | --default animal.kind=sql:EXPRESSION")),
                Arguments.of(
                        "a field to a secondary table",
                        List.of(InheritanceCases.Whole.class),
                        List.of(InheritanceCases.InTwoTables.class),
                        List.of("item.text: --drop item.text")),
                Arguments.of(
                        "a new field of a subclass that has to have a value",
                        single,
                        List.of(
                                InheritanceCases.SingleAnimal.class,
                                InheritanceCases.SingleNamedCat.class,
                                InheritanceCases.SingleDog.class),
                        List.of("animal.breed: --default animal.breed=VALUE | --default animal.breed=sql:EXPRESSION"
                                + " | --default animal.breed=sql:breed | --default animal.kind=VALUE"
                                + " | --default animal.kind=sql:EXPRESSION | --default animal.kind=sql:kind")),
                Arguments.of(
                        "a class less, with its field and no other place for it",
                        single,
                        List.of(InheritanceCases.SingleAnimal.class, InheritanceCases.SingleDog.class),
                        List.of("animal.kind: --default animal.kind=VALUE | --default animal.kind=sql:EXPRESSION")),
                Arguments.of(
                        "a table that has nothing to do with a field that goes",
                        List.of(InheritanceCases.Whole.class),
                        List.of(InheritanceCases.WithoutText.class, TableCases.Other.class),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void isAskedOnEitherEngine(String name, List<Class<?>> before, List<Class<?>> after, List<String> expected) {
        for (Scratches engine : List.of(Scratches.h2(), Servers.postgresql())) {
            assertThat(propose(engine, before, after, Decisions.none()).questions())
                    .as(engine.engine().id())
                    .extracting(question -> question.about() + ": " + String.join(" | ", question.options()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void saysWhatIsLost() {
        assertThat(propose(Scratches.h2(), InheritanceCases.SINGLE, InheritanceCases.JOINED, Decisions.none())
                        .questions()
                        .get(1)
                        .text())
                .isEqualTo(
                        "Column 'animal.lives' is no longer mapped, and the rows of 'animal' are now spread over 'cat',"
                                + " 'dog' as well. A generated revision moves no rows: dropping the column loses its values, and"
                                + " dropping a discriminator loses the class of each row. To keep the data, write the revision by"
                                + " hand (docs/autogenerate.md, \"Inheritance\"). Drop the column?");
    }

    @Test
    void whoPromisesThatNoRowBreaksACheckHasItLookedInto() {
        List<Class<?>> after = List.of(
                InheritanceCases.SingleAnimal.class,
                InheritanceCases.SingleNamedCat.class,
                InheritanceCases.SingleDog.class);
        Decisions promised = Decisions.none().value("animal.breed", Value.of("sql:breed"));
        Proposal proposal = propose(Servers.postgresql(), InheritanceCases.SINGLE, after, promised);
        assertThat(proposal.isProven()).isTrue();
        assertThat(proposal.body()).contains("""
                  preConditions:
                    - onFail: HALT
                    - onFailMessage: rows of 'animal' break the check kind <> 'Cat' or (breed is not null)
                    - sqlCheck:
                        expectedResult: "0"
                        sql: SELECT COUNT(*) FROM animal WHERE NOT (kind <> 'Cat' or (breed is not null))
            """);
    }

    /** The one in docs/autogenerate.md, on both engines. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void theRevisionThatIsWrittenByHandMovesEveryRow(Engine engine) throws Exception {
        String base = ModelChangesTest.base(InheritanceCases.SINGLE, Servers.postgresql());
        String page = Files.readString(Path.of("docs/autogenerate.md"));
        String section = page.substring(page.indexOf("## Inheritance"));
        String byHand = section.substring(section.indexOf("```yaml\n") + 8, section.indexOf("```\n"));
        Scratches scratches = engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
        try (Scratch scratch = scratches.open()) {
            ScratchChangelog.ofText(scratch, base).up();
            scratch.run(List.of(
                    "insert into animal (id, kind, name, lives) values (1, 'Cat', 'Tom', 9)",
                    "insert into animal (id, kind, name) values (2, 'Dog', 'Rex')",
                    "insert into animal (id, kind, name) values (3, 'Animal', 'Ann')"));
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, "databaseChangeLog:\n" + byHand);

            revision.up();
            assertThat(rows(scratch, "select a.id, name, lives from animal a join cat on cat.id = a.id"))
                    .containsExactly("1 Tom 9");
            assertThat(rows(scratch, "select a.id, name, 0 from animal a join dog on dog.id = a.id"))
                    .containsExactly("2 Rex 0");

            Schema reached = scratch.read();
            Schema entities = ModelChangesTest.autogenerate(scratches, null, base, InheritanceCases.JOINED)
                    .entities();
            assertThat(SchemaDiffer.same(reached, WantedSchema.of(entities, reached, Decisions.silent())))
                    .isTrue();

            revision.down();
            assertThat(rows(scratch, "select kind, name, lives from animal order by id"))
                    .containsExactly("Cat Tom 9", "Dog Rex null", "Animal Ann null");
        }
    }

    private static List<String> rows(Scratch scratch, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = scratch.connection().createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3));
            }
        }
        return rows;
    }

    private static Proposal propose(Scratches engine, List<Class<?>> before, List<Class<?>> after, Decisions answers) {
        Scratches other = engine.engine() == Scratches.h2().engine() ? null : Scratches.h2();
        String base = ModelChangesTest.base(before, Servers.postgresql());
        return ModelChangesTest.autogenerate(engine, other, base, after).propose(answers);
    }
}
