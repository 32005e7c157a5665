package dev.retort.launcher;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Run by {@code ./retort} after a build by Maven. Moves the libraries to a place that later builds with the same ones share,
 * so that the archive of their classes stays valid, and keeps what {@link Recompile} needs.
 *
 * <p>Arguments: folder of the build, folder of the compiled classes, file with the call of the compiler, folder of the tool's
 * libraries (empty for none). Writes {@code
 * classpath} and {@code libraries} (the folder of the libraries) into the folder of the build.
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
        String path = ToolLibraries.path(new ToolLibraries(tool.isEmpty() ? null : Path.of(tool)).with(own));
        CompilerCall compiler = compiler(Path.of(arguments[2]));
        KeptBuild build =
                new KeptBuild(folder, runner, path, compiler, compiler == null ? "" : KeptBuild.surroundings(compiler));
        copy(Path.of(arguments[1]), build.classes());
        build.save();
        Files.writeString(folder.resolve("libraries"), shared + "\n");
        Files.writeString(folder.resolve("classpath"), build.classPath(null, runner));
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
