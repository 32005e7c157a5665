package dev.retort.bench;

/**
 * One database of {@link Cluster}.
 *
 * @param port of the server, on this machine
 */
record Database(int port, String name) {

    static final String USER = "postgres";

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    String uri() {
        return "postgresql://" + USER + ":" + USER + "@127.0.0.1:" + port + "/" + name;
    }
}
