package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Processor time, throughput and times of answers of each request, the contestants in turn. */
final class RequestsSection implements Section {

    /** Share of the greatest load that a server bears, at which times of answers are taken. */
    private static final double SHARE = 0.7;

    private static final int WARM_UP_SLICES = 4;

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int warmUp = setting.quick() ? 8_000 : 30_000;
        int rounds = setting.quick() ? 3 : 4;
        int count = setting.quick() ? 4_000 : 10_000;
        int seconds = setting.quick() ? 2 : 8;
        Map<Server, Load> loads = new LinkedHashMap<>();
        try {
            for (Contestant contestant : setting.contestants()) {
                Database database = setting.cluster().create("requests_" + contestant.name(), setting.template());
                Server server = Server.start(contestant, database, setting.work(), setting.children());
                server.awaitOk("/users/1");
                loads.put(server, new Load(server));
            }
            refuseDifferences(loads.keySet());
            for (int slice = 0; slice < WARM_UP_SLICES; slice++) {
                for (Load load : loads.values()) {
                    for (Request request : Request.values()) {
                        load.closed(request, warmUp / WARM_UP_SLICES);
                    }
                }
            }
            JsonArray rows = new JsonArray();
            for (Request request : Request.values()) {
                Map<Server, List<Sample>> samples = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    for (Map.Entry<Server, Load> each : loads.entrySet()) {
                        samples.computeIfAbsent(each.getKey(), server -> new ArrayList<>())
                                .add(Sample.take(
                                        each.getKey(),
                                        setting.cluster(),
                                        each.getValue(),
                                        request,
                                        count * request.times));
                    }
                }
                for (Map.Entry<Server, Load> each : loads.entrySet()) {
                    JsonObject row = row(each.getKey(), request, samples.get(each.getKey()));
                    double perSecond = SHARE * row.getDouble("perSecond");
                    Latencies latencies = each.getValue().open(request, (int) (perSecond * seconds), perSecond);
                    row.put("p50Millis", latencies.millis(0.5)).put("p99Millis", latencies.millis(0.99));
                    row.put("failures", each.getValue().failures());
                    print(row);
                    rows.add(row);
                }
            }
            return new JsonObject()
                    .put("warmUpOfEach", warmUp)
                    .put("rounds", rounds)
                    .put("requestsInARound", count)
                    .put("rows", rows);
        } finally {
            loads.forEach((server, load) -> {
                load.close();
                server.close();
            });
        }
    }

    private static JsonObject row(Server server, Request request, List<Sample> samples) {
        return new JsonObject()
                .put("what", request.label)
                .put("contestant", server.name())
                .put("serverCpuMicros", Statistics.median(samples, Sample::serverMicros))
                .put("serverCpuMicrosLeast", Statistics.least(samples, Sample::serverMicros))
                .put("serverCpuMicrosMost", Statistics.most(samples, Sample::serverMicros))
                .put("databaseCpuMicros", Statistics.median(samples, Sample::databaseMicros))
                .put("perSecond", Statistics.median(samples, Sample::perSecond));
    }

    private static void print(JsonObject row) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %-8s server %7.1f µs (%.1f to %.1f)  database %7.1f µs  %,8.0f/s  at 70 %%: p50 %.2f ms, p99 %.2f ms%s%n",
                row.getString("what"),
                row.getString("contestant"),
                row.getDouble("serverCpuMicros"),
                row.getDouble("serverCpuMicrosLeast"),
                row.getDouble("serverCpuMicrosMost"),
                row.getDouble("databaseCpuMicros"),
                row.getDouble("perSecond"),
                row.getDouble("p50Millis"),
                row.getDouble("p99Millis"),
                row.getInteger("failures") == 0 ? "" : " (" + row.getInteger("failures") + " failed so far)");
    }

    /** All must do the same work. Cursors are opaque, each has its own. */
    private static void refuseDifferences(Collection<Server> servers) {
        Map<String, String> answers = new HashMap<>();
        for (Server server : servers) {
            for (String path : List.of("/", "/users/7", "/users?limit=20")) {
                String body = body(server.get(path));
                String other = answers.putIfAbsent(path, body);
                if (other != null && !other.equals(body)) {
                    throw new BenchException(
                            server.name() + " answers " + path + " with " + body + " and the one before with " + other);
                }
            }
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4)
                .replaceAll("\"next\":\"[^\"]*\"", "\"next\":\"CURSOR\"");
    }
}
