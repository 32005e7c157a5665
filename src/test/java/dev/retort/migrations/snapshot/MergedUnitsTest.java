package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.Map;
import models.ReadingUnits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Persistence units of one database are read as one model. */
class MergedUnitsTest {

    @ParameterizedTest
    @EnumSource
    void aTableThatIsTheSameInTwoUnitsIsMadeOnce(Engine engine) {
        EntityModel both = model(
                engine,
                unit(engine, "people", ReadingUnits.Person.class),
                unit(engine, "bills", ReadingUnits.Person.class, ReadingUnits.Payment.class));

        try (Scratch scratch = scratches(engine).open()) {
            scratch.run(both.statements());
            assertThat(scratch.read().tables()).containsOnlyKeys("payment", "person");
            assertThat(scratch.read().sequences()).containsOnlyKeys("person_numbers");
        }
        assertThat(both.schema().tables()).containsOnlyKeys("payment", "person");
    }

    @ParameterizedTest
    @EnumSource
    void aSequenceOfTwoUnitsNumbersTheTablesOfBoth(Engine engine) {
        EntityModel both = model(
                engine,
                unit(engine, "people", ReadingUnits.Person.class),
                unit(engine, "letters", ReadingUnits.Letter.class));

        assertThat(both.schema().sequences().get("person_numbers").ids())
                .containsExactlyInAnyOrder(new Sequence.Id("person", "id"), new Sequence.Id("letter", "id"));
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatTwoUnitsMapInDifferentWaysIsRefused(Engine engine) {
        assertThatThrownBy(() -> model(
                        engine,
                        unit(engine, "people", ReadingUnits.Person.class),
                        unit(engine, "bills", ReadingUnits.LongerPerson.class)))
                .isInstanceOf(MigrationException.class)
                .hasMessage("the persistence units 'people' and 'bills' map the table 'person' in different ways");
    }

    @ParameterizedTest
    @EnumSource
    void aSequenceThatTwoUnitsStepDifferentlyIsRefused(Engine engine) {
        assertThatThrownBy(() -> model(
                        engine,
                        unit(engine, "people", ReadingUnits.Person.class),
                        unit(engine, "letters", ReadingUnits.QuickLetter.class)))
                .isInstanceOf(MigrationException.class)
                .hasMessage(
                        "the persistence units 'people' and 'letters' map the sequence 'person_numbers' in different ways");
    }

    private static EntityModel model(Engine engine, PersistenceUnit... units) {
        return EntityModelReader.read(engine, List.of(units));
    }

    private static PersistenceUnit unit(Engine engine, String name, Class<?>... classes) {
        PersistenceUnit unit = PersistenceUnit.of(engine, List.of(classes), Map.of());
        return new PersistenceUnit(
                name, unit.classes(), List.of(), List.of(), List.of(), unit.settings(), unit.validated(), null);
    }

    private static Scratches scratches(Engine engine) {
        return switch (engine) {
            case H2 -> Scratches.h2();
            case POSTGRESQL -> Servers.postgresql();
        };
    }
}
