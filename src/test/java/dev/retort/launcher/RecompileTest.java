package dev.retort.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits that are compiled without Maven, and those that are not, in a small tree whose last build has been kept. */
class RecompileTest {

    private static final Path ITEM = Path.of("src/main/java/shop/Item.java");

    @TempDir
    Path folder;

    private Path tree;

    /** Files of a second library; there is none without. */
    private List<String> others = List.of();

    @BeforeEach
    void plantTree() throws Exception {
        tree = Files.createDirectories(folder.resolve("läden"));
        write("pom.xml", "<project/>");
        write("src/main/resources/application.properties", "a=b");
        write("src/main/java/shop/Item.java", """
                package shop;
                import jakarta.persistence.*;
                @Entity @Table(name = "items")
                class Item {
                    @Id long id;
                    @Column(length = Limits.NAME) String name;
                    // more
                }
                """);
        write("src/main/java/shop/Limits.java", "package shop; interface Limits { int NAME = 20; /* more */ }");
        write("src/main/java/shop/Kind.java", "package shop; enum Kind { SMALL, LARGE /* more */ }");
        write("src/main/java/shop/Money.java", "package shop; class Money { long cents; }");
        write("src/main/java/shop/Wörter.java", "package shop; class Wörter { int größe() { return 1; } /* more */ }");
        write(
                "src/main/java/shop/Settings.java",
                "package shop; @io.smallrye.config.ConfigMapping(prefix = \"shop\") interface Settings { int a(); /* more */ }");
        write("src/main/java/shop/Shop.java", """
                package shop;
                @jakarta.inject.Singleton
                class Shop {
                    long price(Item item) { return item.id; }
                    /* more */
                }
                """);
        keep();
    }

    @Test
    void aChangedFieldOfAnEntityIsPutBeforeTheBuild() throws Exception {
        edit(ITEM, "// more", "@Column(nullable = false) java.time.Instant added; Kind kind;");

        Run run = recompile();

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(edited()).containsExactly("shop/Item.class");
        assertThat(Files.readString(tree.resolve("target/retort/h2-2/classpath")))
                .matches(
                        "target/retort/lib-\\p{XDigit}+/lib.jar:target/retort/h2-2/edited:target/retort/h2-1/app-runner.jar"
                                .replace(":", File.pathSeparator));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            Item   | name = "items"          | name = "items", indexes = @Index(columnList = "name")   | shop/Item.class
            Item   | String name             | Integer name                                            | shop/Item.class
            Item   | // more                 | @jakarta.validation.constraints.Size(max = 9) String s; | shop/Item.class
            Item   | // more                 | @ElementCollection java.util.Set<Kind> kinds;           | shop/Item.class
            Item   | // more                 | @ManyToOne Item parent;                                 | shop/Item.class
            Shop   | item.id                 | item.id + 1                                             | shop/Shop.class
            Shop   | /* more */              | Object o() { return new Object() {}; }                  | shop/Shop$1.class shop/Shop.class
            Kind   | /* more */              | , HUGE                                                  | shop/Kind.class
            Wörter | return 1                | return 2                                                | shop/Wörter.class
            Wörter | /* more */              | /* another comment */                                   |
            """)
    void anEditWithoutImpactIsCompiledHere(String type, String old, String now, String classes) throws Exception {
        edit(Path.of("src/main/java/shop/" + type + ".java"), old, now);

        assertThat(recompile()).isEqualTo(new Run(0, "", ""));
        assertThat(String.join(" ", edited())).isEqualTo(classes == null ? "" : classes);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            Limits   | NAME = 20               | NAME = 30; int B = 1  | 'B' of shop.Limits has changed
            Settings | /* more */              | int b();              | 'b()I' of shop.Settings has changed
            Item     | // more                 | Money money;          | 'money' of shop.Item has changed
            Item     | // more                 | @Convert(converter = AttributeConverter.class) String c; | 'c' of shop.Item has changed
            Item     | // more                 | @org.hibernate.annotations.JdbcType(org.hibernate.type.descriptor.jdbc.JsonJdbcType.class) String j; | 'j' of shop.Item has changed
            Item     | @Entity                 | @Entity @Cacheable    | the declaration of shop.Item has changed
            Item     | class Item {            | class Item extends Money { | the declaration of shop.Item has changed
            Item     | // more                 | enum Color { RED }    | class shop.Item$Color is new or gone
            Shop     | /* more */              | @jakarta.enterprise.inject.Produces String s() { return ""; } | 's()Ljava/lang/String;' of shop.Shop has changed
            Money    | class                   | @jakarta.persistence.Embeddable class | the declaration of shop.Money has changed
            """)
    void anEditThatQuarkusMayReadNeedsMaven(String type, String old, String now, String why) throws Exception {
        edit(Path.of("src/main/java/shop/" + type + ".java"), old, now);

        assertThat(recompile()).isEqualTo(new Run(4, why + "\n", ""));
    }

