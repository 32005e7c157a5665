package dev.retort.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that is run to its end.
 *
 * @param settings environment variables, in addition to those of the bench
 * @param logs folder that gets a file with what it printed
 */
record Command(List<String> words, Map<String, String> settings, Path folder, Path logs) {

    /** A shell knows the processor time of all that it has waited for, and of what those have waited for. */
    private static final String WITH_TIMES = "\"$@\" >\"$0\" 2>&1; code=$?; times; exit $code";

    private static final Pattern TIMES = Pattern.compile("([0-9]+)m([0-9.]+)s ([0-9]+)m([0-9.]+)s\\s*$");

    /**
     * What it took.
     *
     * @param cpuSeconds processor time of the process and of those that it has started
     */
    record Took(double seconds, double cpuSeconds) {}

    /** Runs it; any other exit code than that one ends the bench. */
    Took run(Children children, int exitCode) throws Exception {
        Path log = Files.createTempFile(logs, "command", ".log");
        Path times = Files.createTempFile(logs, "times", ".log");
        List<String> command = new ArrayList<>(List.of("sh", "-c", WITH_TIMES, log.toString()));
        command.addAll(words);
        long start = System.nanoTime();
        int ended = children.start(command, settings, folder, times).waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (ended != exitCode) {
            throw new BenchException("'" + String.join(" ", words) + "' ended with " + ended + "; see " + log);
        }
        Took took = new Took(seconds, cpuSeconds(times));
        Files.delete(log);
        Files.delete(times);
        return took;
    }

    private static double cpuSeconds(Path times) throws IOException {
        Matcher matcher = TIMES.matcher(Files.readString(times).strip());
        if (!matcher.find()) {
            throw new IOException("'times' of the shell printed something else in " + times);
        }
        return seconds(matcher, 1) + seconds(matcher, 3);
    }

    private static double seconds(Matcher matcher, int group) {
        return 60 * Double.parseDouble(matcher.group(group)) + Double.parseDouble(matcher.group(group + 1));
    }
}
