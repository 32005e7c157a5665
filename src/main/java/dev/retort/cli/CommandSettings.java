package dev.retort.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings that differ between a command and the service. */
final class CommandSettings {

    private CommandSettings() {}

    /**
     * Settings by name, which win over every other source.
     *
     * @param ofVerb those that options of the verb stand for
     */
    static Map<String, String> of(GlobalOptions options, Map<String, String> ofVerb) {
        Map<String, String> settings = new LinkedHashMap<>(ofVerb);
        settings.put("quarkus.log.console.stderr", "true");
        settings.put("quarkus.log.handler.console.\"audit\".stderr", "true");
        settings.put("quarkus.log.file.enabled", "false");

        // About the datasource that the command is for, whatever its name, and wherever migrations have settings of
        // their own.
        override(settings, "retort.migrations.jdbc-url", options.url);
        override(settings, "retort.migrations.username", options.username);
        override(settings, "retort.migrations.password", options.password);
        override(settings, "retort.migrations.unit", options.unit);
        return settings;
    }

    private static void override(Map<String, String> settings, String name, String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
