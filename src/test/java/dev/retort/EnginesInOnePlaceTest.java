package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Differences between engines belong to the package dialect (docs/adr/0035). */
class EnginesInOnePlaceTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMPARISON = Pattern.compile(
            "(==|!=)\\s*(Engine\\.)?(H2|POSTGRESQL)\\b|\\b(H2|POSTGRESQL)\\s*(==|!=)|equals\\(Engine\\.");
    private static final Pattern ENGINE = Pattern.compile("\\bEngine\\.(H2|POSTGRESQL)\\b");
    private static final Pattern SWITCH = Pattern.compile("\\bcase POSTGRESQL\\b");

    /** Files outside the package that name an engine, each with its reason. */
    private static final Map<String, String> NAME_AN_ENGINE = Map.of(
            "ChangeSetWriter.java", "writes one file for the pair of engines",
            "ColumnAdditions.java", "renders what is alike on both with the words of one",
            "DeclaredType.java", "reads a collation, which only PostgreSQL has",
            "Partitions.java", "asks for partitions, which only PostgreSQL has",
            "ScratchChangelog.java", "reads the names that a changelog gives on PostgreSQL",
            "TypeChangeWriter.java", "changes named enums, which only PostgreSQL has",
            "ValueMapping.java", "accepts expressions that are the same on both");

    /** Files outside the package that the compiler names when an engine is added: each needs a library or a pair. */
    private static final Set<String> SWITCH_OVER_ENGINES = Set.of(
            "Engine.java",
            "ReservedWords.java",
            "ChangeSetWriter.java",
            "LiquibaseDatabases.java",
            "HibernateSettings.java",
            "SchemaReader.java",
            "MigrationLock.java");

    @Test
    void noClassComparesEngines() throws IOException {
        assertThat(files(COMPARISON, file -> true)).isEmpty();
    }

    @Test
    void anEngineIsNamedOnlyWhereThereIsAReason() throws IOException {
        assertThat(files(ENGINE, name -> !name.startsWith("H2") && !name.startsWith("Postgresql")))
                .isEqualTo(new TreeSet<>(NAME_AN_ENGINE.keySet()));
    }

    @Test
    void theCompilerAsksForANewEngineAtKnownPlaces() throws IOException {
        assertThat(files(SWITCH, name -> true)).isEqualTo(new TreeSet<>(SWITCH_OVER_ENGINES));
    }

    private static Set<String> files(Pattern pattern, Predicate<String> names) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!file.getParent().endsWith("dialect")
                        && names.test(name)
                        && pattern.matcher(Files.readString(file)).find()) {
                    found.add(name);
                }
            }
        }
        return found;
    }
}
