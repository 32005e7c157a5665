package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The workflow and the test in docs/ci.md. */
class CiExamplesTest {

    private final String page = page();

    @Test
    @SuppressWarnings("unchecked")
    void theWorkflowTypesWhatTheCommandLineKnows() {
        Map<String, Map<String, Map<String, Object>>> workflow = new Yaml().load(block("yaml"));
        List<Map<String, Object>> steps =
                (List<Map<String, Object>>) workflow.get("jobs").get("check").get("steps");
        List<String> commands = steps.stream()
                .map(step -> String.valueOf(step.get("run")))
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
