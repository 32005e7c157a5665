package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.testing.NativeSources;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/**
 * Checks the input of a builder of native executables, for the database of this build. There is no builder here, so this holds what an
 * executable would miss only when it runs.
 */
class NativeSourcesIT {

    private static final String SERVICES = "META-INF/services/";

    @Test
    void theBuildIsToldWhatMustNotBeFixedInTheImage() throws IOException {
        assertThat(NativeSources.arguments())
                .contains("--initialize-at-run-time=com.password4j", "-ea:org.h2...", "--no-fallback");
    }

    @Test
    void theProxiesOfAConnectionAreThere() throws IOException {
        Set<String> proxies = new TreeSet<>();
        for (JsonNode proxy : NativeSources.metadata("proxy-config.json")) {
            proxies.add(proxy.get("interfaces").toString());
        }
        for (Class<?> type :
                List.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class)) {
            assertThat(proxies).contains("[\"" + type.getName() + "\"]");
            assertThat(NativeSources.reflected()).contains(type.getName());
        }
    }

    @Test
    void theDriversAreThere() throws IOException {
        assertThat(NativeSources.reflected()).contains("org.h2.Driver", "org.postgresql.Driver");
    }

    /** Those of the packages that have resources: each is read or written by Jackson, or by nobody outside. */
    @Test
    void everyRecordThatGoesOverHttpIsThere() throws IOException, ClassNotFoundException {
        Map<String, Set<String>> schemas = schemas();
        Set<String> unmatched = new TreeSet<>(schemas.keySet());
        Set<String> records = new TreeSet<>();
        for (Class<?> type : classes("users", "security", "problems", "json", "greeting", "passwords")) {
            Set<String> components = type.isRecord()
                    ? Stream.of(type.getRecordComponents())
                            .map(component -> component.getName())
                            .collect(Collectors.toSet())
                    : Set.of();
            if (schemas.values().stream().anyMatch(properties -> properties.containsAll(components))
                    && type.isRecord()) {
                records.add(type.getName());
            }
            unmatched.removeIf(schema -> schemas.get(schema).equals(components));
        }

        // Maps, which need no reflection.
        assertThat(unmatched)
                .as("schemas of the OpenAPI document without a record")
                .containsExactly("Greeting", "Key", "KeySet");
        assertThat(NativeSources.reflected()).containsAll(records);
    }

    @Test
    void everyFileOfTheChangelogIsThere() throws IOException {
        List<Pattern> included = included();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> Path.of("src/main/resources")
                            .relativize(file)
                            .toString()))
                    .isNotEmpty()
                    .allMatch(file -> matches(included, file))
                    .contains("db/changeLog.yaml");
        }
        // Named by a rollback alone, or found by includeAll.
        assertThat(matches(included, "db/data/users.csv")).isTrue();
    }

    /** Each with its file of names, and each class that is named. The verbs of the service are not looked for: Main has them. */
    @Test
    void servicesOfLiquibaseAndOurOwnAreThere() throws IOException {
        List<Pattern> included = included();
        Set<String> reflected = NativeSources.reflected();
        int found = 0;
        for (Path jar : List.of(NativeSources.library("liquibase-core"), NativeSources.runner())) {
            for (String entry : NativeSources.entries(jar)) {
                if (!entry.startsWith(SERVICES)
                        || entry.endsWith("/")
                        || entry.startsWith(SERVICES + "io.quarkus.")
                        || entry.equals(SERVICES + "dev.retort.cli.ServiceVerb")) {
                    continue;
                }
                found++;
                assertThat(matches(included, entry)).as(entry).isTrue();
                assertThat(reflected)
                        .as(entry)
                        .containsAll(NativeSources.text(jar, entry)
                                .lines()
                                .map(line -> line.replaceFirst("#.*", "").strip())
                                .filter(line -> !line.isEmpty())
                                .toList());
            }
        }
        assertThat(found).isGreaterThan(30);
    }

    /** Every class that picocli looks at, with the fields that it sets. */
    @Test
    void everyVerbIsThere() throws IOException, ClassNotFoundException {
        Map<String, Set<String>> configured = new HashMap<>();
        for (JsonNode type : NativeSources.metadata("picocli-generated/reflect-config.json")) {
            configured.put(
                    type.get("name").asText(), new TreeSet<>(type.path("fields").findValuesAsText("name")));
        }
        int commands = 0;
        for (Class<?> type : classes("cli")) {
            Set<String> fields = Arrays.stream(type.getDeclaredFields())
                    .filter(NativeSourcesIT::isSetByPicocli)
                    .map(Field::getName)
                    .collect(Collectors.toSet());
            if (type.isAnnotationPresent(CommandLine.Command.class) || !fields.isEmpty()) {
                commands++;
                assertThat(configured).containsKey(type.getName());
                assertThat(configured.get(type.getName())).as(type.getName()).containsAll(fields);
            }
        }
        assertThat(commands).isGreaterThan(10);
    }

    private static boolean isSetByPicocli(Field field) {
        return Arrays.stream(field.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith("picocli."));
    }

    private static List<Class<?>> classes(String... packages) throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        for (String name : packages) {
            try (Stream<Path> files = Files.list(Path.of("target/classes/dev/retort", name))) {
                for (String file : files.map(each -> each.getFileName().toString())
                        .filter(each -> each.endsWith(".class"))
                        .toList()) {
                    found.add(Class.forName(
                            "dev.retort." + name + "." + file.replace(".class", ""),
                            false,
                            NativeSourcesIT.class.getClassLoader()));
                }
            }
        }
        return found;
    }

    /** The properties of each schema of the OpenAPI document that has some. */
    private static Map<String, Set<String>> schemas() throws IOException {
        try (InputStream document = Files.newInputStream(Path.of("src/main/resources/META-INF/openapi.yaml"))) {
            Map<?, ?> components = (Map<?, ?>) ((Map<?, ?>) new Yaml().load(document)).get("components");
            Map<String, Set<String>> found = new HashMap<>();
            ((Map<?, ?>) components.get("schemas")).forEach((name, schema) -> {
                if (((Map<?, ?>) schema).get("properties") instanceof Map<?, ?> properties) {
                    found.put(
                            name.toString(),
                            properties.keySet().stream().map(Object::toString).collect(Collectors.toSet()));
                }
            });
            return found;
        }
    }

    private static List<Pattern> included() throws IOException {
        List<Pattern> included = new ArrayList<>();
        NativeSources.metadata("resource-config.json")
                .at("/resources/includes")
                .forEach(
                        each -> included.add(Pattern.compile(each.get("pattern").asText())));
        return included;
    }

    private static boolean matches(List<Pattern> included, String file) {
        return included.stream().anyMatch(pattern -> pattern.matcher(file).matches());
    }
}