    @Test
    void aConstantReachesThoseThatUseIt() throws Exception {
        edit(Path.of("src/main/java/shop/Limits.java"), "20", "30");

        assertThat(recompile()).isEqualTo(new Run(0, "", ""));
        assertThat(edited()).containsExactly("shop/Item.class", "shop/Limits.class");
    }

    @ParameterizedTest
    @CsvSource({
        "pom.xml, <project></project>, pom.xml has changed",
        "src/main/resources/application.properties, a=c, src/main/resources/application.properties has changed",
        "src/main/resources/more.yaml, a: b, a file is new or gone",
        "src/main/resources/db/orm.xml, <entity-mappings/>, src/main/resources/db/orm.xml maps entities",
        "src/main/java/shop/Other.java, package shop; class Other {}, a file is new or gone",
    })
    void anyOtherFileNeedsMaven(String file, String content, String why) throws Exception {
        write(file, content);

        assertThat(recompile()).isEqualTo(new Run(4, why + "\n", ""));
    }

    @Test
    void aRevisionThatWasWrittenNeedsNoBuild() throws Exception {
        write("src/main/resources/db/changeLog.yaml", "databaseChangeLog: [] # a@b.c");
        write("src/main/resources/db/changelog/1-first.yaml", "databaseChangeLog: []");

        assertThat(recompile()).isEqualTo(new Run(0, "", ""));

        assertThat(edited()).isEmpty();
        assertThat(Files.readString(tree.resolve("target/retort/h2-2/classpath")))
                .endsWith("target/retort/h2-2/app-runner.jar");
        try (JarFile jar =
                new JarFile(tree.resolve("target/retort/h2-2/app-runner.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
                    .isEqualTo("shop.Main");
            assertThat(jar.stream().map(JarEntry::getName)).contains("db/changeLog.yaml", "db/changelog/1-first.yaml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${project.version}", "@project.version@"})
    void variablesThatMavenMayReplaceAreLeftToMaven(String variable) throws Exception {
        write("src/main/resources/db/a.yaml", "databaseChangeLog: [] # " + variable);

        assertThat(recompile()).isEqualTo(new Run(4, "src/main/resources/db/a.yaml may have variables of Maven\n", ""));
    }

    @Test
    void resourcesThatTheBuildPutsElsewhereAreLeftToMaven() throws Exception {
        KeepBuild.delete(tree.resolve("target/retort"));
        write("src/main/resources/db/old.yaml", "databaseChangeLog: []");
        keep();
        write("src/main/resources/db/a.yaml", "databaseChangeLog: []");

        assertThat(recompile()).isEqualTo(new Run(4, "the build has its resources in other places\n", ""));
    }

    @Test
    void annotationProcessorsNeedMaven() throws Exception {
        Path lombok = folder.resolve("lombok.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(lombok))) {
            jar.putNextEntry(new JarEntry("META-INF/services/javax.annotation.processing.Processor"));
        }
        Path sources = tree.resolve("src/main/java");
        String call = "-d out -classpath out:%s -sourcepath " + sources + ": -s gen %s-g -parameters";

        assertThat(CompilerCall.parse(call.formatted("a/b", ""), sources)).isNotNull();
        assertThat(CompilerCall.parse(call.formatted(lombok, ""), sources)).isNull();
        assertThat(CompilerCall.parse(call.formatted("a/b", "-processorpath " + lombok + " "), sources))
                .isNull();
        assertThat(CompilerCall.parse(call.formatted(lombok, "-processorpath /x/picocli-codegen-4.jar "), sources))
                .as("only those of the path work then")
                .isNotNull();
    }

    @Test
    void aFileThatIsGoneOrMovedNeedsMaven() throws Exception {
        Files.delete(tree.resolve("src/main/java/shop/Money.java"));
        assertThat(recompile().exitCode()).isEqualTo(4);

        write("src/main/java/shop/more/Money.java", "package shop.more; class Money { long cents; }");
        assertThat(recompile()).isEqualTo(new Run(4, "a file is new or gone\n", ""));
    }

    @Test
    void generatedSourcesAndAnUnknownCallOfTheCompilerNeedMaven() throws Exception {
        write("target/generated-sources/annotations/shop/Made.java", "package shop; class Made {}");
        KeepBuild.delete(tree.resolve("target/retort"));
        keep();
        edit(ITEM, "// more", "int more;");
        assertThat(recompile()).isEqualTo(new Run(4, "the call of the compiler is not known\n", ""));
    }

    @Test
    void anotherEnvironmentNeedsMaven() throws Exception {
        edit(ITEM, "// more", "int more;");

        assertThat(run(
                        List.of("QUARKUS_HIBERNATE_ORM_PACKAGES=shop"),
                        state(),
                        "Recompile",
                        "target/retort/h2-1",
                        "target/retort/h2-2"))
                .isEqualTo(new Run(4, "another Java, environment or library\n", ""));
    }

    /** Sources of Kotlin, or in unusual folders, are known to Maven alone. */
    @ParameterizedTest
    @ValueSource(strings = {"Strin more;", "KotlinClass more;", "int more"})
    void sourcesThatDoNotCompileHereAreLeftToMaven(String edit) throws Exception {
        edit(ITEM, "// more", edit);

        assertThat(recompile()).isEqualTo(new Run(4, "the sources do not compile here\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.properties", "db/changeLog.xml", "META-INF/microprofile-config.properties"})
    void aLibraryWithFilesOfTheApplicationComesBehindIt(String file) throws Exception {
        KeepBuild.delete(tree.resolve("target/retort"));
        keep("application.properties", "META-INF/microprofile-config.properties", "META-INF/LICENSE");
        String libraries = KeptBuild.load(tree.resolve("target/retort/h2-1")).libraries();
        assertThat(libraries).matches("target/retort/lib-\\p{XDigit}+/lib.jar");

        KeepBuild.delete(tree.resolve("target/retort"));
        others = List.of("META-INF/LICENSE", file);
        keep("application.properties", "META-INF/microprofile-config.properties", "META-INF/LICENSE");
        edit(ITEM, "// more", "int more;");
        assertThat(recompile()).isEqualTo(new Run(0, "", ""));

        assertThat(Files.readString(tree.resolve("target/retort/h2-2/classpath")))
                .matches("LIB/lib.jar:target/retort/h2-2/edited:target/retort/h2-1/app-runner.jar:LIB/model.jar"
                        .replace("LIB", "target/retort/lib-\\p{XDigit}+")
                        .replace(":", File.pathSeparator));
    }

    @Test
    void warningsAreShown() throws Exception {
        edit(ITEM, "// more", "java.util.List more;");

        Run run = recompile();

        assertThat(run.exitCode()).isEqualTo(0);
        assertThat(run.err())
                .startsWith(
                        "retort: warning: " + tree.toRealPath().resolve(ITEM) + ":[7,14] [rawtypes] found raw type");
    }

    /** As {@code ./retort} does after a build by Maven. */
    private void keep() throws Exception {
        keep("application.properties");
    }

    private void keep(String... content) throws Exception {
        Path home = tree.resolve("target/retort/h2-1");
        Path classes = Files.createDirectories(tree.resolve("target/classes"));
        Files.createDirectories(home.resolve("lib"));
        Manifest none = new Manifest();
        jar(home.resolve("lib/lib.jar"), none, List.of("META-INF/LICENSE", "module-info.class"));
        if (!others.isEmpty()) {
            jar(home.resolve("lib/model.jar"), none, others);
        }
        String logged = "[DEBUG] -d " + classes + " -classpath " + classes + File.pathSeparator
                + System.getProperty("java.class.path") + " -sourcepath " + tree.resolve("src/main/java")
                + File.pathSeparator
                + " -s " + tree.resolve("target/generated-sources/annotations")
                + " -g -parameters --release 17 -encoding UTF-8 -Xlint:all,-processing,-serial,-classfile";
        Path compiler = Files.writeString(tree.resolve("target/compiler"), logged);
        List<Path> sources;
        try (Stream<Path> files = Files.walk(tree.resolve("src/main/java"))) {
            sources = files.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(CompilerCall.parse(logged, tree.resolve("src/main/java")).compile(sources, classes))
                .isEmpty();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "shop.Main");
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, others.isEmpty() ? "lib/lib.jar" : "lib/model.jar lib/lib.jar");
        jar(home.resolve("app-runner.jar"), manifest, List.of(content));

        assertThat(run(
                        List.of(),
                        "",
                        "KeepBuild",
                        "target/retort/h2-1",
                        "target/classes",
                        tree.relativize(compiler).toString(),
                        ""))
                .isEqualTo(new Run(0, "", ""));
        Files.writeString(home.resolve("sources"), state());
    }

    private static void jar(Path file, Manifest manifest, List<String> content) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String name : content) {
                jar.putNextEntry(new JarEntry(name));
            }
        }
    }

    private Run recompile() throws Exception {
        return run(List.of(), state(), "Recompile", "target/retort/h2-1", "target/retort/h2-2");
    }

    private List<String> edited() throws IOException {
        Path edited = tree.resolve("target/retort/h2-2/edited");
        try (Stream<Path> files = Files.walk(edited)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> edited.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private String state() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(tree.resolve("src"))) {
            Stream<Path> files = Stream.concat(sources, Stream.of(tree.resolve("pom.xml")));
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lines.add(tree.relativize(file) + " " + Files.size(file) + " 2026-11-28 "
                        + Files.readString(file).hashCode());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private void edit(Path file, String old, String now) throws IOException {
        String text = Files.readString(tree.resolve(file));
        assertThat(text).contains(old);
        Files.writeString(tree.resolve(file), text.replace(old, now));
    }

    private void write(String file, String text) throws IOException {
        Path path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Run run(List<String> environment, String input, String type, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "LC_ALL=C.UTF-8"));
        command.addAll(environment);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.retort.launcher." + type));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(tree.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return new Run(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private record Run(int exitCode, String out, String err) {}
}
