package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Resident memory of a server that has just started, and of one that has worked. */
final class MemorySection implements Section {

    private static final int REQUESTS = 100_000;
    private static final int SECONDS_TO_SETTLE = 5;

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int requests = setting.quick() ? REQUESTS / 5 : REQUESTS;
        JsonArray rows = new JsonArray();
        int databases = 0;
        for (Contestant contestant : setting.starters()) {
            Database database = setting.cluster().create("memory_" + databases++, setting.template());
            try (Server server = Server.start(contestant, database, setting.work(), setting.children())) {
                server.awaitOk("/users/1");
                Thread.sleep(SECONDS_TO_SETTLE * 1000L);
                rows.add(row("idle", server));
                try (Load load = new Load(server)) {
                    for (Request request : Request.values()) {
                        load.closed(request, requests / Request.values().length);
                    }
                }
                rows.add(row(String.format(Locale.ROOT, "after %,d requests", requests), server));
            }
        }
        return new JsonObject().put("rows", rows);
    }

    private static JsonObject row(String what, Server server) {
        double megabytes = Statistics.rounded(server.residentMegabytes());
        System.out.printf(Locale.ROOT, "%-24s %-8s %5.0f MB%n", what, server.name(), megabytes);
        return new JsonObject()
                .put("what", what)
                .put("contestant", server.name())
                .put("megabytes", megabytes);
    }
}
