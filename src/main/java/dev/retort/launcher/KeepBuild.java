package dev.retort.launcher;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Run by {@code ./retort} after a build by Maven. Moves the libraries to a place that later builds with the same ones share,
 * so that the archive of their classes stays valid, and keeps what {@link Recompile} needs.
 *
 * <p>Arguments: folder of the build, folder of the compiled classes, file with the call of the compiler, folder of the tool's
 * libraries (empty for none). Writes {@code classpath} and {@code libraries} (the folder of the libraries) into the folder of the
 * build.
 */
final class KeepBuild {

    private KeepBuild() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path runner;
        try (Stream<Path> files = Files.list(folder)) {
            runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
        Attributes manifest;
        try (JarFile jar = new JarFile(runner.toFile())) {
            manifest = jar.getManifest().getMainAttributes();
        }
        List<Path> libraries = new ArrayList<>();
        for (String entry :
                manifest.getValue(Attributes.Name.CLASS_PATH).strip().split(" +", -1)) {
            libraries.add(folder.resolve(URLDecoder.decode(entry, StandardCharsets.UTF_8)));
        }
        Path shared = share(folder.resolve("lib"), libraries);
        List<Path> own = libraries.stream()
                .map(library -> shared.resolve(library.getFileName()))
                .toList();
        String tool = arguments[3];
        List<Path> first = new ArrayList<>(new ToolLibraries(tool.isEmpty() ? null : Path.of(tool)).with(own));
        List<Path> overridden = overridden(runner, own);
        first.removeAll(overridden);
        CompilerCall compiler = compiler(Path.of(arguments[2]));
        KeptBuild build = new KeptBuild(
                folder,
                runner,
                ToolLibraries.path(first),
                ToolLibraries.path(overridden),
                compiler,
                compiler == null ? "" : KeptBuild.surroundings(compiler));
        copy(Path.of(arguments[1]), build.classes());
        build.save();
        Files.writeString(folder.resolve("libraries"), shared + "\n");
        Files.writeString(folder.resolve("classpath"), build.classPath(null, runner));
    }

    /**
     * The libraries that have a file of the application too, or one where revisions may come to be. An archive of classes lacks
     * theirs; as a rule these are other modules of the project.
     */
    private static List<Path> overridden(Path runner, List<Path> libraries) throws IOException {
        Set<String> own = files(runner);
        List<Path> overridden = new ArrayList<>();
        for (Path library : libraries) {
            if (files(library).stream().anyMatch(name -> own.contains(name) || name.startsWith("db/"))) {
                overridden.add(library);
            }
        }
        return overridden;
    }

    /** Without those that all jars may have, each for itself. */
    private static Set<String> files(Path jar) throws IOException {
        Set<String> names = new HashSet<>();
        try (JarFile content = new JarFile(jar.toFile())) {
            content.stream()
                    .map(JarEntry::getName)
                    .filter(name -> !name.endsWith("/") && !name.equals("module-info.class"))
                    .filter(name -> !name.startsWith("META-INF/")
                            || name.matches("META-INF/(microprofile-config.*|persistence\\.xml|.*orm\\.xml)"))
                    .forEach(names::add);
        }
        return names;
    }

    /** Null where Maven's plugin has logged it in another way, or code is generated. */
    private static CompilerCall compiler(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        CompilerCall call = CompilerCall.parse(
                Files.readString(file), Path.of("src/main/java").toAbsolutePath());
        Path generated = Path.of("target/generated-sources");
        if (call != null && Files.isDirectory(generated)) {
            try (Stream<Path> files = Files.walk(generated)) {
                return files.anyMatch(Files::isRegularFile) ? null : call;
            }
        }
        return call;
    }

    private static Path share(Path own, List<Path> libraries) throws IOException {
        CRC32 sum = new CRC32();
        for (Path library : libraries) {
            sum.update((library.getFileName() + " " + KeptBuild.sum(library) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path shared = own.getParent().resolveSibling("lib-" + Long.toHexString(sum.getValue()));
        if (!Files.exists(shared)) {
            return Files.move(own, shared);
        }
        delete(own);
        return shared;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
