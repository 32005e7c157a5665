package dev.retort.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The input of a builder of native executables, for the database of this build. */
public final class NativeSources {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target/native-sources");

    private NativeSources() {}

    /** The arguments of the builder. */
    public static String arguments() throws IOException {
        return Files.readString(FOLDER.resolve("native-image.args"));
    }

    /** The application's own classes, those that Quarkus generated, and its resources. */
    public static Path runner() throws IOException {
        return only(FOLDER, "-runner.jar");
    }

    /** A library. */
    public static Path library(String name) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path only(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The names of the files of the runner. */
    public static List<String> entries() throws IOException {
        return entries(runner());
    }

    /** The names of the files of a jar. */
    public static List<String> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** A file of a jar. */
    public static String text(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new NoSuchFileException(name, null, "not in " + jar);
            }
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Metadata about the runner, such as {@code reflect-config.json}. */
    public static JsonNode metadata(String name) throws IOException {
        return JSON.readTree(text(runner(), "META-INF/native-image/" + name));
    }

    /** The classes that may be looked at by reflection. */
    public static Set<String> reflected() throws IOException {
        Set<String> names = new TreeSet<>();
        metadata("reflect-config.json")
                .forEach(each -> names.add(each.get("name").asText()));
        return names;
    }
}
