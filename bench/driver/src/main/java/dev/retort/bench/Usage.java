package dev.retort.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** What a process has used, as the operating system says. */
final class Usage {

    private Usage() {}

    /** Processor time so far in seconds, user and system; zero when the process has ended. */
    static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Processor time so far in seconds of a process and those that it has started and that still run. */
    static double cpuSecondsOfTree(ProcessHandle process) {
        return cpuSeconds(process)
                + process.descendants().mapToDouble(Usage::cpuSeconds).sum();
    }

    /** Resident memory in MB (2^20 bytes). */
    static double residentMegabytes(ProcessHandle process) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            try (BufferedReader output = ps.inputReader()) {
                return Long.parseLong(output.readLine().strip()) / 1024.0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
