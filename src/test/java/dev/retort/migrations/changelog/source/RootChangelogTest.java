package dev.retort.migrations.changelog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Root changelogs of every format, and the include that a revision adds to them. */
class RootChangelogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    private static final String NEW = "20260203040506-add.yaml";

    private static final String XML = "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"http://www.liquibase.org/xml/ns/dbchangelog"
            + " http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd\"";

    private static final String PLAIN_INCLUDE =
            "\n  - include:\n      file: changelog/" + NEW + "\n      relativeToChangelogFile: true";

    @TempDir
    Path root;

    private Path resources;

    @BeforeEach
    void sourceTree() throws IOException {
        Files.createFile(root.resolve("pom.xml"));
        resources = Files.createDirectories(root.resolve("src/main/resources"));
        Files.createDirectories(root.resolve("src/main/java"));
        write(
                "db/changelog/001-init.xml",
                XML + "><changeSet id='1' author='ann'><tagDatabase tag='a'/></changeSet></databaseChangeLog>");
        write("db/002.sql", "--liquibase formatted sql\n--changeset bob:1\nselect 1;\n--changeset ann:2\nselect 2;\n");
        write(
                "db/it's #1/ä b.yaml",
                "databaseChangeLog: [{changeSet: {id: 1, author: ann, changes: [{empty: {}}]}}]\n");
    }

    /**
     * A root changelog and what becomes of it.
     *
     * @param before with {@code «»} where the rest is inserted
     */
    record Extended(String name, String changeLog, String before, String inserted, String file) {

        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("StringConcatToTextBlock") // line ends are what it is about
    static Stream<Extended> roots() {
        String yaml = "db/changeLog.yaml";
        String json = "db/changeLog.json";
        String xml = "db/changeLog.xml";
        String nextToInit = "db/changelog/" + NEW;
        return Stream.of(
                new Extended("plain YAML with a comment at the end", yaml, """
                        # kept
                        databaseChangeLog:
                          - include: # first
                              file: changelog/001-init.xml
                              relativeToChangelogFile: true«»
                        # the end
                        """, PLAIN_INCLUDE, nextToInit),
                new Extended(
                        "YAML without indentation and line's end, full path in quotes",
                        yaml,
                        """
                        databaseChangeLog:
                        - include: {file: 'db/changelog/001-init.xml'}«»""",
                        """

                        - include: {file: 'db/changelog/%s'}""".formatted(NEW),
                        nextToInit),
                new Extended(
                        "YAML with wide dashes, attributes and other entries",
                        yaml,
                        """
                        databaseChangeLog:
                        -   property:
                                name: x
                                value: y
                        -   include:
                                # the first of all
                                relativeToChangelogFile: "true"
                                contextFilter: "test or prod" # both
                                file: "./changelog/001-init.xml" # init
                        -   changeSet:
                                id: 1
                                author: ann
                                changes:
                                -   sql:
                                        sql: |
                                            select 1;
                        «»""",
                        """
                        -   include:
                                relativeToChangelogFile: "true"
                                file: "./changelog/%s"
                        """.formatted(NEW),
                        nextToInit),
                new Extended(
                        "YAML with dashes on their own lines",
                        yaml,
                        """
                        databaseChangeLog:
                          -
                            include:
                              file: 002.sql
                              relativeToChangelogFile: true«»
                        """,
                        "\n  -\n    include:\n      file: " + NEW + "\n      relativeToChangelogFile: true",
                        "db/" + NEW),
                new Extended(
                        "YAML of Windows",
                        yaml,
                        "\uFEFFdatabaseChangeLog:\r\n  - include:\r\n      file: 002.sql\r\n"
                                + "      relativeToChangelogFile: true«»\r\n",
                        "\r\n  - include:\r\n      file: " + NEW + "\r\n      relativeToChangelogFile: true",
                        "db/" + NEW),
                new Extended(
                        "YAML in one line",
                        yaml,
                        "databaseChangeLog: [{include: {file: db/002.sql}}«»] # all\n",
                        ", {include: {file: db/" + NEW + "}}",
                        "db/" + NEW),
                new Extended("YAML of changesets alone", "changes.yml", """
                        ---
                        databaseChangeLog:
                          - changeSet:
                              id: 1
                              author: ann
                              changes: [{sql: {sql: select 1}}] # one«»
                        ...
                        """, PLAIN_INCLUDE, "changelog/" + NEW),
                new Extended(
                        "hostile names",
                        yaml,
                        """
                        databaseChangeLog:
                          - include: {file: "it's #1/ä b.yaml", relativeToChangelogFile: true}«»
                        """,
                        "\n  - include: {file: \"it's #1/" + NEW + "\", relativeToChangelogFile: true}",
                        "db/it's #1/" + NEW),
                new Extended("YAML with an empty value", yaml, "databaseChangeLog:«»\n", PLAIN_INCLUDE, nextToInit),
                new Extended(
                        "YAML whose last text has several lines, with comments of its list below",
                        yaml,
                        "databaseChangeLog:\n  - include: {file: db/002.sql}\n  - changeSet:\n      id: a\n      author: ann\n"
                                + "      changes: []\n      comment: \"one\n        two # three\"«»\n"
                                + "    # - include: {file: none}\n\n",
                        "\n  - include: {file: db/" + NEW + "}",
                        "db/" + NEW),
                new Extended(
                        "YAML whose last text keeps its line ends",
                        yaml,
                        "databaseChangeLog:\n- include: {file: db/002.sql}\n- changeSet:\n    id: a\n    author: ann\n"
                                + "    changes: [{empty: {}}]\n    comment: |+\n      one\n\n«»",
                        "- include: {file: db/" + NEW + "}\n",
                        "db/" + NEW),
                new Extended(
                        "YAML with anchors, and keys beside the list",
                        yaml,
                        "x: &y {relativeToChangelogFile: true}\ndatabaseChangeLog:\n  - include: &z\n      <<: {file: none}\n"
                                + "      file: db/002.sql«»\nz: 1\n",
                        null,
                        "db/" + NEW),
                new Extended(
                        "YAML with supplementary characters before its entries",
                        yaml,
                        "# 😀 ä\ndatabaseChangeLog:\n  - include: {file: db/002.sql} # 😀«»\n# 😀\n",
                        "\n  - include: {file: db/" + NEW + "}",
                        "db/" + NEW),
                new Extended(
                        "XML with a document type and odd comments",
                        xml,
                        "<?xml version='1.0'?>\n<!-- <databaseChangeLog> -->\n" + XML + ">\n  <!-- a > b -->\n"
                                + "  <include file=\"db/002.sql\" ignore=\"false\"\n           relativeToChangelogFile=\"false\"\n  />"
                                + "«»\n  <?pi <include/> ?><!-- <include file=\"x\"/>\n --></databaseChangeLog><!-- </databaseChangeLog> -->\n",
                        "\n  <include file=\"db/" + NEW + "\"\n           relativeToChangelogFile=\"false\"\n  />",
                        "db/" + NEW),
                new Extended("JSON", json, """
                        {
                          "databaseChangeLog": [
                            {
                              "include": {
                                "file": "changelog/001-init.xml",
                                "relativeToChangelogFile": true
                              }
                            }«»
                          ]
                        }
                        """, """
                        ,
                            {
                              "include": {
                                "file": "changelog/%s",
                                "relativeToChangelogFile": true
                              }
                            }""".formatted(NEW), nextToInit),
                new Extended("JSON of several entries in a line", json, """
                        {"databaseChangeLog": [ {"include": {"file": "db/changelog/001-init.xml", "labels": "a"}},
                            {"changeSet": {"id": "1", "author": "ann", "changes": [{"empty": {}}]}}«»]}""", """
                        ,
                            {"include": {"file": "db/changelog/%s"}}""".formatted(NEW), nextToInit),
                new Extended(
                        "minified JSON",
                        json,
                        "{\"databaseChangeLog\":[{\"include\":{\"file\":\"db/changelog/001-init.xml\"}}«»]}",
                        ",{\"include\":{\"file\":\"db/changelog/" + NEW + "\"}}",
                        nextToInit),
                new Extended(
                        "empty JSON",
                        json,
                        "{\n  \"databaseChangeLog\": [«»]\n}\n",
                        "\n    {\"include\": {\"file\":" + " \"changelog/" + NEW
                                + "\", \"relativeToChangelogFile\": true}}\n  ",
                        nextToInit),
                new Extended(
                        "XML",
                        xml,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <include file='no'/> -->\n" + XML + """
                        >
                            <property name="x" value="a > b"/>
                            <include file="changelog/001-init.xml" relativeToChangelogFile="true"/> <!-- init -->«»
                            <!-- add new ones above -->
                        </databaseChangeLog>
                        """,
                        "\n    <include file=\"changelog/" + NEW + "\" relativeToChangelogFile=\"true\"/>",
                        nextToInit),
                new Extended(
                        "XML with tabs, single quotes and attributes",
                        xml,
                        XML + """
                        >
                        \t<include context='test'
                        \t\tfile='/db/changelog/001-init.xml' />
                        \t<changeSet id="1" author="ann">
                        \t\t<sql><![CDATA[select '</databaseChangeLog>']]></sql>
                        \t</changeSet>«»
                        </databaseChangeLog>
                        """,
                        "\n\t<include\n\t\tfile='/db/changelog/" + NEW + "' />",
                        nextToInit),
                new Extended(
                        "XML with a prefix",
                        xml,
                        """
                        <db:databaseChangeLog xmlns:db="http://www.liquibase.org/xml/ns/dbchangelog"
                            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                          <db:include file="classpath:db/changelog/001-init.xml"></db:include>«»
                        </db:databaseChangeLog>
                        """,
                        "\n  <db:include file=\"classpath:db/changelog/" + NEW + "\"/>",
                        nextToInit),
                new Extended(
                        "minified XML of Windows",
                        xml,
                        "\uFEFF" + XML + "><include file=\"db/002.sql\"/>«»" + "</databaseChangeLog>\r\n",
                        "<include file=\"db/" + NEW + "\"/>",
                        "db/" + NEW),
                new Extended(
                        "XML with names to escape",
                        xml,
                        XML + """
                        >
                          <include file='it&apos;s #1/ä b.yaml' relativeToChangelogFile='true'/>«»
                        </databaseChangeLog>
                        """,
                        "\n  <include file='it&apos;s #1/" + NEW + "' relativeToChangelogFile='true'/>",
                        "db/it's #1/" + NEW),
                new Extended(
                        "XML of changesets alone",
                        xml,
                        XML + """
                        >
                          <changeSet id="1" author="ann"><tagDatabase tag="a"/></changeSet>«»
                        </databaseChangeLog>
                        """,
                        "\n  <include file=\"changelog/" + NEW + "\" relativeToChangelogFile=\"true\"/>",
                        nextToInit),
                new Extended("XML without content", xml, XML + "></databaseChangeLog>", null, nextToInit),
                new Extended("XML with an empty tag", xml, XML + " />\n", null, nextToInit));
    }

    @ParameterizedTest
    @MethodSource("roots")
    void anIncludeIsAddedInTheStyleOfItsNeighbours(Extended root) throws IOException {
        write(root.changeLog(), root.before().replace("«»", ""));
        List<String> before = changeSets(root.changeLog());

        Path written = writer(root.changeLog()).writeEmpty("Add").file();

        assertThat(written).isEqualTo(resources.resolve(root.file()));
        String text = Files.readString(resources.resolve(root.changeLog()));
        if (root.inserted() != null) {
            assertThat(text).isEqualTo(root.before().replace("«»", root.inserted()));
        }
        assertThat(changeSets(root.changeLog()))
                .isEqualTo(Stream.concat(before.stream(), Stream.of(root.file() + "::1::retort"))
                        .toList());

        Path second = writer(root.changeLog()).writeEmpty("Again").file();
        assertThat(second.getParent()).isEqualTo(written.getParent());
        assertThat(changeSets(root.changeLog())).hasSize(before.size() + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "databaseChangeLog:\n  - includeAll: {path: db/changelog/}\n",
                "databaseChangeLog: [{includeAll: {path: changelog, relativeToChangelogFile: true}}]",
                "{\"databaseChangeLog\": [{\"includeAll\": {\"path\": \"db/changelog\"}}]}",
                XML + ">\n  <includeAll path=\"db/changelog/\"/>\n</databaseChangeLog>\n"
            })
    void aFolderThatIsIncludedAsAWholeTakesTheRevision(String text) throws IOException {
        String changeLog = text.startsWith("<") ? "db/all.xml" : text.startsWith("{") ? "db/all.json" : "db/all.yaml";
        write(changeLog, text);
        String state = tree(changeLog).state();

        Path written = writer(changeLog).writeEmpty("Add").file();

        assertThat(written).isEqualTo(resources.resolve("db/changelog/" + NEW));
        assertThat(resources.resolve(changeLog)).hasContent(text);
        assertThat(changeSets(changeLog))
                .containsExactly("db/changelog/001-init.xml::1::ann", "db/changelog/" + NEW + "::1::retort");
        assertThatThrownBy(() -> writer(changeLog).write("Add", "      changes: []\n", state))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("changed while the revision was generated");
    }

    /** A file that was deleted from the tree stays in the folder of a build that is not clean. */
    @Test
    void aBuildThatHasOtherFilesIsNamed(@TempDir Path built) throws IOException {
        String text = "databaseChangeLog:\n  - includeAll: {path: all/changes}\n";
        write("all/root.yaml", text);
        write("all/changes/1.sql", "select 1;");
        Files.createDirectories(built.resolve("all/changes"));
        Files.writeString(built.resolve("all/root.yaml"), text);
        Files.writeString(built.resolve("all/changes/1.sql"), "select 1;");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader build = new URLClassLoader(new URL[] {built.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(build);
            assertThat(writer("all/root.yaml").requireBuilt("all/root.yaml"))
                    .isEqualTo(tree("all/root.yaml").state());

            Files.writeString(built.resolve("all/changes/2.sql"), "select 2;");

            assertThatThrownBy(() -> writer("all/root.yaml").requireBuilt("all/root.yaml"))
                    .isInstanceOfSatisfying(MigrationException.class, refused -> {
                        assertThat(refused).hasMessageContaining("other changesets than");
                        assertThat(refused.remedy()).contains("./mvnw clean package");
                    });
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aNestedFolderThatIsIncludedAsAWholeTakesTheRevision() throws IOException {
        write("db/all.yaml", "databaseChangeLog: [{include: {file: db/changelog/master.yaml}}]\n");
        write(
                "db/changelog/master.yaml",
                "databaseChangeLog: [{includeAll: {path: db/changelog, endsWithFilter: -add.yaml, errorIfMissingOrEmpty: false}}]\n");

        writer("db/all.yaml").writeEmpty("Add");

        assertThat(changeSets("db/all.yaml")).containsExactly("db/changelog/" + NEW + "::1::retort");
    }

    @Test
    void whereItWouldNotComeLastItsFolderHasToBeNamed() throws IOException {
        String text = "databaseChangeLog:\n  - includeAll: {path: db/changes}\n";
        write("db/all.yaml", text);
        write("db/changes/V1__init.sql", "select 1;");

        assertThatThrownBy(() -> writer("db/all.yaml").writeEmpty("Add"))
                .isInstanceOfSatisfying(MigrationException.class, refused -> {
                    assertThat(refused)
                            .hasMessageContaining("before changeset 'db/changes/V1__init.sql::raw::includeAll'");
                    assertThat(refused.remedy()).startsWith("set retort.migrations.directory=db/revisions:");
                });
        assertThat(resources.resolve("db/all.yaml")).hasContent(text);
        assertThat(resources.resolve("db/changes"))
                .isDirectoryContaining("glob:**V1__init.sql")
                .isDirectoryNotContaining("glob:**.yaml*");

        SourceTree other = SourceTree.around(root, "db/all.yaml", Optional.of("db/revisions"));
        new RevisionWriter(other, ChangelogSettings.of("db/all.yaml"), Engine.H2, CLOCK).writeEmpty("Add");
        assertThat(changeSets("db/all.yaml"))
                .containsExactly("db/changes/V1__init.sql::raw::includeAll", "db/revisions/" + NEW + "::1::retort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made/one.yaml", "made/one.yml", "made/one.json", "made/one.xml", "db/one.xml"})
    void theFirstRevisionMakesTheChangelog(String changeLog) throws IOException {
        SourceTree tree = tree(changeLog);
        assertThat(tree.isNew()).isTrue();

        writer(changeLog).write("Add", "      changes: [{empty: {}}]\n", tree.requireSame(changeLog));

        String folder = changeLog.substring(0, changeLog.indexOf('/')) + "/changelog/";
        assertThat(changeSets(changeLog)).containsExactly(folder + NEW + "::1::retort");
    }

    @Test
    void whereTheChangelogCannotBeWrittenThereIsNoFirstRevision() throws IOException {
        write("new", "a file");

        assertThatThrownBy(() -> writer("new/one.xml").writeEmpty("Add")).isInstanceOf(MigrationException.class);

        assertThat(resources.resolve("new")).hasContent("a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made/one.yaml", "made/one.json", "made/one.xml"})
    void aKilledCommandLeavesNothingThatTheNextOneKeeps(String changeLog) throws IOException {
        writer(changeLog).writeEmpty("First");
        for (boolean isFirst : new boolean[] {false, true}) {
            Path root = resources.resolve(changeLog);
            String before = Files.readString(root);
            Path unlisted = writer(changeLog).writeEmpty("Killed").file();
            String listed = Files.readString(root);
            if (isFirst) {
                Files.delete(root);
            } else {
                Files.writeString(root, before);
            }
            Files.writeString(root.resolveSibling(root.getFileName() + ".new"), listed);
            Files.writeString(unlisted.resolveSibling("20260203040509-next.yaml.new"), "half");

            writer(changeLog).writeEmpty("Next");

            assertThat(unlisted).doesNotExist();
            try (Stream<Path> files = Files.walk(resources.resolve("made"))) {
                assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".new"));
            }
            assertThat(changeSets(changeLog)).last().asString().contains("-next.yaml");
        }
    }

    /** A folder stands where the new text of the changelog would be written. */
    @ParameterizedTest
    @ValueSource(strings = {"made/one.yaml", "made/one.json", "made/one.xml"})
    void whereTheChangelogCannotBeExtendedNoRevisionIsWritten(String changeLog) throws IOException {
        writer(changeLog).writeEmpty("First");
        String before = Files.readString(resources.resolve(changeLog));
        Files.createDirectories(resources.resolve(changeLog + ".new/full"));

        assertThatThrownBy(() -> writer(changeLog).writeEmpty("Next")).isInstanceOf(MigrationException.class);

        assertThat(resources.resolve(changeLog)).hasContent(before);
        assertThat(changeSets(changeLog)).hasSize(1);
        try (Stream<Path> files = Files.list(resources.resolve("made/changelog"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void filesThatShareAPathInTheHistoryDoNotShareItWithTheRevision() throws IOException {
        write(
                "db/all.xml",
                XML + " logicalFilePath='db.log'><include file='db/changelog/001-init.xml'/></databaseChangeLog>");

        writer("db/all.xml").writeEmpty("Add");
        writer("db/all.xml").writeEmpty("Again");

        assertThat(changeSets("db/all.xml"))
                .containsExactly(
                        "db.log::1::ann",
                        "db/changelog/" + NEW + "::1::retort",
                        "db/changelog/20260203040507-again.yaml::1::retort");
    }

    @Test
    void sqlIncludesNothingAndTheRemedyMakesAChangelogThatDoes() throws IOException {
        write("db/changeLog.sql", "--liquibase formatted sql\n--changeset bob:1\nselect 1;\n");

        MigrationException refused = catchThrowableOfType(MigrationException.class, () -> tree("db/changeLog.sql"));

        assertThat(refused).hasMessage("'db/changeLog.sql' cannot include a revision: SQL has no includes");
        String remedy = refused.remedy();
        assertThat(remedy).contains("'db/changeLog.yaml'", "quarkus.liquibase.change-log=db/changeLog.yaml");
        write("db/changeLog.yaml", remedy.substring(remedy.indexOf("databaseChangeLog"), remedy.indexOf("', and")));
        writer("db/changeLog.yaml").writeEmpty("Add");
        assertThat(changeSets("db/changeLog.yaml"))
                .containsExactly("db/changeLog.sql::1::bob", "db/" + NEW + "::1::retort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../elsewhere", "", "src/main/resources/db"})
    void aFolderOutsideOfTheClassPathIsWrongUsage(String folder) {
        assertThatThrownBy(() -> SourceTree.around(root, "db/changeLog.yaml", Optional.of(folder)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("retort.migrations.directory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "databaseChangeLog: nothing",
                "other: []",
                "a: [",
                "databaseChangeLog: {include: {file: db/002.sql}}"
            })
    void aFileThatIsNoChangelogIsNamedAndLeftAlone(String text) throws IOException {
        write("db/changeLog.yaml", text);

        assertThatThrownBy(() -> writer("db/changeLog.yaml").writeEmpty("Add")).isInstanceOf(MigrationException.class);

        assertThat(resources.resolve("db/changeLog.yaml")).hasContent(text);
        assertThat(resources.resolve("db/changelog")).isDirectoryNotContaining("glob:**" + NEW);
    }

    private void write(String file, String text) throws IOException {
        Path path = resources.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, StandardCharsets.UTF_8);
    }

    private SourceTree tree(String changeLog) {
        return SourceTree.around(root, changeLog, Optional.empty());
    }

    private RevisionWriter writer(String changeLog) {
        return new RevisionWriter(tree(changeLog), ChangelogSettings.of(changeLog), Engine.H2, CLOCK);
    }

    private List<String> changeSets(String changeLog) {
        DatabaseChangeLog read = Changelog.read(
                        ChangelogSettings.of(changeLog),
                        Engine.POSTGRESQL,
                        classPath -> new SourceFiles(resources, java.util.Map.of(), classPath))
                .liquibase();
        return read.getChangeSets().stream()
                .map((ChangeSet changeSet) -> changeSet.toString(false))
                .toList();
    }
}
