package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./retort} in a tree of its own, where the build takes no time and Java says what it was called with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String BUILDING = "retort: building a tree's \"own\" $place...\n";

    @TempDir
    Path folder;

    private Path tree;

    @BeforeEach
    void plantTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree's \"own\" $place"));
        Files.createDirectories(tree.resolve("src/main/java"));
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A {}");
        Files.writeString(tree.resolve("src/main/java/B.java"), "class B {}");
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        for (String folder : List.of("src/main/java/dev/retort/launcher", "src/distribution/bin")) {
            Files.createDirectories(tree.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, tree.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
        executable(tree.resolve("retort"), Files.readString(Path.of("retort")));
        executable(tree.resolve("mvnw"), """
                #!/bin/sh
                echo "$@" >>builds
                echo "${LC_ALL-}" >>locales
                sleep 0.3
                [ -f broken ] && { echo "a semicolon is missing"; exit 1; }
                [ -f refused ] && {
                  for key in quarkus.kubernetes.deploy quarkus.package.jar.tree-shake.mode quarkus.typo; do
                    echo "[WARNING] [io.quarkus.config] Unrecognized configuration key \\"$key\\" was provided; it will be ignored"
                  done
                  echo "[ERROR] an injection point is ambiguous"
                  exit 1
                }
                for argument in "$@"; do
                  case $argument in *output-directory=*) out=target/${argument#*=} ;; esac
                done
                [ -f warned ] && echo "[WARNING] $PWD/src/main/java/A.java:[1,1] [deprecation] B in unnamed package has been deprecated"
                mkdir -p "$out"
                [ -f old ] && { mkdir -p "$out/lib/main"; echo >"$out/lib/main/io.quarkus.quarkus-core-3.15.1.jar"; exit; }
                echo jar >"$out/app-runner.jar"
                [ -f logged ] && printf '[DEBUG] Command line options:\\n[DEBUG] -d target/classes\\n'
                [ -f edits ] && echo >>src/main/java/A.java
                exit 0
                """);
        // Of the launcher's own classes, which are there already.
        executable(folder.resolve("java home/bin/javac"), """
                #!/bin/sh
                while [ "$1" != -d ]; do shift; done
                mkdir -p "$2/dev/retort" && cp -r "%s" "$2/dev/retort/"
                """.formatted(
                        Path.of("target/classes/dev/retort/launcher").toAbsolutePath()));
        executable(folder.resolve("java home/bin/java"), """
                #!/bin/sh
                case $* in
                  *retort.launcher.Launcher*) exec "REAL/bin/java" "$@" ;;
                  *.KeepBuild*)
                    echo "${LC_ALL-}" >>locales
                    for home; do case $home in target/retort/app*) break ;; esac; done
                    mkdir -p target/retort/lib-1
                    printf lib.jar:app.jar >"$home/classpath"
                    printf 'runner=app.jar\\nlibraries=lib.jar\\nsurroundings=\\n' >"$home/kept.properties"
                    mkdir -p target/retort/lib-0
                    echo target/retort/lib-1 >"$home/libraries"
                    exit 0 ;;
                  *.Recompile*)
                    cat >/dev/null
                    echo "$@" >>recompiles
                    [ -f crashing ] && exit 1
                    [ -f killed ] && kill -9 $PPID
                    [ -f recompilable ] || exit 4
                    for home; do :; done
                    printf lib.jar:edited:app.jar >"$home/classpath"
                    exit 0 ;;
                  *-Xshare:dump*)
                    echo "$*" >>archives
                    for argument; do case $argument in -XX:SharedArchiveFile=*) echo >"${argument#*=}" ;; esac; done
                    exit 0 ;;
                  *DumpLoadedClassList*) exit 0 ;;
                esac
                printf '<%s>' "$PWD" "$@"
                exit 7
                """.replace("REAL", System.getProperty("java.home")));
    }

    @Test
    void argumentsAndExitCodeArePassedOnUntouched() throws Exception {
        Run run = retort(tree, "revision", "-m", "", "it's \"so\" $HOME", "*", "two\nlines");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.out())
                .endsWith(
                        "<-cp><lib.jar:app.jar><dev.retort.cli.Retort><revision><-m><><it's \"so\" $HOME><*><two\nlines>");
        assertThat(run.err()).isEqualTo(BUILDING);
    }

    @Test
    void warningsOfTheCompilerAreShownAndDoNotStopAnything() throws Exception {
        Files.createFile(tree.resolve("warned"));

        Run run = retort(tree, "current");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err())
                .isEqualTo(BUILDING + "retort: warning: " + tree.toRealPath()
                        + "/src/main/java/A.java:[1,1] [deprecation] B in unnamed package has been deprecated\n");
    }

    @Test
    void itRunsInItsTreeFromWhereverItIsCalled() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), tree.resolve("retort"));

        assertThat(retort(folder, "current").out()).startsWith("<" + tree.toRealPath() + ">");
        assertThat(run(folder, Map.of(), "./link", "current").out()).startsWith("<" + tree.toRealPath() + ">");
    }

    @Test
    void itBuildsOnlyWhenSourcesHaveChanged() throws Exception {
        retort(tree, "current");
        retort(tree, "current");
        assertThat(builds()).as("builds of unchanged sources").hasSize(1);

        Files.writeString(tree.resolve("src/main/java/A.java"), "class A2 {}");
        retort(tree, "current");
        assertThat(builds()).as("builds after an edit").hasSize(2);

        Files.delete(tree.resolve("src/main/java/B.java"));
        retort(tree, "current");
        retort(tree, "current");
        assertThat(builds()).as("builds after a file was deleted").hasSize(3);
    }

    @Test
    void editedSourcesAreCompiledWithoutMavenWhereThatIsPossible() throws Exception {
        retort(tree, "current");
        Files.createFile(tree.resolve("recompilable"));
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A2 {}");

        Run run = retort(tree, "current");
        retort(tree, "current");

        assertThat(run.out()).endsWith("<-cp><lib.jar:edited:app.jar><dev.retort.cli.Retort><current>");
        assertThat(run.err()).as("says no word of a build").isEmpty();
        assertThat(builds()).hasSize(1);
        assertThat(lines("recompiles")).as("once for an edit").hasSize(1);
        assertThat(lines("archives"))
                .as("lasts until the libraries change")
                .singleElement()
                .asString()
                .endsWith(" -cp lib.jar");
        assertThat(tree.resolve("target/retort/lib-1")).exists();
        assertThat(tree.resolve("target/retort/lib-0"))
                .as("libraries of no build")
                .doesNotExist();
    }

    @Test
    void manyEditsKeepTheBuildThatTheyStandBefore() throws Exception {
        retort(tree, "current");
        Files.createFile(tree.resolve("recompilable"));
        for (int edit = 0; edit < 4; edit++) {
            Files.writeString(tree.resolve("src/main/java/A.java"), "class A {} //" + "x".repeat(edit));
            assertThat(retort(tree, "current").exitCode()).isEqualTo(7);
        }

        assertThat(builds()).hasSize(1);
        try (Stream<Path> files = Files.list(tree.resolve("target/retort"))) {
            Path base = files.filter(file -> file.getFileName().toString().startsWith("base-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(base.resolveSibling(Files.readString(base)).resolve("app-runner.jar"))
                    .exists();
        }
    }

    @Test
    void settingsOfTheBuildInTheEnvironmentHaveABuildOfTheirOwn() throws Exception {
        retort(tree, "current");
        run(tree, Map.of("QUARKUS_PROFILE", "dev"), "./retort", "current");
        run(tree, Map.of("QUARKUS_DATASOURCE_DB_KIND", "h2"), "./retort", "current");
        run(tree, Map.of("_PROD_QUARKUS_HIBERNATE_ORM_PACKAGES", "a"), "./retort", "current");
        run(tree, Map.of("MAVEN_OPTS", "-Dquarkus.profile=dev"), "./retort", "current");
        assertThat(builds()).hasSize(5);

        run(tree, Map.of("MAVEN_OPTS", "-Dquarkus.profile=dev"), "./retort", "current");
        assertThat(builds()).as("the same again").hasSize(5);
    }

    @Test
    void allDatabasesShareABuild() throws Exception {
        retort(tree, "current");
        run(
                tree,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:h2:mem:a",
                        "QUARKUS_DATASOURCE_ORDERS_PASSWORD",
                        "secret",
                        "_DEV_QUARKUS_DATASOURCE_USERNAME",
                        "ada"),
                "./retort",
                "current");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void aWrapperThatMayNotBeExecutedIsRunAllTheSame() throws Exception {
        Files.setPosixFilePermissions(tree.resolve("mvnw"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(retort(tree, "current").exitCode()).isEqualTo(7);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void anOldQuarkusIsRefusedInOneLine() throws Exception {
        Files.createFile(tree.resolve("old"));

        Run run = retort(tree, "current", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        BUILDING + "retort: the application has Quarkus 3.15.1, and Retort needs Quarkus 3.27 or newer;"
                                + " update its Quarkus\n");
        assertThat(run.out()).startsWith("{\"error\":\"the application has Quarkus 3.15.1");
    }

    @Test
    void aFolderThatDoesNotExistIsNoReasonToTakeTheOneAbove() throws Exception {
        Run run = retort(tree, "-C", "typo", "current");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("retort: there is no folder '" + tree.toRealPath().resolve("typo")
                        + "'; name one that exists: -C DIR\n");
        assertThat(tree.resolve("builds")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_392, 1", "11.0.21, 1", "16, 1", "17.0.15, 7", "25, 7", "unknown, 7"})
    void anOldJavaIsRefusedInOneLine(String version, int exitCode) throws Exception {
        Path java = folder.resolve("java home/bin/java");
        Files.writeString(folder.resolve("java home/release"), "JAVA_VERSION=\"" + version + "\"\n");
        assertJavaIsRefused(java, version, exitCode);

        Files.delete(folder.resolve("java home/release"));
        executable(folder.resolve("java home/bin/java"), Files.readString(java).replace("case $* in", """
                                case $* in
                                  -version)
                                    echo 'Picked up JAVA_TOOL_OPTIONS: -Da=b' >&2
                                    echo 'openjdk version "VERSION" 2023-10-17' >&2
                                    exit ;;""".replace(
                        "VERSION", version)));
        assertJavaIsRefused(java, version, exitCode);
    }

    private void assertJavaIsRefused(Path java, String version, int exitCode) throws Exception {
        Run run = retort(tree, "current");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        if (exitCode == 1) {
            assertThat(run.err())
                    .isEqualTo("retort: '" + java + "' is Java " + version
                            + "; install Java 17 or newer, or set JAVA_HOME\n");
        }
    }

    @Test
    void mavenBuildsWhereCompilingHereBreaksOrTheLibrariesAreGone() throws Exception {
        retort(tree, "current");
        Files.createFile(tree.resolve("crashing"));
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A2 {}");
        assertThat(retort(tree, "current").exitCode()).isEqualTo(7);
        assertThat(builds()).hasSize(2);

        Files.delete(tree.resolve("target/retort/lib-1/" + onlyFile(tree.resolve("target/retort/lib-1"))));
        Files.delete(tree.resolve("target/retort/lib-1"));
        assertThat(retort(tree, "current").exitCode()).isEqualTo(7);
        assertThat(builds()).hasSize(3);
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow().getFileName();
        }
    }

    @Test
    void aBuildThatWasInterruptedIsMadeAgain() throws Exception {
        retort(tree, "current");
        Files.createFile(tree.resolve("recompilable"));
        Files.createFile(tree.resolve("killed"));
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A2 {}");
        assertThat(retort(tree, "current").exitCode()).isEqualTo(137);
        Files.delete(tree.resolve("killed"));

        Run run = retort(tree, "current");

        assertThat(run.out()).endsWith("<lib.jar:edited:app.jar><dev.retort.cli.Retort><current>");
        assertThat(lines("recompiles")).hasSize(2);
    }

    @Test
    void sourcesThatAreEditedDuringABuildAreNoGroundForTheNext() throws Exception {
        Files.createFile(tree.resolve("edits"));
        retort(tree, "current");
        Files.createFile(tree.resolve("recompilable"));
        Files.delete(tree.resolve("edits"));

        assertThat(retort(tree, "current").exitCode()).isEqualTo(7);
        assertThat(builds()).hasSize(2);
        assertThat(tree.resolve("recompiles")).doesNotExist();
    }

    @Test
    void anotherJavaIsAChange() throws Exception {
        retort(tree, "current");
        Path java = folder.resolve("java home/bin/java");
        Files.writeString(java, Files.readString(java) + "\n");

        retort(tree, "current");

        assertThat(builds()).hasSize(2);
        assertThat(lines("archives")).as("each Java has an archive of its own").hasSize(2);
    }

    @Test
    void mavenCompilesAgainWhereItsCallOfTheCompilerIsNotKnown() throws Exception {
        Path status = Files.createDirectories(tree.resolve("target/maven-status"));
        Files.createFile(tree.resolve("logged"));
        retort(tree, "current");
        assertThat(status).doesNotExist();

        Files.createDirectories(status);
        Files.writeString(tree.resolve("src/main/java/A.java"), "class A2 {}");
        retort(tree, "current");
        assertThat(status).as("known by now").exists();

        Files.writeString(tree.resolve("pom.xml"), "<project></project>");
        retort(tree, "current");
        assertThat(status).as("may be another one now").doesNotExist();
    }

    @Test
    void eachDatabaseHasABuildOfItsOwn() throws Exception {
        retort(tree, "current");
        Run postgresql = retort(tree, "--db", "postgresql", "current");
        retort(tree, "--db=postgresql", "current");
        retort(tree, "--db", "h2", "current");

        assertThat(builds()).hasSize(2);
        assertThat(builds().get(0)).doesNotContain("postgresql").contains("-Dmaven.test.skip=true");
        assertThat(builds().get(1)).contains("-Ppostgresql");
        assertThat(builds().get(1)).contains("output-directory=retort/app");
        assertThat(postgresql.out()).endsWith("<current>");
    }

    @Test
    void anUnknownDatabaseIsWrongUsage() throws Exception {
        Run run = retort(tree, "--db", "oracle", "current", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("retort: there is no build for the database 'oracle'; give --db h2 or --db postgresql\n");
        assertThat(run.out())
                .isEqualTo("{\"error\":\"there is no build for the database 'oracle'\","
                        + "\"remedy\":\"give --db h2 or --db postgresql\"}\n");
        assertThat(retort(tree, "--db").exitCode()).isEqualTo(2);
        assertThat(tree.resolve("builds")).doesNotExist();
    }

    @Test
    void aBuildThatFailsIsShownAndTriedAgain() throws Exception {
        Files.createFile(tree.resolve("broken"));

        Run run = retort(tree, "current");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a semicolon is missing", "retort: the build failed; ");
        Files.delete(tree.resolve("broken"));
        assertThat(retort(tree, "current").exitCode()).isEqualTo(7);
    }

    @Test
    void settingsThatTheBuildIsGivenForAllAreNoNews() throws Exception {
        Files.createFile(tree.resolve("refused"));

        Run run = retort(tree, "current");

        assertThat(run.err()).isEqualTo(BUILDING + """
                        [WARNING] [io.quarkus.config] Unrecognized configuration key "quarkus.typo" was provided; it will be ignored
                        [ERROR] an injection point is ambiguous
                        retort: the build failed; see above, and correct it
                        """);
    }

    @Test
    void aFolderThatCannotBeBuiltInIsToldInOneLine() throws Exception {
        retort(tree, "current");
        try (Stream<Path> files = Files.list(tree.resolve("target/retort"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("app"))
                    .toList()) {
                try (Stream<Path> content = Files.list(file)) {
                    for (Path each : content.toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
        Files.delete(tree.resolve("target/retort/lock"));
        Files.createDirectory(tree.resolve("target/retort/lock"));

        Run run = retort(tree, "current", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("retort: the project cannot be built: ")
                .doesNotContain("\tat ");
        assertThat(run.out()).startsWith("{\"error\":\"the project cannot be built: ");
    }

    @Test
    void severalAtOnceBuildOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            processes.add(builder(tree, Map.of(), tree.resolve("retort").toString(), "current")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isEqualTo(7);
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void withoutAVerbTheCommandLineDecides() throws Exception {
        assertThat(retort(tree).out()).endsWith("<-cp><lib.jar:app.jar><dev.retort.cli.Retort>");
    }

    @Test
    void itNeedsNoHomeAndNoLocale() throws Exception {
        Run run = run(
                tree, Map.of("HOME", "", "LC_ALL", "C"), tree.resolve("retort").toString(), "current");

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(tree.resolve("locales"))
                .as("of the build, for a path with letters beyond ASCII")
                .hasContent("C.UTF-8\nC.UTF-8");
    }

    private List<String> builds() throws IOException {
        return lines("builds");
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(tree.resolve(file));
    }

    private Run retort(Path from, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tree.resolve("retort").toString()));
        command.addAll(List.of(arguments));
        return run(from, Map.of(), command.toArray(String[]::new));
    }

    private Run run(Path from, Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder(from, environment, command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder builder(Path from, Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("java home").toString());
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        return builder;
    }

    private static void executable(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int exitCode, String out, String err) {}
}
