package dev.retort.migrations.scratchserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server in the cache: binaries, and a data directory as {@code initdb} makes it, of which each command takes a copy.
 *
 * @param home folder with {@code bin}, {@code lib}, {@code share} and ours
 * @param version as the publisher of the binaries counts, such as 18.6.0
 */
record InstalledServer(Path home, String version) {

    /** Name of its superuser. */
    static final String SUPERUSER = "postgres";

    Path program(String name) {
        return home.resolve("bin").resolve(System.getProperty("os.name").startsWith("Windows") ? name + ".exe" : name);
    }

    Path template() {
        return home.resolve("template");
    }

    Path passwordFile() {
        return home.resolve("password");
    }

    /** Password of the superuser: others on this machine can reach the port, too. */
    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Major version. */
    int major() {
        return major(version);
    }

    static int major(String version) {
        return Integer.parseInt(version.replaceFirst("\\..*", ""));
    }
}
