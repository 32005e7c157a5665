package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The workflow and the test in docs/ci.md. */
class CiExamplesTest {

    private final String page = page();

    /** As on a runner, with a file in place of a download. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theWorkflowInstallsTheToolBeforeItRunsIt(@TempDir Path folder) throws Exception {
        Path tool = Files.createDirectories(folder.resolve("retort-1.0/bin")).resolve("retort");
        Files.writeString(tool, "#!/bin/sh\necho it runs\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path archive = folder.resolve("retort-1.0.tar.gz");
        run(folder, Map.of(), "tar czf " + archive.getFileName() + " retort-1.0");
        Path temporary = Files.createDirectories(folder.resolve("runner"));
        Path path = folder.resolve("path");
        Map<String, String> runner = Map.of("RUNNER_TEMP", temporary.toString(), "GITHUB_PATH", path.toString());
        List<String> scripts = scripts();
        String install = scripts.get(0);

        assertThat(install).doesNotContain("retort upgrade");
        assertThat(run(folder, runner, install)).contains("RETORT_ARCHIVE");
        Files.deleteIfExists(temporary.resolve("retort"));
        Map<String, String> configured = new HashMap<>(runner);
        configured.put("RETORT_ARCHIVE", archive.toUri().toString());
        run(folder, configured, install);

        assertThat(run(folder, Map.of(), "PATH=" + Files.readString(path).strip() + ":$PATH\n" + scripts.get(1)))
                .isEqualTo("it runs\n");
    }

    /** Returns its output, errors included. */
    private static String run(Path folder, Map<String, String> environment, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @SuppressWarnings("unchecked")
    private List<String> scripts() {
        Map<String, Map<String, Map<String, Object>>> workflow = new Yaml().load(block("yaml"));
        List<Map<String, Object>> steps =
                (List<Map<String, Object>>) workflow.get("jobs").get("check").get("steps");
        return steps.stream()
                .filter(step -> step.containsKey("run"))
                .map(step -> String.valueOf(step.get("run")))
                .toList();
    }

    @Test
    void theWorkflowTypesWhatTheCommandLineKnows() {
        List<String> commands = scripts().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.startsWith("retort "))
                .toList();

        assertThat(commands).hasSize(3);
        for (String command : commands) {
            String plain = command.replaceFirst("^retort ", "").replaceFirst(" >.*", "");
            String[] words = plain.replace("\"Describe the change\"", "Message").split(" ");
            assertThat(Typed.type(new FakeMigrations(), words).exitCode())
                    .as(plain)
                    .isZero();
        }
    }

    @Test
    void theTestExpectsWhatTheCommandLineSays() {
        Typed nothing = Typed.type(new FakeMigrations(), "revision", "--autogenerate", "--dry-run", "-m", "Message");

        assertThat(block("java")).contains("assertEquals(\"" + nothing.out().strip() + "\", ");
    }

    @Test
    void theTestCompiles(@TempDir Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///SchemaTest.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return block("java");
                    }
                };
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));

        assertThat(compiler.getTask(null, null, null, options, null, List.of(source))
                        .call())
                .isTrue();
    }

    private String block(String language) {
        Matcher block = Pattern.compile(
                        "<!-- Held by CiExamplesTest. -->\n```" + language + "\n(.*?)```\n(?!            )",
                        Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/ci.md"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
