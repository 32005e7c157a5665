package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Servers that were fetched, by version and platform. One becomes visible when it is complete, by the renaming of its
 * folder.
 *
 * @param folder of the cache
 * @param platform see {@link Platform#name}
 * @param user that servers run as
 */
record ServerCache(Path folder, String platform, OrdinaryUser user) {

    private static final Logger LOG = Logger.getLogger(ServerCache.class);
    private static final String PARTIAL = "partial-";
    private static final int PASSWORD_BYTES = 16;

    /** The first major version that knows Unicode's letters without help of the operating system. */
    private static final int OWN_LOCALES = 17;

    /** The cache of the user of this process. */
    static ServerCache ofThisUser() {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        String platform = Platform.name(system, processor, Files.exists(Path.of("/etc/alpine-release")))
                .orElseThrow(() -> new MigrationException(
                        "there is no PostgreSQL to fetch for " + system + " on " + processor,
                        "start the configured server, or name another one: --scratch-url"));
        OrdinaryUser user = OrdinaryUser.find();
        // Java takes the home from the list of users, where a container's user may have none.
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        Path usual = UserCache.folder(System.getenv(), system, Path.of(home));
        return new ServerCache(user.cache(usual), platform, user);
    }

    /** The version that is taken where nothing else is wanted: the one that the build names. */
    static String newest() {
        try (InputStream file = ServerCache.class.getResourceAsStream("binaries.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A server of a major version, fetched when there is none.
     *
     * @throws MigrationException when it cannot be fetched, unpacked or set up; the cache is as before then
     */
    InstalledServer server(int major) {
        boolean isNewest = major == InstalledServer.major(newest());
        return UserCache.locked(folder, () -> installed(major)
                .filter(server -> !isNewest || server.version().equals(newest()))
                .orElseGet(() -> install(isNewest ? newest() : "[" + major + "," + (major + 1) + ")")));
    }

    private Optional<InstalledServer> installed(int major) {
        String start = "postgresql-" + major + ".";
        String end = "-" + platform;
        try (Stream<Path> servers = Files.list(folder)) {
            return servers.filter(home -> home.getFileName().toString().startsWith(start)
                            && home.getFileName().toString().endsWith(end))
                    .map(home -> new InstalledServer(
                            home,
                            home.getFileName()
                                    .toString()
                                    .replace("postgresql-", "")
                                    .replace(end, "")))
                    .max(Comparator.comparing(
                            server -> Runtime.Version.parse(server.version().replaceAll("(\\.0)*$", ""))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private InstalledServer install(String versions) {
        LOG.warnf(
                "fetching PostgreSQL %s for scratch databases into '%s', which happens once",
                versions.replaceAll("\\[|,.*", ""), folder);
        // Another one each time: what a killed command has started may still write to its own.
        Path partial = folder.resolve(PARTIAL + UUID.randomUUID());
        try {
            deletePartial();
            Path home = Files.createDirectories(partial.resolve("server"));
            BinariesDownload download = new BinariesDownload(platform, versions);
            Path jar = download.into(partial);
            BinariesArchive.unpack(jar, home);
            InstalledServer server = new InstalledServer(home, download.version(jar));
            initialize(server);
            Path place = folder.resolve("postgresql-" + server.version() + "-" + platform);
            Files.move(home, place, StandardCopyOption.ATOMIC_MOVE);
            return new InstalledServer(place, server.version());
        } catch (IOException failure) {
            throw new MigrationException(
                    "PostgreSQL could not be set up in '" + folder + "': " + failure.getMessage(),
                    "see to free space there, or use a server that runs: --scratch-url",
                    failure);
        } finally {
            try {
                FileTree.delete(partial);
            } catch (IOException left) {
                LOG.debug("the next command deletes it", left);
            }
        }
    }

    /** Those of commands that were killed: the lock is ours. */
    private void deletePartial() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PARTIAL + "*")) {
            for (Path each : left) {
                FileTree.delete(each);
            }
        }
    }

    /** Makes the data directory that each command copies. */
    private void initialize(InstalledServer server) throws IOException {
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        Path file = Files.createFile(server.passwordFile());
        PrivateFiles.protect(file);
        Files.writeString(file, HexFormat.of().formatHex(password));
        user.own(file);
        user.own(Files.createDirectory(server.template()));
        List<String> command =
                new ArrayList<>(user.command(server.program("initdb").toString()));
        command.addAll(List.of(
                "-D",
                server.template().toString(),
                "-U",
                InstalledServer.SUPERUSER,
                "--pwfile=" + file,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"));
        if (server.major() >= OWN_LOCALES) {
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        Optional<String> error = Processes.run(
                new ProcessBuilder(command), line -> line.startsWith("initdb: error:") || line.contains("FATAL:"));
        if (error.isPresent()) {
            throw new IOException(error.get());
        }
    }
}
