package dev.retort.migrations.apply.boot;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Identifies the content of a class path of jars without reading the jars: the directory at the end of each holds the name,
 * size and checksum of every file in it.
 */
final class ClassPathFingerprint {

    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;

    private ClassPathFingerprint() {}

    /**
     * One line for each file, in a fixed order.
     *
     * @param classPath as {@code java.class.path} has it
     * @return empty for a class path with anything but jars, whose content would have to be read
     */
    static Optional<List<String>> of(String classPath) {
        try {
            List<String> lines = new ArrayList<>();
            for (Path file : files(classPath)) {
                lines.add(file.getFileName() + " " + (isJar(file) ? ofDirectory(file) : ofContent(file)));
            }
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static Set<Path> files(String classPath) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>();
        for (String element : classPath.split(File.pathSeparator, -1)) {
            open.add(Path.of(element).toAbsolutePath());
        }
        while (!open.isEmpty()) {
            Path file = open.poll().normalize();
            if (!isJar(file)) {
                throw new IOException("'" + file + "' is not a jar");
            }
            // The JVM ignores a missing jar, too.
            if (Files.exists(file) && files.add(file)) {
                Path quarkus = file.resolveSibling("quarkus");
                if (Files.exists(quarkus.resolve("quarkus-application.dat"))) {
                    requireFixed(file.resolveSibling("lib"));
                    addAll(file.resolveSibling("app"), files::add);
                    addAll(file.resolveSibling("lib"), files::add);
                    addAll(quarkus, files::add);
                } else {
                    open.addAll(namedBy(file));
                }
            }
        }
        return files;
    }

    /** Quarkus adds jars of any folder to a build that can be augmented again. */
    private static void requireFixed(Path libraries) throws IOException {
        if (Files.exists(libraries.resolve("deployment"))) {
            throw new IOException("the application is a mutable jar");
        }
    }

    private static void addAll(Path folder, Consumer<Path> files) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(Files::isRegularFile).sorted().forEach(files);
            }
        }
    }

    /** The further jars that the manifest of a jar adds to the class path. */
    private static List<Path> namedBy(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
            List<Path> named = new ArrayList<>();
            if (names != null) {
                for (String name : names.strip().split(" +", -1)) {
                    if (name.contains(":") || name.contains("%")) {
                        throw new IOException("'" + name + "' is a URL");
                    }
                    named.add(jar.resolveSibling(name));
                }
            }
            return named;
        }
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private static String ofContent(Path file) throws IOException {
        return checksum(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private static String ofDirectory(Path jar) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            ByteBuffer end = endOfDirectory(channel);
            long length = Integer.toUnsignedLong(end.getInt(12));
            if (length == IN_ZIP64) {
                throw new IOException("'" + jar + "' is larger than a plain jar may be");
            }
            long position = Integer.toUnsignedLong(end.getInt(16));
            return checksum(read(channel, position, Math.toIntExact(length)));
        }
    }

    private static ByteBuffer endOfDirectory(FileChannel channel) throws IOException {
        for (int length : new int[] {END_LENGTH, END_LENGTH + LONGEST_COMMENT}) {
            long position = Math.max(0, channel.size() - length);
            ByteBuffer tail = read(channel, position, (int) (channel.size() - position));
            for (int at = tail.capacity() - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END_OF_DIRECTORY) {
                    return tail.slice(at, tail.capacity() - at).order(ByteOrder.LITTLE_ENDIAN);
                }
            }
        }
        throw new IOException("not a jar");
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file has become shorter");
            }
        }
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The processor computes it also before Java has compiled anything. */
    private static String checksum(ByteBuffer bytes) {
        CRC32 checksum = new CRC32();
        int length = bytes.remaining();
        checksum.update(bytes);
        return length + " " + Long.toHexString(checksum.getValue());
    }
}
