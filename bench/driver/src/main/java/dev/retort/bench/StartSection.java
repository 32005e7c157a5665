package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the start of the process to the first 200 that took a row of the database, the contestants in turn. */
final class StartSection implements Section {

    /**
     * One start.
     *
     * @param cpuSeconds processor time of the process until the answer
     */
    record Start(double millis, double cpuSeconds) {

        static Start of(Contestant contestant, Database database, Setting setting) throws Exception {
            try (Server server = Server.start(contestant, database, setting.work(), setting.children())) {
                double millis = server.awaitOk("/users/1");
                return new Start(millis, server.cpuSeconds());
            }
        }

        static JsonObject row(String what, String contestant, List<Start> starts) {
            JsonObject row = new JsonObject()
                    .put("what", what)
                    .put("contestant", contestant)
                    .put("millis", Statistics.median(starts, Start::millis))
                    .put("cpuSeconds", Statistics.median(starts, Start::cpuSeconds));
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %-24s %7.0f ms (%.0f to %.0f)  %6.2f s of CPU%n",
                    what,
                    contestant,
                    row.getDouble("millis"),
                    Statistics.least(starts, Start::millis),
                    Statistics.most(starts, Start::millis),
                    row.getDouble("cpuSeconds"));
            return row;
        }
    }

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int rounds = setting.quick() ? 3 : 7;
        Map<Contestant, List<Start>> starts = new LinkedHashMap<>();
        Map<Contestant, Database> databases = new LinkedHashMap<>();
        for (Contestant contestant : setting.starters()) {
            Database database = setting.cluster().create("start_" + databases.size(), setting.template());
            databases.put(contestant, database);
            starts.put(contestant, new ArrayList<>());
            // Once for the page cache, and for what it does to a database only once.
            Start.of(contestant, database, setting);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : setting.starters()) {
                starts.get(contestant).add(Start.of(contestant, databases.get(contestant), setting));
            }
        }
        JsonArray rows = new JsonArray();
        starts.forEach((contestant, all) -> rows.add(Start.row("start", contestant.name(), all)));
        return new JsonObject().put("rounds", rounds).put("rows", rows);
    }
}
