package dev.retort.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of those that are compared: knows how it is started. */
sealed interface Contestant {

    /** Name of the service from an archive of its classes. */
    String ARCHIVE = "retort, archive";

    /** Name of the same with little memory. */
    String SMALL_ARCHIVE = ARCHIVE + ", 96 MB of heap";

    /** Short, as in the results. */
    String name();

    /** The command that serves HTTP on {@code port} of 127.0.0.1 with that database. */
    List<String> command(int port, Database database);

    /** Environment variables that it needs. */
    Map<String, String> settings(int port, Database database);

    /** The JVM that runs the bench. */
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String options = System.getenv().getOrDefault("JAVA_OPTS", "").strip();
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split("\\s+")));
        }
        return command;
    }

    /** The service, packaged for PostgreSQL in that folder. */
    record Service(String name, Path application, Map<String, String> more) implements Contestant {

        @Override
        public List<String> command(int port, Database database) {
            List<String> command = Contestant.java();
            command.addAll(
                    List.of("-jar", application.resolve("quarkus-run.jar").toString()));
            return command;
        }

        @Override
        public Map<String, String> settings(int port, Database database) {
            Map<String, String> settings = new java.util.HashMap<>(Map.of(
                    "QUARKUS_HTTP_HOST",
                    "127.0.0.1",
                    "QUARKUS_HTTP_PORT",
                    Integer.toString(port),
                    "QUARKUS_MANAGEMENT_PORT",
                    "0",
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    database.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME",
                    Database.USER,
                    "QUARKUS_DATASOURCE_PASSWORD",
                    Database.USER,
                    // The cheapest hash that the settings allow: the hash is not what is compared.
                    "RETORT_PASSWORDS_MEMORY_KIB",
                    "8",
                    "RETORT_PASSWORDS_ITERATIONS",
                    "1",
                    "RETORT_SECURITY_MODE",
                    "open"));
            settings.putAll(more);
            return settings;
        }
    }

    /**
     * The service packaged with {@code -Paot}, from the archive of its classes.
     *
     * @param options of Java, beside the archive
     */
    record Archived(String name, Service service, List<String> options) implements Contestant {

        @Override
        public List<String> command(int port, Database database) {
            boolean aot = Runtime.version().feature() >= 25;
            Path archive = service.application().resolve(aot ? "app.aot" : "app.jsa");
            List<String> command = service.command(port, database);
            command.add(1, (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
            command.addAll(1, options);
            return command;
        }

        @Override
        public Map<String, String> settings(int port, Database database) {
            return service.settings(port, database);
        }
    }

    /** The same requests on bare Vert.x, see {@code bench/limit}. */
    record Limit(Path build) implements Contestant {

        @Override
        public String name() {
            return "limit";
        }

        @Override
        public List<String> command(int port, Database database) {
            List<String> command = Contestant.java();
            command.addAll(List.of(
                    "-cp",
                    build.resolve("classes") + ":" + build.resolve("lib") + "/*",
                    "dev.retort.bench.limit.Limit",
                    Integer.toString(port),
                    database.uri()));
            return command;
        }

        @Override
        public Map<String, String> settings(int port, Database database) {
            return Map.of();
        }
    }
}
