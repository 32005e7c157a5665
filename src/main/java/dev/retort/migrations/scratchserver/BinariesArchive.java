package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** Unpacks a server's binaries: a tar file that xz has compressed, in a jar. The system's {@code tar} reads it. */
final class BinariesArchive {

    private BinariesArchive() {}

    /**
     * Unpacks into an empty folder.
     *
     * @throws IOException when the jar is damaged or the disk is full; the folder may have a part of the files then
     */
    static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no server in '" + jar + "'"));
            // Owners are whoever built it, and root would restore them.
            Process tar = tar("-x", "-o", "-f", "-", "-C", folder.toString());
            try (InputStream files = new XZInputStream(new BufferedInputStream(zip.getInputStream(archive)))) {
                String complaint = feed(files, tar);
                if (tar.waitFor() != 0) {
                    throw new IOException(complaint.isEmpty() ? "'tar' failed" : complaint);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            } finally {
                tar.destroy();
            }
        }
    }

    private static Process tar(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "tar";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw new MigrationException(
                    "there is no 'tar' to unpack PostgreSQL with", "install it, or use --scratch-url", missing);
        }
    }

    /** Returns the first line that the program prints. */
    private static String feed(InputStream files, Process tar) throws IOException {
        IOException broken = null;
        try (OutputStream input = tar.getOutputStream()) {
            files.transferTo(input);
        } catch (IOException stopped) {
            broken = stopped;
        }
        String complaint = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
        // A program that gave up says more than the pipe that broke.
        if (broken != null && complaint.isEmpty()) {
            throw broken;
        }
        return complaint;
    }
}
