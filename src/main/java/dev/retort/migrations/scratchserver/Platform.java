package dev.retort.migrations.scratchserver;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that the publisher of the binaries gives to operating systems and processors. */
final class Platform {

    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64v8", "arm64", "arm64v8", "ppc64le", "ppc64le");

    private Platform() {}

    /**
     * The name of a platform, such as {@code linux-arm64v8-alpine}.
     *
     * @param system value of {@code os.name}
     * @param processor value of {@code os.arch}
     * @param musl whether the C library of that Linux is musl
     * @return empty where there are no binaries
     */
    static Optional<String> name(String system, String processor, boolean musl) {
        String known = PROCESSORS.get(processor.toLowerCase(Locale.ROOT));
        if (known == null) {
            return Optional.empty();
        }
        if (system.startsWith("Mac")) {
            return Optional.of("darwin-" + known);
        }
        if (system.startsWith("Windows")) {
            // Windows on ARM runs programs for the other processor.
            return Optional.of("windows-amd64");
        }
        return system.startsWith("Linux") ? Optional.of("linux-" + known + (musl ? "-alpine" : "")) : Optional.empty();
    }
}
