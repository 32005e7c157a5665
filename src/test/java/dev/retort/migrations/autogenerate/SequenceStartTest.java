package dev.retort.migrations.autogenerate;

import static dev.retort.migrations.autogenerate.ModelChangesTest.NOTHING;
import static dev.retort.migrations.autogenerate.ModelChangesTest.autogenerate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import models.SequenceCases.Assigned;
import models.SequenceCases.AssignedCircle;
import models.SequenceCases.AssignedInteger;
import models.SequenceCases.AssignedLarge;
import models.SequenceCases.AssignedSquare;
import models.SequenceCases.Assigning;
import models.SequenceCases.ByIdentity;
import models.SequenceCases.BySequence;
import models.SequenceCases.Circle;
import models.SequenceCases.FromAThousand;
import models.SequenceCases.Large;
import models.SequenceCases.Numbering;
import models.SequenceCases.OneByOne;
import models.SequenceCases.Other;
import models.SequenceCases.OtherShared;
import models.SequenceCases.Shared;
import models.SequenceCases.Square;
import org.hibernate.id.IdentifierGeneratorHelper;
import org.hibernate.id.IntegralDataTypeHolder;
import org.hibernate.id.enhanced.AccessCallback;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.OptimizerFactory;
import org.hibernate.id.enhanced.StandardOptimizerDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sequence that comes to rows, or comes back to them, gives no id that one of them has: as Hibernate asks it. */
class SequenceStartTest {

    private static final String ITEMS = "insert into item(id) values ";
    private static final String OF_BOTH = ITEMS + "(1), (2); insert into \"order\"(\"No\") values (400)";

    /**
     * Rows, a change of the model, and what is asked for ids then.
     *
     * @param rows statements, in a line; empty for none
     * @param back whether the change is undone first
     * @param first the first id that Hibernate gives
     */
    private record Start(
            List<Class<?>> before,
            List<Class<?>> after,
            String rows,
            boolean back,
            String sequence,
            int step,
            int initial,
            long first) {

        static Start up(Class<?> before, Class<?> after, String rows, long first) {
            return new Start(List.of(before), List.of(after), rows, false, "item_seq", 50, 1, first);
        }

        Start of(String other, int steps, int begin) {
            return new Start(before, after, rows, back, other, steps, begin, first);
        }

        Start undone() {
            return new Start(before, after, rows, true, sequence, step, initial, first);
        }

        Start with(Class<?> one, Class<?> another) {
            return new Start(plus(before, one), plus(after, another), rows, back, sequence, step, initial, first);
        }

        private static List<Class<?>> plus(List<Class<?>> classes, Class<?> more) {
            List<Class<?>> all = new ArrayList<>(classes);
            all.add(more);
            return List.copyOf(all);
        }
    }

