package dev.retort.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The call of the compiler that Maven made, as its plugin logs it.
 *
 * @param classPath of the compiler, without what it writes
 * @param options all that name no path
 */
record CompilerCall(String classPath, List<String> options) {

    private static final Pattern LOGGED = Pattern.compile(
            "(?:\\[DEBUG] )?-d (?<out>.+?) -classpath (?<classPath>.+?) -sourcepath (?<sources>.+?) -s (?<generated>.+?)"
                    + " (?:-processorpath (?<processors>.+?) )?(?<options>-g .*)");

    /**
     * Reads the line of the log.
     *
     * @param sources the only folder of sources that is known here; null is returned where there are others
     * @return null when it is not understood
     */
    static CompilerCall parse(String line, Path sources) {
        Matcher call = LOGGED.matcher(line.strip());
        if (!call.matches()) {
            return null;
        }
        boolean isKnown = Stream.of(call.group("sources").split(File.pathSeparator))
                .allMatch(root -> root.equals(sources.toString()) || root.equals(call.group("generated")));
        if (!isKnown) {
            return null;
        }
        if (mayChangeClasses(call.group("processors"), call.group("classPath"))) {
            return null;
        }
        List<String> classPath = new ArrayList<>(List.of(call.group("classPath").split(File.pathSeparator)));
        classPath.remove(call.group("out"));
        return new CompilerCall(
                String.join(File.pathSeparator, classPath),
                List.of(call.group("options").split(" ")));
    }

    /** Whether there are annotation processors, such as Lombok's: they are left out here. Picocli's writes no classes. */
    private static boolean mayChangeClasses(String processors, String classPath) {
        String[] jars = (processors == null ? classPath : processors).split(File.pathSeparator, -1);
        for (String jar : jars) {
            if (!jar.endsWith(".jar") || (processors != null && jar.matches(".*[/\\\\]picocli(-codegen)?-[^/\\\\]*"))) {
                continue;
            }
            try (JarFile content = new JarFile(jar)) {
                if (content.getEntry("META-INF/services/javax.annotation.processing.Processor") != null) {
                    return true;
                }
            } catch (IOException unreadable) {
                return true;
            }
        }
        return false;
    }

    /** Compiles {@code files} into {@code out}; returns what the compiler said of them. */
    List<Diagnostic<? extends JavaFileObject>> compile(List<Path> files, Path out) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(
                "-proc:none", "-implicit:none", "-sourcepath", "", "-classpath", classPath, "-d", out.toString()));
        Files.createDirectories(out);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null)) {
            compiler.getTask(null, manager, said, all, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return said.getDiagnostics();
    }
}
