package dev.retort.migrations.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** A reason is fit for a user. */
class ReasonTest {

    @Test
    void theVirtualMachinesOwnTextIsNotShown() {
        String nothing = null;

        assertThat(Reason.of(catchThrowable(() -> assertThat(nothing.length()).isZero())))
                .startsWith("NullPointerException in dev.retort.migrations.changelog.ReasonTest.")
                .doesNotContain("Cannot invoke");
        assertThat(Reason.of(catchThrowable(() -> assertThat(List.of().get(0)).isNull())))
                .startsWith("ArrayIndexOutOfBoundsException in dev.retort.")
                .doesNotContain("length");
        assertThat(Reason.of(new StackOverflowError())).startsWith("StackOverflowError");
    }

    @Test
    void aMissingClassIsNamedAsInTheSources() {
        assertThat(Reason.of(new NoClassDefFoundError("org/acme/Codec")))
                .isEqualTo("class 'org.acme.Codec' is not on the class path");
    }

    @Test
    void aTableThatH2RebuildsKeepsItsName() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table task(state varchar(9))");
            statement.execute("insert into task values ('open')");
            assertThat(Reason.of(
                            catchThrowable(() -> statement.execute("alter table task alter column state boolean"))))
                    .contains("TASK: ")
                    .doesNotContain("COPY");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        assertThat(Reason.of(catchThrowable(() -> Files.readString(Path.of("nowhere.yaml")))))
                .isEqualTo("no such file: 'nowhere.yaml'");
    }

    @Test
    void aYamlErrorNamesLineAndColumn() {
        assertThat(Reason.of(catchThrowable(() -> new Yaml().load("a: 1\n b: [2\nc: 3"))))
                .startsWith("line 2, column ");
    }

    @Test
    void theFirstLineIsEnough() {
        assertThat(Reason.of(new IllegalStateException("first\nsecond"))).isEqualTo("first");
        assertThat(Reason.ofRoot(new IllegalStateException("outer", new IllegalArgumentException("inner"))))
                .isEqualTo("inner");
    }
}
