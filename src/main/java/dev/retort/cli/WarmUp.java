package dev.retort.cli;

import dev.retort.migrations.apply.connect.DatasourceSettings;
import java.util.Map;

/**
 * A command that loads most of the classes that commands need, without a connection to the project's database: the launcher
 * keeps what it has loaded in an archive.
 */
final class WarmUp {

    private WarmUp() {}

    static String[] arguments() {
        String kind = DatasourceSettings.of(ServiceConfiguration.read(Map.of()))
                .kind()
                .orElse("");
        // Where no server is to be asked, a revision at least works out its other side.
        return kind.equals("postgresql")
                ? ("revision --autogenerate --dry-run -m archive --url jdbc:postgresql://127.0.0.1:1/none"
                                + " --scratch-url jdbc:postgresql://127.0.0.1:1/none")
                        .split(" ")
                : "check --url jdbc:h2:mem:retort-archive".split(" ");
    }
}
