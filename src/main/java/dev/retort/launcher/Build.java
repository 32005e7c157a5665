package dev.retort.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The build of a project that commands run. Each set of options has a build of its own under {@code target/retort}, named
 * after the state of the sources that it was made from, so that neither other options nor a build beside a running command get
 * in anybody's way. Where only the contents of Java sources differ from the last build by Maven, they are compiled without Maven
 * ({@link Recompile}).
 */
final class Build {

    /** So many builds of the same options are kept: a command may still run from an older one. */
    private static final int KEPT = 3;

    private static final Pattern ERROR = Pattern.compile("\\[(ERROR|WARNING)].*| {2}[a-z].*");
    private static final Pattern ADVICE = Pattern.compile(
            "\\[ERROR] (\\[Help|-> \\[Help|To see the full|Re-run Maven|For more info|After correcting).*|\\[ERROR] *");

    private final Project project;
    private final JavaCommand java;
    private final ToolLibraries tool;
    private final List<String> options;
    private final String kind;
    private final Path folder;

    private SourceState state;
    private Path home;

    /**
     * @param options further ones of Maven
     * @param kind short name of builds with these options
     */
    Build(Project project, JavaCommand java, ToolLibraries tool, List<String> options, String kind) {
        this.project = project;
        this.java = java;
        this.tool = tool;
        this.options = List.copyOf(options);
        this.kind = kind;
        this.folder = project.builds();
    }

    /** Builds when sources have changed. */
    KeptApplication upToDate() throws IOException, InterruptedException {
        look();
        if (!isBuilt()) {
            try {
                Files.createDirectories(folder);
            } catch (IOException refused) {
                throw notWritable();
            }
            // Two that start at once take turns. The system drops such a lock with its holder, however that ends.
            try (FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                look();
                if (!isBuilt()) {
                    build();
                }
            } catch (java.nio.file.AccessDeniedException refused) {
                throw notWritable();
            }
        }
        return KeptApplication.of(project, home, archive(home));
    }

    private LauncherException notWritable() {
        return LauncherException.failed(
                "cannot build in '" + project.module().resolve("target") + "'",
                "allow writing there, or run a built application: --app DIR");
    }

    private void look() throws IOException {
        state = SourceState.of(project, java.java());
        String environment = String.join("\n", BuildEnvironment.of(System.getenv()));
        home = folder.resolve(kind + "-" + SourceState.sum(state.sum() + tool.state() + environment));
    }

    private boolean isBuilt() {
        return state.equals(SourceState.load(home.resolve("sources"))) && Files.isDirectory(libraries(home));
    }

    private void build() throws IOException, InterruptedException {
        delete(home);
        if (!recompile()) {
            buildWithMaven();
        }
        state.save(home.resolve("sources"));
        removeOld();
    }

    /** Edited classes stand before the last build by Maven. */
    private void removeOld() throws IOException {
        String last = base();
        List<Path> old;
        try (Stream<Path> builds = Files.list(folder)) {
            old = builds.filter(build -> build.getFileName().toString().startsWith(kind + "-")
                            && !build.equals(home)
                            && !build.getFileName().toString().equals(last))
                    .sorted(Comparator.comparing(Build::time).reversed())
                    .skip(KEPT - 2L)
                    .toList();
        }
        for (Path build : old) {
            delete(build);
        }
        Set<Path> used = new HashSet<>();
        List<Path> all;
        try (Stream<Path> builds = Files.list(folder)) {
            all = builds.toList();
        }
        all.forEach(build -> used.add(libraries(build)));
        for (Path each : all) {
            if (each.getFileName().toString().startsWith("lib-") && !used.contains(each)) {
                delete(each);
            }
        }
    }

    private static long time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Names the last build by Maven; empty when it is not known. */
    private String base() throws IOException {
        return text(baseFile());
    }

    /** Each version and each place of the tool has its own: its jars are on the class path of the build. */
    private Path baseFile() throws IOException {
        return folder.resolve("base-" + kind + (tool.folder() == null ? "" : "-" + SourceState.sum(tool.state())));
    }

