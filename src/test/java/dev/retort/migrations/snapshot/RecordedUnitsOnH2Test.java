package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.OnH2;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitsHolder;
import io.quarkus.hibernate.orm.runtime.boot.QuarkusPersistenceUnitDefinition;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What a command reads of the entities without loading the application is what the application has when it runs. */
@QuarkusTest
@TestProfile(OnH2.class)
class RecordedUnitsOnH2Test {

    @Test
    void theyAreThoseOfTheRunningApplication() {
        assertThat(RecordedUnits.of(Thread.currentThread().getContextClassLoader()))
                .as("empty: this version of Quarkus records them in another way")
                .isNotEmpty()
                .extracting(
                        QuarkusPersistenceUnitDefinition::getName,
                        unit -> unit.getPersistenceUnitDescriptor().getManagedClassNames(),
                        unit -> unit.getPersistenceUnitDescriptor().getProperties())
                .containsExactlyElementsOf(PersistenceUnitsHolder.getPersistenceUnitDescriptors().stream()
                        .map(unit -> Tuple.tuple(unit.getName(), unit.getManagedClassNames(), unit.getProperties()))
                        .toList());
    }

    @Test
    void whereTheyAreRecordedInAnotherWayThereAreNone() {
        assertThat(RecordedUnits.of(ClassLoader.getPlatformClassLoader())).isEmpty();
    }
}
