package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What a builder of native executables is given, for the database of this build. There is no builder here, so this holds what an
 * executable would miss only when it runs.
 */
class NativeSourcesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("target/native-sources");
    private static final String METADATA = "META-INF/native-image/";

    @Test
    void theBuildIsToldWhatMustNotBeFixedInTheImage() throws IOException {
        assertThat(Files.readString(SOURCES.resolve("native-image.args")))
                .contains("--initialize-at-run-time=com.password4j", "-ea:org.h2...", "--no-fallback");
    }

    @Test
    void theProxiesOfAConnectionAreThere() throws IOException {
        Set<String> proxies = new TreeSet<>();
        for (JsonNode proxy : metadata("proxy-config.json")) {
            proxies.add(proxy.get("interfaces").toString());
        }
        for (Class<?> type :
                List.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class)) {
            assertThat(proxies).contains("[\"" + type.getName() + "\"]");
            assertThat(reflected()).contains(type.getName());
        }
    }

    @Test
    void everyRecordThatGoesOverHttpIsThere() throws IOException {
        // Those of the packages that have resources: each is read or written by Jackson, or by nobody outside.
        Set<String> records = recordsWithJson("dev/retort/users", "dev/retort/problems");

        assertThat(records).contains("dev.retort.users.UserView", "dev.retort.problems.Problem");
        assertThat(reflected()).containsAll(records);
    }

    @Test
    void everyFileOfTheChangelogIsThere() throws IOException {
        List<Pattern> included = new ArrayList<>();
        metadata("resource-config.json")
                .at("/resources/includes")
                .forEach(
                        each -> included.add(Pattern.compile(each.get("pattern").asText())));
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> Path.of("src/main/resources")
                            .relativize(file)
                            .toString()))
                    .isNotEmpty()
                    .allMatch(file -> included.stream()
                            .anyMatch(pattern -> pattern.matcher(file).matches()))
                    .contains("db/changeLog.yaml");
        }
        // Named by a rollback alone, or found by includeAll.
        assertThat(included)
                .anyMatch(pattern -> pattern.matcher("db/data/users.csv").matches());
    }

    @Test
    void everyVerbIsThere() throws IOException {
        JsonNode commands = metadata("picocli-generated/reflect-config.json");
        Set<String> names = new TreeSet<>();
        commands.forEach(each -> names.add(each.get("name").asText()));
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/retort/cli"))) {
            List<String> verbs = sources.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Command.java") && !file.equals("VerbCommand.java"))
                    .map(file -> "dev.retort.cli." + file.replace(".java", ""))
                    .toList();
            assertThat(names).hasSizeGreaterThan(8).containsAll(verbs);
        }
    }

    private static Set<String> recordsWithJson(String... folders) throws IOException {
        Set<String> records = new TreeSet<>();
        for (String folder : folders) {
            try (Stream<Path> classes = Files.list(Path.of("target/classes", folder))) {
                classes.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".class"))
                        .map(file -> folder.replace('/', '.') + "." + file.replace(".class", ""))
                        .filter(NativeSourcesIT::isJson)
                        .forEach(records::add);
            }
        }
        return records;
    }

    /** A record whose components are properties of one schema of the OpenAPI document. */
    private static boolean isJson(String name) {
        try {
            Class<?> type = Class.forName(name, false, NativeSourcesIT.class.getClassLoader());
            return type.isRecord()
                    && schemas().stream().anyMatch(properties -> Stream.of(type.getRecordComponents())
                            .allMatch(component -> properties.containsKey(component.getName())));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The properties of each schema. */
    private static List<Map<?, ?>> schemas() {
        try (InputStream document = Files.newInputStream(Path.of("src/main/resources/META-INF/openapi.yaml"))) {
            Map<?, ?> components = (Map<?, ?>) ((Map<?, ?>) new Yaml().load(document)).get("components");
            List<Map<?, ?>> found = new ArrayList<>();
            for (Object schema : ((Map<?, ?>) components.get("schemas")).values()) {
                if (((Map<?, ?>) schema).get("properties") instanceof Map<?, ?> properties) {
                    found.add(properties);
                }
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> reflected() throws IOException {
        Set<String> names = new TreeSet<>();
        metadata("reflect-config.json")
                .forEach(each -> names.add(each.get("name").asText()));
        return names;
    }

    private static JsonNode metadata(String name) throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            Path jar = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry entry = zip.getEntry(METADATA + name);
                try (InputStream content = zip.getInputStream(entry)) {
                    return JSON.readTree(content);
                }
            }
        }
    }
}