    /** Whether that was possible. */
    private boolean recompile() throws IOException, InterruptedException {
        String last = base();
        Path before = folder.resolve(last.isEmpty() ? "none" : last);
        if (!Files.isRegularFile(before.resolve("sources")) || !Files.isDirectory(libraries(before))) {
            return false;
        }
        Files.createDirectories(home);
        Path errors = home.resolve("errors");
        List<String> arguments = new ArrayList<>(JavaCommand.QUICK);
        arguments.add("-XX:SharedArchiveFile=" + archive(before));
        arguments.addAll(List.of("-cp", text(before.resolve("classpath")), "dev.retort.launcher.Recompile"));
        arguments.addAll(List.of(relative(before), relative(home)));
        Process process = JavaCommand.process(project.module(), java.command(arguments))
                .redirectOutput(folder.resolve("recompile-" + kind + ".log").toFile())
                .redirectError(errors.toFile())
                .start();
        try (OutputStream input = process.getOutputStream()) {
            input.write((String.join("\n", state.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // It has ended before it read all of it: the exit code tells more.
        }
        int exitCode = process.waitFor();
        String said = Files.readString(errors);
        if (exitCode == 0) {
            Files.copy(before.resolve("libraries"), home.resolve("libraries"));
            System.err.print(said);
            return true;
        }
        delete(home);
        return false;
    }

    /** All classes on one flat class path, which is what an archive of them needs: it halves the start of Java. */
    private void buildWithMaven() throws IOException, InterruptedException {
        System.err.println("retort: building " + project.name()
                + options.stream()
                        .filter(option -> !option.startsWith("-D"))
                        .map(option -> " " + option)
                        .collect(Collectors.joining())
                + "...");
        Path log = folder.resolve("build-" + kind + ".log");
        Path call = folder.resolve("compiler-" + kind + "-" + poms());
        // The plugin of the compiler logs how it calls it, but only when it does.
        if (!Files.exists(call)) {
            delete(project.module().resolve("target/maven-status"));
        }
        ProcessBuilder maven = JavaCommand.process(project.root(), MavenCall.of(project, options, home))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(JavaCommand.none());
        if (maven.environment().getOrDefault("HOME", "").isEmpty()) {
            maven.environment().put("HOME", project.module().resolve("target").toString());
        }
        int exitCode;
        try {
            exitCode = maven.start().waitFor();
        } catch (IOException missing) {
            throw LauncherException.failed(
                    "'" + project.maven() + "' cannot be run: " + missing.getMessage(),
                    "install Maven, or add its wrapper to the project; a built application: --app DIR");
        }
        // Output of a plugin that is not UTF-8 is no reason to fail.
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (exitCode != 0) {
            show(lines);
            throw failed();
        }
        lines.stream()
                .filter(line -> line.startsWith("[WARNING] ") && line.contains("src/main/java"))
                .distinct()
                .sorted()
                .forEach(line -> System.err.println(line.replaceFirst("^\\[WARNING]", "retort: warning:")));
        keepCall(lines, call);
        QuarkusVersion.require(jars(home));
        Path runner = runner(log);
        List<String> keep = new ArrayList<>(JavaCommand.QUICK);
        keep.addAll(List.of("-cp", tool.launcher(), "dev.retort.launcher.KeepBuild", relative(home), "target/classes"));
        keep.add(Files.exists(call) ? project.module().relativize(call).toString() : "none");
        keep.add(tool.folder() == null ? "" : tool.folder().toString());
        if (java.run(project.module(), keep, log.toFile()) != 0) {
            throw LauncherException.failed("the build '" + runner + "' could not be kept", "see '" + log + "'");
        }
        if (!Files.exists(Path.of(archive(home)))) {
            archiveClasses();
        }
        // Sources that were edited meanwhile may be a part of the build or not.
        Files.deleteIfExists(baseFile());
        if (SourceState.of(project, java.java()).equals(state)) {
            Files.writeString(baseFile(), home.getFileName().toString());
        }
    }

    private String poms() {
        StringBuilder all = new StringBuilder();
        for (String line : state.lines()) {
            if (!line.contains("src/main/") && !line.contains("config/")) {
                all.append(line).append('\n');
            }
        }
        return SourceState.sum(all.toString());
    }

    private void keepCall(List<String> lines, Path call) throws IOException {
        int logged = 0;
        while (logged < lines.size() && !lines.get(logged).endsWith("Command line options:")) {
            logged++;
        }
        if (logged + 1 < lines.size()) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path old : files.filter(
                                file -> file.getFileName().toString().startsWith("compiler-" + kind + "-"))
                        .toList()) {
                    Files.delete(old);
                }
            }
            Files.writeString(call, lines.get(logged + 1) + "\n");
        }
    }

