package dev.retort.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.CRC32;

/**
 * Results of a Maven build that {@code ./retort} keeps, so that it can compile edited sources without Maven.
 *
 * @param folder of the build
 * @param runner the jar of the application
 * @param libraries the part of the class path before it
 * @param overridden the part of the class path after it: libraries with files of the same names, such as
 *     {@code application.properties}, of which those of the application count
 * @param compiler the call that made the classes; null when it is not known
 * @param surroundings fingerprint of what is neither in the tree nor in the build: see {@link #surroundings}
 */
record KeptBuild(
        Path folder, Path runner, String libraries, String overridden, CompilerCall compiler, String surroundings) {

    private static final String FILE = "kept.properties";

    /** The classes as the compiler wrote them, before Quarkus changed some of them. */
    Path classes() {
        return folder.resolve("classes");
    }

    /** The state of the sources that it was made from: a line for each file, with its name first. */
    Path sources() {
        return folder.resolve("sources");
    }

    /** The class path of commands: libraries first, as an archive of their classes demands, and edited classes before others. */
    String classPath(Path edited, Path runner) {
        return libraries
                + File.pathSeparator
                + (edited == null ? "" : edited + File.pathSeparator)
                + runner
                + (overridden.isEmpty() ? "" : File.pathSeparator + overridden);
    }

    void save() throws IOException {
        Properties kept = new Properties();
        kept.setProperty("runner", runner.toString());
        kept.setProperty("libraries", libraries);
        kept.setProperty("overridden", overridden);
        kept.setProperty("surroundings", surroundings);
        if (compiler != null) {
            kept.setProperty("compiler.classPath", compiler.classPath());
            kept.setProperty("compiler.options", String.join("\n", compiler.options()));
        }
        try (Writer file = Files.newBufferedWriter(folder.resolve(FILE))) {
            kept.store(file, null);
        }
    }

    /** Null when nothing has been kept in {@code folder}. */
    static KeptBuild load(Path folder) throws IOException {
        Properties kept = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve(FILE))) {
            kept.load(file);
        } catch (NoSuchFileException none) {
            return null;
        }
        String options = kept.getProperty("compiler.options");
        return new KeptBuild(
                folder,
                Path.of(kept.getProperty("runner")),
                kept.getProperty("libraries"),
                kept.getProperty("overridden", ""),
                options == null
                        ? null
                        : new CompilerCall(
                                kept.getProperty("compiler.classPath"),
                                options.lines().toList()),
                kept.getProperty("surroundings"));
    }

    /** The Java that runs this, settings of Quarkus and Maven in the environment, and the jars that the compiler reads. */
    static String surroundings(CompilerCall compiler) throws IOException {
        List<String> all =
                new ArrayList<>(List.of(System.getProperty("java.home"), System.getProperty("java.vm.version")));
        all.addAll(BuildEnvironment.of(System.getenv()));
        for (String entry : compiler.classPath().split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            all.add(entry + " " + Files.size(path) + " " + Files.getLastModifiedTime(path));
        }
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Fingerprint of the content of a file. */
    static long sum(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream content = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        return sum.getValue();
    }
}
