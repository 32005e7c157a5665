package dev.retort.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The arguments as they were typed. In the locale C, which is what containers come with, Java replaces every letter
 * that is not ASCII before {@code main} sees it; on Linux the kernel still has the bytes.
 */
final class Arguments {

    private static final Path KERNEL = Path.of("/proc/self/cmdline");

    private Arguments() {}

    static String[] asTyped(String... decoded) {
        String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (isUnicode(charset) || !Files.isReadable(KERNEL)) {
            return decoded;
        }
        try {
            return last(decoded, Files.readAllBytes(KERNEL));
        } catch (IOException exception) {
            return decoded;
        }
    }

    /** The last arguments of {@code commandLine}, each of which ends with a zero byte: as many as were decoded. */
    static String[] last(String[] decoded, byte[] commandLine) {
        String[] all = new String(commandLine, StandardCharsets.UTF_8).split("\0", -1);
        // The last one is what follows the last zero byte: nothing.
        int first = all.length - 1 - decoded.length;
        return first < 1 ? decoded : Arrays.copyOfRange(all, first, all.length - 1);
    }

    private static boolean isUnicode(String charset) {
        try {
            return Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException exception) {
            return false;
        }
    }
}