    /** In whatever layout: older versions of Quarkus do not know the setting that asks for a legacy-jar. */
    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private Path runner(Path log) throws IOException {
        try (Stream<Path> files = Files.isDirectory(home) ? Files.list(home) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> LauncherException.failed(
                            "the build made no '" + home + "/*-runner.jar': '"
                                    + project.module().getFileName() + "' is no application of Quarkus",
                            "run the command in the module that has quarkus-maven-plugin, or see '" + log + "'"));
        }
    }

    /** Maven says each error twice, and how to have Maven say more. */
    private static void show(List<String> lines) {
        List<String> errors = lines.stream()
                .filter(line ->
                        ERROR.matcher(line).matches() && !ADVICE.matcher(line).matches() && !MavenCall.isWarnedOf(line))
                .distinct()
                .toList();
        (errors.isEmpty() ? lines : errors).forEach(System.err::println);
    }

    private static LauncherException failed() {
        return LauncherException.failed("the build failed", "see above, and correct it");
    }

    /**
     * Java takes from it the next time, of itself and of the libraries, those classes that it has loaded once. The classes of
     * the application are left out, so that it lasts until the libraries change. Without one Java is only slower.
     */
    private String archive(Path build) throws IOException {
        String of = java.java() + " " + Files.size(java.java()) + " " + Files.getLastModifiedTime(java.java());
        return libraries(build)
                .resolve("classes-" + SourceState.sum(of + tool.state()) + ".jsa")
                .toString();
    }

    /** Nothing of the project is connected with, and nothing is fetched. */
    private void archiveClasses() throws IOException, InterruptedException {
        File nothing = new File(JavaCommand.isWindows() ? "NUL" : "/dev/null");
        KeptApplication application = KeptApplication.of(project, home, archive(home));
        List<String> load = new ArrayList<>(List.of("-XX:DumpLoadedClassList=" + home.resolve("loaded")));
        load.addAll(JavaCommand.QUICK);
        load.addAll(List.of("-Dretort.warm-up=true", "-cp", application.classPath(), KeptApplication.MAIN));
        archiving(load, nothing);
        List<String> dump =
                new ArrayList<>(List.of("-Xshare:dump", "-XX:SharedClassListFile=" + home.resolve("loaded")));
        dump.addAll(JavaCommand.QUICK);
        dump.add("-XX:SharedArchiveFile=" + archive(home));
        dump.addAll(List.of("-cp", KeptBuild.load(home).libraries()));
        archiving(dump, nothing);
    }

    private void archiving(List<String> arguments, File log) throws IOException, InterruptedException {
        ProcessBuilder process = JavaCommand.process(project.module(), java.command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectInput(JavaCommand.none());
        process.environment().keySet().removeAll(Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        process.start().waitFor();
    }

    private Path libraries(Path build) {
        String name = text(build.resolve("libraries"));
        return name.isEmpty() ? build.resolve("none") : project.module().resolve(name);
    }

    private String relative(Path path) {
        return project.module().relativize(path).toString();
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            KeepBuild.delete(path);
        }
    }
}
