package dev.retort.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How Quarkus starts for a command: without listening, without migrating, without Hibernate.
 * Everything else is configured as for the service.
 */
final class CommandSettings {

    private static final String DRIVER = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    private CommandSettings() {}

    /** Settings by name, to be made system properties, which win over every other source but none of them knows of. */
    static Map<String, String> of(GlobalOptions options) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host-enabled", "false");
        settings.put("quarkus.http.domain-socket-enabled", "false");
        settings.put("quarkus.management.host-enabled", "false");
        settings.put("quarkus.management.domain-socket-enabled", "false");
        settings.put("quarkus.vertx.event-loops-pool-size", "1");

        settings.put("quarkus.liquibase.migrate-at-start", "false");
        settings.put("quarkus.liquibase.clean-at-start", "false");
        settings.put("quarkus.liquibase.validate-on-migrate", "false");
        // Who compares the entities asks Hibernate about their classes, apart from any database.
        settings.put("quarkus.hibernate-orm.active", "false");

        // Nothing before it is asked for, and no longer than a person waits.
        settings.put("quarkus.datasource.jdbc.min-size", "0");
        settings.put("quarkus.datasource.jdbc.initial-size", "0");
        settings.put("quarkus.datasource.jdbc.acquisition-timeout", "PT10S");
        settings.put("quarkus.datasource.jdbc.login-timeout", "PT10S");
        settings.put(DRIVER + "connectTimeout", "10");
        settings.put(DRIVER + "loginTimeout", "10");
        // A request has to be answered soon; an index on a large table takes its time.
        settings.put(DRIVER + "socketTimeout", "0");

        settings.put("quarkus.banner.enabled", "false");
        settings.put("quarkus.log.console.stderr", "true");
        settings.put("quarkus.log.file.enabled", "false");
        if (!options.verbose) {
            quieten(settings);
        }

        // What is given here is for the migrations too where they are configured apart from the service.
        override(settings, "quarkus.datasource.jdbc.url", options.url);
        override(settings, "retort.migrations.jdbc-url", options.url);
        override(settings, "quarkus.datasource.username", options.username);
        override(settings, "quarkus.liquibase.username", options.username);
        override(settings, "quarkus.datasource.password", options.password);
        override(settings, "quarkus.liquibase.password", options.password);
        return settings;
    }

    /**
     * Of all the log only our own warnings. Through a handler of their own: some of the libraries' loggers have
     * levels of their own, which the level of the root does not reach.
     */
    private static void quieten(Map<String, String> settings) {
        settings.put("quarkus.log.console.level", "OFF");
        settings.put("quarkus.log.handler.console.\"retort\".stderr", "true");
        settings.put("quarkus.log.handler.console.\"retort\".format", "retort: %s%n");
        settings.put("quarkus.log.category.\"dev.retort\".level", "WARN");
        settings.put("quarkus.log.category.\"dev.retort\".handlers", "retort");
        settings.put("quarkus.log.category.\"dev.retort\".use-parent-handlers", "false");
    }

    private static void override(Map<String, String> settings, String name, String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
