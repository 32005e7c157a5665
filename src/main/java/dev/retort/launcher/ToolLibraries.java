package dev.retort.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars that the tool brings along. A project's own libraries take their place: those of the tool are left out where the
 * project has their packages.
 *
 * @param folder of the jars; null in the tool's own source tree, where the project has all of them
 */
record ToolLibraries(Path folder) {

    /** These work together in one version only: all are the project's, or none is. */
    private static final String TOGETHER = "jackson-";

    static ToolLibraries current() {
        String folder = System.getProperty("retort.lib");
        return new ToolLibraries(folder == null || folder.isEmpty() ? null : Path.of(folder));
    }

    /** The class path of the launcher itself. */
    String launcher() {
        return folder == null
                ? System.getProperty("java.class.path")
                : folder.resolve("*").toString();
    }

    /** Names the jars, so that another version of the tool counts as a change. */
    String state() throws IOException {
        if (folder == null) {
            return "";
        }
        StringBuilder state = new StringBuilder();
        for (Path jar : jars()) {
            state.append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar))
                    .append('\n');
        }
        return state.toString();
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The class path of a project with what it lacks.
     *
     * @param libraries of the project
     * @return those of the tool that come first, the project's, and those that come last
     */
    List<Path> with(List<Path> libraries) throws IOException {
        if (folder == null) {
            return libraries;
        }
        Set<String> present = packages(libraries);
        List<Path> together = new ArrayList<>();
        List<Path> last = new ArrayList<>();
        boolean complete = true;
        for (Path jar : jars()) {
            boolean isPresent = present.contains(mainPackage(jar));
            if (jar.getFileName().toString().startsWith(TOGETHER)) {
                together.add(jar);
                complete &= isPresent;
            } else if (!isPresent) {
                last.add(jar);
            }
        }
        List<Path> all = new ArrayList<>(complete ? List.of() : together);
        all.addAll(libraries);
        all.addAll(last);
        return all;
    }

    /** The shortest one with a class, in which a library has its main classes. */
    private static String mainPackage(Path jar) throws IOException {
        return packages(List.of(jar)).stream()
                .min((one, other) ->
                        one.length() != other.length() ? one.length() - other.length() : one.compareTo(other))
                .orElse("");
    }

    private static Set<String> packages(Collection<Path> jars) throws IOException {
        Set<String> packages = new TreeSet<>();
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                continue;
            }
            try (JarFile content = new JarFile(jar.toFile())) {
                for (Enumeration<JarEntry> entries = content.entries(); entries.hasMoreElements(); ) {
                    String name = entries.nextElement().getName();
                    int slash = name.lastIndexOf('/');
                    if (name.endsWith(".class") && slash > 0 && !name.startsWith("META-INF/")) {
                        packages.add(name.substring(0, slash));
                    }
                }
            }
        }
        return packages;
    }

    static String path(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
