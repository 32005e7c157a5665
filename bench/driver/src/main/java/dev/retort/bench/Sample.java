package dev.retort.bench;

/**
 * One round of one request on one server.
 *
 * @param serverMicros processor time of the server for each request, in microseconds
 * @param databaseMicros the same of the database
 * @param perSecond requests in a second
 */
record Sample(double serverMicros, double databaseMicros, double perSecond) {

    /** Sends that many requests over all connections. */
    static Sample take(Server server, Cluster database, Load load, Call call, int count) throws InterruptedException {
        double serverBefore = server.cpuSeconds();
        double databaseBefore = database.cpuSeconds();
        long start = System.nanoTime();
        load.closed(call, count);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Sample(
                (server.cpuSeconds() - serverBefore) * 1e6 / count,
                (database.cpuSeconds() - databaseBefore) * 1e6 / count,
                count / seconds);
    }
}
