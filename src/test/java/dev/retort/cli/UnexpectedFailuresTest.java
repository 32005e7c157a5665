package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import liquibase.exception.UnexpectedLiquibaseException;
import org.hibernate.MappingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each verb reports an exception of any layer in one line: the failure and the remedy. */
class UnexpectedFailuresTest {

    private static final List<String> VERBS = List.of(
            "revision -m a",
            "revision --autogenerate -m a",
            "revision --autogenerate --dry-run -m a",
            "upgrade",
            "upgrade --sql",
            "downgrade base",
            "downgrade base --sql",
            "current",
            "history",
            "show 2026",
            "check",
            "verify",
            "stamp head",
            "diagram",
            "preview");

    private static List<Throwable> failures() {
        String nothing = null;
        NullPointerException helpful = thrown(NullPointerException.class, () -> nothing.length());
        return List.of(
                helpful,
                new IllegalStateException(helpful),
                thrown(ClassCastException.class, () -> Integer.class.cast("text")),
                thrown(IndexOutOfBoundsException.class, () -> List.of().get(3)),
                new UncheckedIOException(new IOException("No space left on device")),
                new UncheckedIOException(new NoSuchFileException("db/changeLog.yaml")),
                new IllegalStateException(new SQLException("relation \"users\" does not exist", "42P01")),
                new IllegalStateException(new SQLException(null, "08006")),
                new IllegalStateException(new SQLException()),
                new UnexpectedLiquibaseException("something is odd"),
                new MappingException("an entity has no id"),
                new MigrationException("'a' cannot be done", "do 'b'"),
                new IllegalStateException(),
                new NoClassDefFoundError("org/acme/Codec"),
                new IncompatibleClassChangeError("class A overrides final method B.c"),
                new ExceptionInInitializerError(helpful),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("H2's own"));
    }

    static Stream<Arguments> everyVerbWithEveryFailure() {
        return VERBS.stream().flatMap(verb -> failures().stream().map(failure -> Arguments.of(verb, failure)));
    }

    @ParameterizedTest
    @MethodSource("everyVerbWithEveryFailure")
    void isOneLineForAUser(String verb, Throwable failure) {
        FakeMigrations migrations = new FakeMigrations();
        migrations.failure = failure;

        Typed answer = Typed.type(migrations, verb.split(" "));
        Typed json = Typed.type(migrations, ("--json " + verb).split(" "));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .hasLineCount(1)
                .matches("retort: \\S[^;]*\\S.*; \\S.+\\n")
                .doesNotContain("Cannot invoke", " because ", "null", "java.lang.", "java.util.", "\tat ");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out())
                .startsWith("{\"error\":\"")
                .contains("\"remedy\":\"")
                .hasLineCount(1);
    }

    private static <T extends Throwable> T thrown(Class<T> type, Supplier<?> work) {
        try {
            throw new IllegalStateException("nothing was thrown, and there was: " + work.get());
        } catch (RuntimeException failure) {
            return type.cast(failure);
        }
    }
}
