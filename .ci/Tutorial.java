import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs {@code docs/tutorial.md} as its readers do: it clones the last commit, types each command that stands after
 * {@code "$ "}, and saves each block whose first line names a file. It writes the page again, with the real output, to
 * {@code target/tutorial.md}, and fails when the two pages differ in more than ids, times and durations. To update the
 * page: {@code java .ci/Tutorial.java; cp target/tutorial.md docs/}
 *
 * <p>Needs Git and what {@code ./mvnw} needs. The service listens on a free port of the loopback address.
 */
public final class Tutorial {

    private static final Path PAGE = Path.of("docs/tutorial.md");
    private static final Path RESULT = Path.of("target/tutorial.md");
    private static final int LIMIT_MINUTES = 10;

    /** Marks where a text of the page begins, because the output before it may not end its line. */
    private static final String LINE = "\u0001";

    /** Ends the processes that the page left running, also when one of its commands failed. */
    private static final String BEGIN = """
            trap 'jobs -p >"$WORK/jobs"; kill $(cat "$WORK/jobs") 2>/dev/null; wait' EXIT
            curl() {
              if command -v curl >/dev/null; then command curl -s "$@"; else java "$TUTORIAL" curl "$@"; fi
            }
            """;

    private final Path work;
    private final int port;

    private Tutorial(Path work, int port) {
        this.work = work;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("curl")) {
            System.exit(curl(List.of(arguments)));
        }
        boolean same = new Tutorial(Files.createTempDirectory("tutorial").toRealPath(), freePort()).holds();
        System.exit(same ? 0 : 1);
    }

    private boolean holds() throws IOException, InterruptedException {
        String expected = Files.readString(PAGE);
        String actual = run(expected)
                .replaceAll("(?<=[^\n])" + LINE, "\n")
                .replace(LINE, "")
                .replace(work.toString(), "/home/ada")
                .replace("127.0.0.1:" + port, "localhost:8080");
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, actual);
        Files.writeString(work.resolve("expected"), masked(expected));
        Files.writeString(work.resolve("actual"), masked(actual));
        int difference = new ProcessBuilder("git", "diff", "--no-index", "expected", "actual")
                .directory(work.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (difference != 0) {
            System.err.printf(
                    "tutorial: the commands of '%s' print something else than the page says, see above;"
                            + " correct the code, or read '%s' and copy it over the page%n",
                    PAGE, RESULT);
        }
        return difference == 0;
    }

    /** The page with the output that its commands have now. */
    private String run(String page) throws IOException, InterruptedException {
        File output = work.resolve("output").toFile();
        Path script = Files.writeString(work.resolve("script"), BEGIN + script(page.lines().iterator()));
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        shell.environment().put("WORK", work.toString());
        shell.environment().put("TUTORIAL", Path.of(".ci/Tutorial.java").toAbsolutePath().toString());
        shell.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        shell.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        // Quarkus opens no port for a debugger, and asks nothing.
        String options = "-Ddebug=false -Dquarkus.analytics.disabled=true";
        shell.environment().merge("MAVEN_ARGS", options, (old, more) -> old + " " + more);
        Process process = shell.start();
        process.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end(process);
            delete(work);
        }));
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            System.err.printf("tutorial: a command did not end within %d minutes%n", LIMIT_MINUTES);
            end(process);
        }
        return Files.readString(output.toPath());
    }

    private static void end(Process process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** A shell script that prints the page, and runs each command where the page has its output. */
    private String script(Iterator<String> lines) {
        StringBuilder script = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            script.append(print(line));
            if (line.startsWith("```console")) {
                script.append(typeAll(lines));
            } else if (line.startsWith("```")) {
                String text = rest(lines);
                script.append(print(text + "```"));
                int space = line.indexOf(' ');
                if (space > 0) {
                    String file = line.substring(space + 1);
                    script.append("mkdir -p $(dirname ").append(file).append(")\n");
                    script.append("printf %s ").append(quoted(text)).append(" >").append(file).append('\n');
                    // Live reload looks for changes at most every two seconds; readers are slower than that.
                    script.append("sleep 3\n");
                }
            }
        }
        return script.toString();
    }

    private String typeAll(Iterator<String> lines) {
        StringBuilder script = new StringBuilder();
        for (String line = lines.next(); !line.equals("```"); line = lines.next()) {
            if (line.startsWith("$ ")) {
                String command = line;
                while (command.endsWith("\\")) {
                    command += "\n" + lines.next();
                }
                // The script prints between two commands of the page, which must not change '$?'.
                script.append(print(command)).append("(exit ${status:-0})\n");
                script.append(command.substring(2)
                        .replace(" URL ", " " + quoted(Path.of("").toAbsolutePath().toString()) + " ")
                        .replace("localhost:8080", "127.0.0.1:" + port));
                script.append("\nstatus=$?\n");
            }
        }
        return script + print("```");
    }

    private static String rest(Iterator<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line = lines.next(); !line.equals("```"); line = lines.next()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static String print(String text) {
        return "printf '%s\\n' " + quoted(LINE + text) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String masked(String page) {
        return page.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\\b20\\d{12}\\b", "ID")
                .replaceAll("\\b[\\d.]+ ?m?s\\b", "DURATION")
                .replaceAll("(?<=\\S) {2,}", "  ");
    }

    /** Stands in for curl where there is none, as far as the page needs it. */
    private static int curl(List<String> arguments) throws InterruptedException {
        String target = arguments.get(arguments.size() - 1);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + target));
        int data = arguments.indexOf("-d");
        if (data > 0) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(arguments.get(data + 1)));
        }
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            boolean refused = arguments.contains("-sf") && response.statusCode() >= 400;
            System.out.print(refused ? "" : response.body());
            return refused ? 22 : 0;
        } catch (IOException e) {
            return 7;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            System.err.printf("tutorial: '%s' could not be deleted: %s%n", folder, e.getMessage());
        }
    }
}