    static Stream<Start> starts() {
        return Stream.of(
                Start.up(ByIdentity.class, BySequence.class, "", 1),
                Start.up(ByIdentity.class, BySequence.class, ITEMS + "(1), (2)", 3),
                Start.up(ByIdentity.class, BySequence.class, ITEMS + "(-90), (-7)", 1),
                Start.up(ByIdentity.class, BySequence.class, ITEMS + "(0)", 1),
                Start.up(Assigned.class, BySequence.class, ITEMS + "(49), (5000000000)", 5_000_000_001L),
                Start.up(Assigned.class, OneByOne.class, ITEMS + "(1), (2)", 3).of("item_seq", 1, 1),
                Start.up(Assigned.class, FromAThousand.class, ITEMS + "(7)", 1000)
                        .of("numbers", 50, 1000),
                Start.up(Assigned.class, FromAThousand.class, ITEMS + "(990)", 1000)
                        .of("numbers", 50, 1000),
                Start.up(Assigned.class, FromAThousand.class, ITEMS + "(1007)", 1008)
                        .of("numbers", 50, 1000),
                Start.up(AssignedInteger.class, BySequence.class, ITEMS + "(8)", 9),
                Start.up(AssignedLarge.class, Large.class, ITEMS + "(8)", 9),
                Start.up(BySequence.class, Shared.class, OF_BOTH, 401)
                        .of("all_seq", 50, 1)
                        .with(Other.class, OtherShared.class),
                Start.up(BySequence.class, Shared.class, OF_BOTH, 3)
                        .with(Other.class, OtherShared.class)
                        .undone(),
                Start.up(Shared.class, BySequence.class, OF_BOTH, 401)
                        .with(OtherShared.class, Other.class)
                        .of("order_seq", 50, 1),
                Start.up(Shared.class, BySequence.class, OF_BOTH, 401)
                        .with(OtherShared.class, Other.class)
                        .of("all_seq", 50, 1)
                        .undone(),
                Start.up(
                                ByIdentity.class,
                                Shared.class,
                                ITEMS + "(70), (71); insert into \"order\"(\"No\") values (3)",
                                72)
                        .of("all_seq", 50, 1)
                        .with(OtherShared.class, OtherShared.class),
                Start.up(
                                BySequence.class,
                                Shared.class,
                                ITEMS + "(70), (71); insert into \"order\"(\"No\") values (3)",
                                72)
                        .of("all_seq", 50, 1)
                        .with(OtherShared.class, OtherShared.class),
                Start.up(ByIdentity.class, Shared.class, ITEMS + "(70); alter sequence all_seq restart with 500", 451)
                        .of("all_seq", 50, 1)
                        .with(OtherShared.class, OtherShared.class),
                Start.up(ByIdentity.class, Shared.class, "", 1)
                        .of("all_seq", 50, 1)
                        .with(OtherShared.class, OtherShared.class),
                Start.up(ByIdentity.class, Shared.class, ITEMS + "(70)", 71)
                        .with(OtherShared.class, OtherShared.class)
                        .of("all_seq", 50, 1)
                        .undone(),
                Start.up(BySequence.class, ByIdentity.class, ITEMS + "(60), (61)", 62)
                        .undone(),
                Start.up(BySequence.class, ByIdentity.class, "", 1).undone(),
                Start.up(FromAThousand.class, ByIdentity.class, ITEMS + "(2000)", 2001)
                        .of("numbers", 50, 1000)
                        .undone(),
                Start.up(FromAThousand.class, Assigned.class, ITEMS + "(2000)", 2001)
                        .of("numbers", 50, 1000)
                        .undone(),
                Start.up(Assigning.class, Numbering.class, "insert into square(id) values (12)", 13)
                        .with(AssignedCircle.class, Circle.class)
                        .with(AssignedSquare.class, Square.class)
                        .of("shape_seq", 50, 1));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void givesNoIdThatARowHas(Start start) throws SQLException {
        Scratches postgresql = Servers.postgresql();
        Decisions answers = Decisions.none().noOtherRename();
        String base = autogenerate(Scratches.h2(), postgresql, NOTHING, start.before())
                .propose(Decisions.none())
                .yaml("before");
        Autogenerate autogenerate = autogenerate(Scratches.h2(), postgresql, base, start.after());
        String[] going = autogenerate.propose(answers).questions().stream()
                .map(Question::about)
                .toArray(String[]::new);
        Proposal proposal = autogenerate.propose(answers.drop(going));
        Map<String, Long> first = new LinkedHashMap<>();
        Map<String, Long> expected = new LinkedHashMap<>();
        for (Scratches engine : List.of(Scratches.h2(), postgresql)) {
            try (Scratch scratch = engine.open()) {
                ScratchChangelog.ofText(scratch, base).up();
                scratch.run(
                        start.rows().isEmpty()
                                ? List.of()
                                : List.of(start.rows().split("; ")));
                ScratchChangelog revision = ScratchChangelog.ofText(scratch, proposal.yaml("after"));
                revision.up();
                if (start.back()) {
                    revision.down();
                }
                first.put(engine.engine().id(), smallestOfMany(start, scratch));
                expected.put(engine.engine().id(), start.first());
            }
        }
        assertThat(first).as(proposal.yaml("after")).isEqualTo(expected);
    }

    /** Ids over three blocks, counted by Hibernate: the smallest is the first. */
    private static long smallestOfMany(Start start, Scratch scratch) {
        Optimizer optimizer = OptimizerFactory.buildOptimizer(
                start.step() == 1 ? StandardOptimizerDescriptor.NONE : StandardOptimizerDescriptor.POOLED,
                Long.class,
                start.step(),
                start.initial());
        long first = (Long) optimizer.generate(new Calls(scratch, start.sequence()));
        long previous = first;
        for (int i = 0; i < 120; i++) {
            long next = (Long) optimizer.generate(new Calls(scratch, start.sequence()));
            assertThat(next).isGreaterThan(previous);
            previous = next;
        }
        return first;
    }

    private record Calls(Scratch scratch, String sequence) implements AccessCallback {

        @Override
        public IntegralDataTypeHolder getNextValue() {
            try (Statement statement = scratch.connection().createStatement();
                    ResultSet next = statement.executeQuery("select nextval('" + sequence + "')")) {
                next.next();
                return IdentifierGeneratorHelper.getIntegralDataTypeHolder(Long.class)
                        .initialize(next.getLong(1));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public String getTenantIdentifier() {
            return null;
        }
    }
}
