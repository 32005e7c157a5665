package dev.retort.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A project that Maven builds.
 *
 * @param root where Maven is called: the outermost folder whose modules lead to the application
 * @param module the folder of the application
 * @param modules folders of all modules of the root, itself included, in the order of Maven's files
 */
record Project(Path root, Path module, List<Path> modules) {

    private static final String POM = "pom.xml";

    /**
     * The project around a folder: the nearest one above it that has a {@code pom.xml} and Quarkus, or else the only module with Quarkus
     * among its modules or its siblings.
     *
     * @param name folder or artifact of a module of the whole project; null when there is no choice
     * @throws LauncherException when there is none, or the module has to be named
     */
    static Project around(Path folder, String name) {
        Path nearest = nearest(folder);
        if (nearest == null) {
            throw LauncherException.usage(
                    "'" + folder + "' is not in a project: no pom.xml here or above",
                    "run the command in a project's tree, or name it: -C DIR; a built application of any build tool: --app DIR");
        }
        List<Path> around = new ArrayList<>(List.of(nearest));
        for (Path parent = nearest.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.isRegularFile(parent.resolve(POM)) && modulesOf(parent).contains(around.get(around.size() - 1))) {
                around.add(parent);
            }
        }
        List<Path> modules = modulesOf(around.get(around.size() - 1));
        Path module = name != null ? named(name, modules) : modules.size() == 1 ? nearest : application(around);
        return new Project(modules.get(0), module, modules);
    }

    /** Whether there is one around a folder. */
    static boolean isAround(Path folder) {
        return nearest(folder) != null;
    }

    private static Path nearest(Path folder) {
        Path nearest = folder;
        while (nearest != null && !Files.isRegularFile(nearest.resolve(POM))) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    /** @param modules the first of them is their root */
    private static Path named(String name, List<Path> modules) {
        return modules.stream()
                .filter(module -> module.endsWith(name) || artifact(module).equals(name.replaceFirst("^:", "")))
                .findFirst()
                .orElseThrow(() -> LauncherException.usage(
                        "'" + modules.get(0) + "' has no module '" + name + "'",
                        "give one of " + names(modules.get(0), modules)));
    }

    /**
     * The only module with Quarkus, in the innermost folder that has one. A single module without it may have the plugin from a parent
     * that is not here: the build tells.
     *
     * @param around folders of a module, of those whose module it is, and so on, at least one
     */
    private static Path application(List<Path> around) {
        for (Path folder : around) {
            List<Path> applications =
                    modulesOf(folder).stream().filter(Project::hasQuarkus).toList();
            if (applications.size() == 1) {
                return applications.get(0);
            }
            if (applications.size() > 1) {
                throw LauncherException.usage(
                        "'" + folder + "' has several modules with Quarkus",
                        "say which: --module NAME, one of " + names(folder, applications));
            }
        }
        Path nearest = around.get(0);
        List<Path> modules = modulesOf(nearest);
        if (modules.size() > 1) {
            throw LauncherException.usage(
                    "no module of '" + nearest + "' has the plugin of Quarkus in its pom.xml",
                    "say which: --module NAME, one of " + names(nearest, modules));
        }
        return nearest;
    }

    private static String names(Path root, List<Path> modules) {
        return modules.stream()
                .filter(module -> !module.equals(root))
                .map(module -> root.relativize(module).toString())
                .collect(Collectors.joining(", "));
    }

    private static List<Path> modulesOf(Path root) {
        List<Path> modules = new ArrayList<>(List.of(root));
        NodeList named = readFile(root.resolve(POM)).getElementsByTagName("module");
        for (int index = 0; index < named.getLength(); index++) {
            if (named.item(index).getParentNode().getNodeName().equals("modules")) {
                Path module =
                        root.resolve(named.item(index).getTextContent().strip()).normalize();
                Path folder = module.endsWith(POM) ? module.getParent() : module;
                if (Files.isRegularFile(folder.resolve(POM)) && !modules.contains(folder)) {
                    modules.addAll(modulesOf(folder));
                }
            }
        }
        return modules.stream().distinct().toList();
    }

    /** Whether Quarkus builds an application of the module itself, by its own file or one of its parents here. */
    private static boolean hasQuarkus(Path module) {
        Path pom = module.resolve(POM);
        return !text(pom, "packaging").equals("pom")
                && Stream.concat(Stream.of(pom), parentsOf(pom).stream()).anyMatch(Project::namesPlugin);
    }

    private static boolean namesPlugin(Path pom) {
        return elements(pom, "artifactId", "quarkus-maven-plugin")
                .anyMatch(artifact -> !isIn(artifact, "pluginManagement"));
    }

    /** Whether a module may use the test classes of another one, so that they have to be compiled. */
    boolean sharesTests() {
        return Stream.concat(modules.stream().map(module -> module.resolve(POM)), parents().stream())
                .anyMatch(pom -> Stream.concat(elements(pom, "type", "test-jar"), elements(pom, "classifier", "tests"))
                        .findAny()
                        .isPresent());
    }

    /** Those of a name with a text. */
    private static Stream<Node> elements(Path pom, String name, String text) {
        NodeList named = readFile(pom).getElementsByTagName(name);
        return IntStream.range(0, named.getLength())
                .mapToObj(named::item)
                .filter(element -> element.getTextContent().strip().equals(text));
    }

    private static boolean isIn(Node node, String name) {
        for (Node each = node; each != null; each = each.getParentNode()) {
            if (name.equals(each.getNodeName())) {
                return true;
            }
        }
        return false;
    }

    private static String artifact(Path module) {
        return text(module.resolve(POM), "artifactId");
    }

    /** The text of an element of the project itself; empty when there is none. */
    private static String text(Path pom, String element) {
        for (Node each = readFile(pom).getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(element)) {
                return each.getTextContent().strip();
            }
        }
        return "";
    }

    /** The files of its parents on this machine, nearest first, as far as Maven looks for them: {@code relativePath}. */
    List<Path> parents() {
        return parentsOf(module.resolve(POM));
    }

    private static List<Path> parentsOf(Path pom) {
        List<Path> parents = new ArrayList<>();
        for (Path file = parent(pom); file != null && !parents.contains(file); file = parent(file)) {
            parents.add(file);
        }
        return parents;
    }

    private static Path parent(Path pom) {
        for (Node each = readFile(pom).getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals("parent")) {
                NodeList named = ((Element) each).getElementsByTagName("relativePath");
                String relative = named.getLength() == 0
                        ? "../" + POM
                        : named.item(0).getTextContent().strip();
                Path file = pom.resolveSibling(relative).normalize();
                Path parent = Files.isDirectory(file) ? file.resolve(POM) : file;
                return relative.isEmpty() || !Files.isRegularFile(parent) ? null : parent;
            }
        }
        return null;
    }

    private static Element readFile(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(file.toFile()).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw LauncherException.failed("'" + file + "' cannot be read: " + unreadable.getMessage(), "correct it");
        }
    }

    /** The command that builds it: its own {@code mvnw}, or else Maven. */
    Path maven() {
        boolean windows = java.io.File.separatorChar == '\\';
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            Path wrapper = folder.resolve(windows ? "mvnw.cmd" : "mvnw");
            if (Files.isRegularFile(wrapper)) {
                return wrapper;
            }
            if (folder.equals(root)) {
                break;
            }
        }
        return Path.of(windows ? "mvn.cmd" : "mvn");
    }

    /** Its name for people. */
    String name() {
        return String.valueOf(module.getFileName());
    }

    /** Where builds are kept. */
    Path builds() {
        return module.resolve("target").resolve("retort");
    }
}
