package dev.retort.launcher;

import dev.retort.migrations.snapshot.ApplicationEntities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;

/**
 * Run by {@code retort} when sources have changed. Compiles them all, and where the classes that come out differently
 * have no {@link BuildImpact}, puts these in front of the build that there is. Takes files of the changelog over as they are.
 *
 * <p>Arguments: folder of the last build by Maven, folder of the new one. The state of the sources is read from standard
 * input. Exit code 0: the new folder is complete but for that state. 4: only a build by Maven tells; standard output says why.
 * Sources that do not compile are of this kind: Maven may have more sources, such as those of Kotlin.
 */
final class Recompile {

    private static final int NOT_HERE = 4;

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern LINT = Pattern.compile("(?<=: )\\[[\\w-]+] ");

    private final KeptBuild build;
    private final Path folder;
    private ChangelogFiles changelogFiles;
    private boolean compiles;

    private Recompile(KeptBuild build, Path folder) {
        this.build = build;
        this.folder = folder;
    }

    public static void main(String... arguments) throws IOException {
        KeptBuild build = KeptBuild.load(Path.of(arguments[0]));
        List<String> state = new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        System.exit(new Recompile(build, Path.of(arguments[1])).run(state));
    }

    private int run(List<String> state) throws IOException {
        Optional<String> obstacle = obstacle(state);
        if (obstacle.isEmpty()) {
            Path edited = folder.resolve("edited");
            Files.createDirectories(edited);
            if (compiles) {
                Path all = folder.resolve("all");
                obstacle = compile(all) ? keepEdited(all, edited) : Optional.of("the sources do not compile here");
                KeepBuild.delete(all);
            }
            Path runner = changelogFiles.in(build.runner(), folder);
            Files.writeString(folder.resolve("classpath"), build.classPath(edited, runner));
        }
        obstacle.ifPresent(System.out::println);
        return obstacle.isPresent() ? NOT_HERE : 0;
    }

    /** Why the sources need not be compiled here. */
    private Optional<String> obstacle(List<String> state) throws IOException {
        if (build == null || build.compiler() == null) {
            return Optional.of("the call of the compiler is not known");
        }
        if (!build.surroundings().equals(KeptBuild.surroundings(build.compiler()))) {
            return Optional.of("another Java, environment or library");
        }
        if (ApplicationEntities.needBeans()) {
            return Optional.of("beans shape the tables");
        }
        List<String> before = Files.readAllLines(build.sources());
        Set<String> changed = new TreeSet<>(before);
        state.forEach(line -> {
            if (!changed.remove(line)) {
                changed.add(line);
            }
        });
        Set<String> names = new TreeSet<>();
        changed.forEach(line -> names.add(name(line)));
        Set<String> now = Set.copyOf(names(state));
        Set<String> then = Set.copyOf(names(before));
        for (String name : names) {
            boolean isChangelog = name.startsWith(ChangelogFiles.FOLDER);
            if (!now.contains(name) || (!then.contains(name) && !isChangelog)) {
                return Optional.of("a file is new or gone");
            }
            if (!isChangelog && !name.matches("src/main/java/.*\\.java")) {
                return Optional.of(name + " has changed");
            }
            compiles |= !isChangelog;
        }
        changelogFiles = new ChangelogFiles(
                names.stream()
                        .filter(name -> name.startsWith(ChangelogFiles.FOLDER))
                        .toList(),
                then.stream()
                        .filter(name -> name.startsWith(ChangelogFiles.RESOURCES))
                        .toList());
        return changelogFiles.obstacle(build.runner());
    }

    private static List<String> names(List<String> state) {
        return state.stream().map(Recompile::name).toList();
    }

    /** Size and time follow it; the time of some systems has spaces. */
    private static String name(String line) {
        return line.replaceFirst(" \\d+ [-0-9.: +]+$", "");
    }

    /** Whether they compile. Warnings are written to standard error. */
    private boolean compile(Path out) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        boolean compiles = true;
        for (Diagnostic<? extends JavaFileObject> said : build.compiler().compile(files, out)) {
            boolean error = said.getKind() == Diagnostic.Kind.ERROR;
            compiles &= !error;
            if (!error && said.getSource() != null) {
                System.err.println(warning(said));
            }
        }
        return compiles;
    }

    /** In the form of Maven. */
    private static String warning(Diagnostic<? extends JavaFileObject> said) {
        String place =
                Path.of(said.getSource().toUri()) + ":[" + said.getLineNumber() + "," + said.getColumnNumber() + "] ";
        Matcher lint = LINT.matcher(said.toString());
        return "retort: warning: " + place + (lint.find() ? lint.group() : "")
                + said.getMessage(null).lines().findFirst().orElse("");
    }

    /** Moves what differs from the build; returns what keeps it from being used. */
    private Optional<String> keepEdited(Path all, Path edited) throws IOException {
        Set<String> names = new TreeSet<>(classes(build.classes()));
        names.addAll(classes(all));
        BuildImpact impact = new BuildImpact(
                name -> info(build.classes().resolve(name.toString().replace('.', '/') + ".class")));
        for (String name : names) {
            Path before = build.classes().resolve(name);
            Path after = all.resolve(name);
            if (Files.exists(before) && Files.exists(after) && Files.mismatch(before, after) < 0) {
                continue;
            }
            Optional<String> found = impact.of(info(before), info(after));
            if (found.isPresent()) {
                return found;
            }
            if (Files.exists(after)) {
                Path kept = edited.resolve(name);
                Files.createDirectories(kept.getParent());
                Files.move(after, kept);
            }
        }
        return Optional.empty();
    }

    private static Set<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static ClassInfo info(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Index.singleClass(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
