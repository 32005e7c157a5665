package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map names only classes, methods, packages and files that exist, and it names every package. */
class DocumentedClassesTest {

    private static final Path MAP = Path.of("docs/architecture.md");
    private static final Path INTERNALS = Path.of("docs/internals.md");
    private static final Path MAIN = Path.of("src/main/java/dev/retort");

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /** {@code User}, {@code users/User}, {@code User#name}: a class, perhaps with packages, perhaps with a member. */
    private static final Pattern CLASS =
            Pattern.compile("((?:[a-z]\\w*/)*)([A-Z]\\w*[a-z]\\w*)((?:\\.[A-Z]\\w*)*)(?:#(\\w+))?");

    /** {@code org.hibernate.boot.MetadataSources}: a class of a library. */
    private static final Pattern LIBRARY = Pattern.compile("(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:\\$\\w+)?");

    private static final Pattern ENDING = Pattern.compile("[…*]([A-Z]\\w*)");
    private static final Pattern PATH = Pattern.compile("[\\w.-]*(?:/[\\w.-]+)*/?");
    private static final Set<String> ROOTS =
            Set.of("src", "docs", "bench", "docker", ".ci", "META-INF", "db", "pom.xml", "application.properties");

    /** Not {@code io.quarkus.runtime} itself, nor {@code Filters}: those are for applications. */
    private static final Pattern INTERNAL = Pattern.compile("(?m)^import ("
            + "[\\w.]+\\.(internal|impl|deployment)\\."
            + "|io\\.quarkus\\.\\w[\\w.]*\\.runtime\\.(?!filters\\.Filters)"
            + "|io\\.quarkus\\.runtime\\.(logging|configuration\\.(Abstract|QuarkusConfigFactory))"
            + "|io\\.quarkus\\.runtime\\.(Application|StartupContext|StartupTask);"
            + "|org\\.hibernate\\.(boot|tool|mapping|engine|integrator|jpa\\.boot)\\."
            + "|org\\.jboss\\.resteasy\\.reactive\\.server\\.(mapping|util|vertx)\\."
            + "|io\\.netty\\.handler\\.codec\\.http\\.QueryStringDecoder"
            + "|org\\.h2\\.)");

    private static final Pattern NODE = Pattern.compile("(\\w+)\\[\"([a-z/]+)\"]");
    private static final Pattern ARROW = Pattern.compile("(?m)^ *(\\w+)(?:\\[\"[a-z/]+\"])? --> (.+)$");

    @ParameterizedTest
    @ValueSource(strings = {"docs/architecture.md", "docs/internals.md", "CONTRIBUTING.md"})
    void everythingThatAPageNamesExists(Path page) throws IOException {
        String text = Files.readString(page);
        List<String> unknown = new ArrayList<>();
        matches(CODE, FENCE.matcher(text).replaceAll(""))
                .map(code -> code.group(1))
                .filter(name -> !exists(name))
                .forEach(unknown::add);
        matches(LINK, text)
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .filter(target -> !Files.exists(page.resolveSibling(target)))
                .forEach(unknown::add);
        assertThat(unknown).as("names in %s that are in no source", page).isEmpty();
    }

    @Test
    void everyPackageIsOnTheMap() throws IOException {
        Set<String> named = matches(CODE, Files.readString(MAP))
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).as("packages in %s", MAP).containsAll(packages());
    }

    @Test
    void everyPackageSaysWhatIsInIt() throws IOException {
        assertThat(packages()).allSatisfy(name -> assertThat(MAIN.resolve(name).resolve("package-info.java"))
                .exists());
    }

    @Test
    void everyUseOfInternalsIsOnItsPage() throws IOException {
        Set<String> named = matches(CODE, Files.readString(INTERNALS))
                .map(code -> code.group(1).replaceFirst("#.*", "").replaceFirst(".*/", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> users = walk(MAIN)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> INTERNAL.matcher(read(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).as("classes in %s", INTERNALS).containsAll(users);
    }

    @Test
    void everyArrowOfThePictureIsADependency() throws IOException {
        String picture = Files.readString(MAP);
        Map<String, String> nodes = new TreeMap<>();
        matches(NODE, picture).forEach(node -> nodes.put(node.group(1), node.group(2)));
        List<String> untrue = new ArrayList<>();
        List<Arrow> arrows = arrows(picture);
        for (Arrow arrow : arrows) {
            if (!depends(nodes.get(arrow.from()), nodes.get(arrow.to()))) {
                untrue.add(arrow.from() + " --> " + arrow.to());
            }
        }
        assertThat(arrows).isNotEmpty();
        assertThat(untrue)
                .as("arrows in %s between packages of which none imports the other", MAP)
                .isEmpty();
    }

    private record Arrow(String from, String to) {}

    private static List<Arrow> arrows(String picture) {
        return matches(ARROW, picture)
                .flatMap(arrow ->
                        Stream.of(arrow.group(2).split(" & ")).map(target -> new Arrow(arrow.group(1), target.strip())))
                .toList();
    }

    private static boolean depends(String from, String to) throws IOException {
        if (from == null || to == null) {
            return false;
        }
        Pattern use = Pattern.compile("(?m)^import (?:static )?dev\\.retort\\." + to.replace("/", "\\.") + "\\.[A-Z]");
        try (Stream<Path> files = Files.list(MAIN.resolve(from))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .anyMatch(file -> use.matcher(read(file)).find());
        }
    }

    private static boolean exists(String name) {
        Matcher type = CLASS.matcher(name);
        if (type.matches()) {
            return sources("/" + type.group(1) + type.group(2) + ".java")
                    .anyMatch(file -> declares(read(file), type.group(3), type.group(4)));
        }
        if (LIBRARY.matcher(name).matches()) {
            return isOnTheClassPath(name);
        }
        Matcher ending = ENDING.matcher(name);
        if (ending.matches()) {
            return sources(ending.group(1) + ".java").findAny().isPresent();
        }
        String root = name.replaceFirst("/.*", "");
        if (PATH.matcher(name).matches() && (ROOTS.contains(root) || packages().contains(name))) {
            return Stream.of("", "src/main/resources", MAIN.toString())
                    .anyMatch(folder -> Files.exists(Path.of(folder, name)));
        }
        return true;
    }

    private static boolean declares(String source, String nested, String member) {
        return (nested.isEmpty()
                        || Stream.of(nested.substring(1).split("\\."))
                                .allMatch(each -> Pattern.compile("(class|record|interface|enum) " + each + "\\b")
                                        .matcher(source)
                                        .find()))
                && (member == null
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(source)
                                .find());
    }

    private static boolean isOnTheClassPath(String name) {
        try {
            Class.forName(name, false, DocumentedClassesTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    private static Stream<Path> sources(String end) {
        return Stream.of("src/main/java", "src/test/java")
                .flatMap(folder -> walk(Path.of(folder)))
                .filter(file -> ("/" + file).replace('\\', '/').endsWith(end));
    }

    private static Set<String> packages() {
        return walk(MAIN)
                .filter(file -> file.toString().endsWith(".java"))
                .map(file -> MAIN.relativize(file.getParent()).toString())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
