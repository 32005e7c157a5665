package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Processor time of reads on a small and on a large table, in turn. */
final class GrowthSection implements Section {

    private static final List<String> SORTS =
            List.of("id", "-id", "name", "-name", "email", "-email", "age", "-age", "createdAt", "-createdAt");

    private static final int PAGE = 20;

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int many =
                setting.quick() ? 100_000 : Integer.parseInt(System.getenv().getOrDefault("GROWTH_USERS", "1000000"));
        int rounds = 3;
        int warmUp = setting.quick() ? 1_000 : 5_000;
        int count = setting.quick() ? 1_000 : 3_000;
        Contestant service = new Contestant.Service(
                "retort", setting.service().application(), Map.of("RETORT_USERS_CURSOR_KEY", Cursor.KEY));
        Map<Integer, Server> servers = new LinkedHashMap<>();
        Map<Integer, Load> loads = new LinkedHashMap<>();
        try {
            for (int users : new int[] {Cluster.USERS, many}) {
                Database database = setting.cluster().create("growth_" + users, setting.template());
                if (users > Cluster.USERS) {
                    System.out.printf(Locale.ROOT, "making %,d users...%n", users);
                    setting.cluster().fill(database, Cluster.USERS + 1, users);
                }
                Server server = Server.start(service, database, setting.work(), setting.children());
                server.awaitOk("/users/1");
                servers.put(users, server);
                loads.put(users, new Load(server));
            }
            Map<Integer, List<Call>> calls = new LinkedHashMap<>();
            for (int users : servers.keySet()) {
                calls.put(users, calls(servers.get(users), users));
                for (Call call : calls.get(users)) {
                    loads.get(users).closed(call, warmUp);
                }
            }
            JsonArray rows = new JsonArray();
            for (int kind = 0; kind < calls.get(many).size(); kind++) {
                Map<Integer, List<Sample>> samples = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    for (int users : servers.keySet()) {
                        Call call = calls.get(users).get(kind);
                        samples.computeIfAbsent(users, key -> new ArrayList<>())
                                .add(Sample.take(servers.get(users), setting.cluster(), loads.get(users), call, count));
                    }
                }
                for (int users : servers.keySet()) {
                    rows.add(row(calls.get(users).get(kind).label(), users, samples.get(users)));
                }
            }
            return new JsonObject()
                    .put("warmUpOfEach", warmUp)
                    .put("rounds", rounds)
                    .put("rows", rows);
        } finally {
            loads.values().forEach(Load::close);
            servers.values().forEach(Server::close);
        }
    }

    private static List<Call> calls(Server server, int users) throws IOException {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.get("GET /users/{id}", () -> "/users/" + anyOf(1, users)));
        calls.add(Call.get("by e-mail", () -> "/users?email=user" + anyOf(1, users) + "@example.org"));
        calls.add(Call.get("by start of name, one user", () -> "/users?name=uSer%20" + anyOf(users / 2, users)));
        calls.add(Call.get("by start of name, a ninth of all", () -> "/users?limit=20&name=uSer%20" + anyOf(1, 9)));
        for (String sort : SORTS) {
            calls.add(Call.get("first page, " + sort, () -> "/users?limit=20&sort=" + sort));
        }
        for (String sort : SORTS) {
            String cursor = cursorOfLastPage(server, sort, users);
            calls.add(Call.get("last page, " + sort, () -> "/users?limit=20&sort=" + sort + "&after=" + cursor));
        }
        return calls;
    }

    private static int anyOf(int least, int most) {
        return ThreadLocalRandom.current().nextInt(least, most + 1);
    }

    /**
     * The user before the last page is the one behind the first page in the opposite order; except of an age, where ids
     * ascend in both orders.
     */
    private static String cursorOfLastPage(Server server, String sort, int users) throws IOException {
        boolean descending = sort.startsWith("-");
        String key = descending ? sort.substring(1) : sort;
        JsonObject last = items(server, "/users?limit=" + (PAGE + 1) + "&sort=" + (descending ? key : "-" + key))
                .getJsonObject(PAGE);
        long id = last.getLong("id");
        if (key.equals("age")) {
            int age = last.getInteger("age");
            id = users - Math.floorMod(users - age, Cluster.AGES) - PAGE * Cluster.AGES;
        }
        String cursor = Cursor.of(sort, id, String.valueOf(last.getValue(key)));
        int items = items(server, "/users?limit=100&sort=" + sort + "&after=" + cursor)
                .size();
        if (items != PAGE) {
            throw new BenchException("the last page in the order '" + sort + "' has " + items + " users");
        }
        return cursor;
    }

    private static JsonArray items(Server server, String target) throws IOException {
        URI list = URI.create("http://127.0.0.1:" + server.port() + target);
        try (InputStream answer = list.toURL().openStream()) {
            return new JsonObject(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).getJsonArray("items");
        }
    }

    private static JsonObject row(String what, int users, List<Sample> samples) {
        JsonObject row = new JsonObject()
                .put("what", what)
                .put("contestant", String.format(Locale.ROOT, "%,d users", users))
                .put("serverCpuMicros", Statistics.median(samples, Sample::serverMicros))
                .put("databaseCpuMicros", Statistics.median(samples, Sample::databaseMicros));
        System.out.printf(
                Locale.ROOT,
                "%-34s %,10d users  server %7.1f µs  database %7.1f µs (%.1f to %.1f)%n",
                what,
                users,
                row.getDouble("serverCpuMicros"),
                row.getDouble("databaseCpuMicros"),
                Statistics.least(samples, Sample::databaseMicros),
                Statistics.most(samples, Sample::databaseMicros));
        return row;
    }
}
