package dev.retort.cli;

import dev.retort.migrations.Migrations;
import java.util.Map;
import picocli.CommandLine;

/** One verb: takes its arguments, asks {@link Migrations}, and words the answer. */
abstract class VerbCommand {

    /** Refuses what parses but means nothing, before anything is started; {@code command} is its own parser. */
    void validate(CommandLine command) {}

    /** Settings that options of this verb stand for, by name. They win over every other source. */
    Map<String, String> settings() {
        return Map.of();
    }

    /** Runs the verb. {@code migrations} throws an exception for work that cannot be done. */
    abstract Result run(Migrations migrations);
}
