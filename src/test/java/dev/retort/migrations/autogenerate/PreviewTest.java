package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.stream.Stream;
import models.EngineCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A preview is the revision that would be written, without its proof. */
class PreviewTest {

    static Stream<Arguments> engines() {
        return Stream.of(Arguments.of(Scratches.h2(), null), Arguments.of(Servers.postgresql(), Scratches.h2()));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void itSaysTheSameAndProvesNothing(Scratches here, Scratches other) {
        Autogenerate autogenerate = ModelChangesTest.autogenerate(
                here, other, ModelChangesTest.NOTHING, List.of(EngineCases.QuotedOrder.class));

        Proposal preview = autogenerate.preview(Decisions.none());

        Proposal proposal = autogenerate.propose(Decisions.none());
        assertThat(proposal.isProven()).isTrue();
        assertThat(preview.body()).isEqualTo(proposal.body());
        assertThat(preview.changes()).hasSameSizeAs(proposal.changes());
        assertThat(preview.proofs()).isEmpty();
        assertThat(preview.isProven()).isFalse();
    }

    @Test
    void ofOneEngineItIsForThatOneAlone() {
        Autogenerate autogenerate =
                OneEngineTest.alone(Servers.postgresql(), ModelChangesTest.NOTHING, EngineCases.PostgresqlTypes.class);
        assertThat(autogenerate.preview(Decisions.none()).body())
                .isEqualTo(autogenerate.propose(Decisions.none()).body())
                .doesNotContain("dbms");
    }
}
