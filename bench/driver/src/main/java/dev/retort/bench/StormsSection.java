package dev.retort.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Sign-ups at the usual cost of a hash: as many as can be, and three times as many; and reads meanwhile. */
final class StormsSection implements Section {

    private static final Map<String, String> USUAL_HASH =
            Map.of("RETORT_PASSWORDS_MEMORY_KIB", "19456", "RETORT_PASSWORDS_ITERATIONS", "2");

    /** The common pool may have one thread. */
    private static final Executor OWN_THREAD = task -> new Thread(task).start();

    private static final int READS_PER_SECOND = 200;

    /** More than wait at any time. */
    private static final int CROWD = 1_500;

    private final JsonArray rows = new JsonArray();

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int rounds = setting.quick() ? 1 : 3;
        int seconds = setting.quick() ? 4 : 10;
        int overloaded = setting.quick() ? 15 : 120;
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        Contestant service = new Contestant.Service("retort", setting.service().application(), USUAL_HASH);
        Database database = setting.cluster().create("storms", setting.template());
        try (Server server = Server.start(service, database, setting.work(), setting.children())) {
            server.awaitOk("/users/1");
            try (Load readers = new Load(server);
                    Load writers = new Load(server);
                    Load crowd = new Load(server, CROWD)) {
                readers.closed(Request.READ, setting.quick() ? 3_000 : 30_000);
                writers.closed(new SignUps(), 50);
                double perSecond = signUps(setting, writers, threads, rounds, seconds);
                double quiet = reads(readers, writers, perSecond, rounds, seconds);
                overload(server, readers, crowd, perSecond, overloaded, quiet);
            }
        }
        return new JsonObject().put("rounds", rounds).put("rows", rows);
    }

    /** Sign-ups in a second, beside hashes in a second; returns the larger figure. */
    private double signUps(Setting setting, Load writers, int threads, int rounds, int seconds) throws Exception {
        List<Double> alone = new ArrayList<>();
        List<Double> signedUp = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            alone.add(hashesAlone(setting, threads, seconds));
            int count = (int) (alone.get(round) * seconds);
            long begin = System.nanoTime();
            SignUps signUps = new SignUps();
            writers.closed(signUps, count);
            signedUp.add(signUps.created.get() / ((System.nanoTime() - begin) / 1e9));
        }
        report("hashes alone, each second", Statistics.median(alone, Double::doubleValue));
        double median = Statistics.median(signedUp, Double::doubleValue);
        report("sign-ups, each second", median);
        // What a busy machine bore just now is not what it can bear.
        return Math.max(median, Statistics.median(alone, Double::doubleValue));
    }

    private static double hashesAlone(Setting setting, int threads, int seconds) throws Exception {
        Path log = setting.logs().resolve("hashes-alone.log");
        List<String> command = new ArrayList<>(Contestant.java());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                HashAlone.class.getName(),
                Integer.toString(threads),
                Integer.toString(seconds)));
        Process process = setting.children().start(command, Map.of(), setting.work(), log);
        if (process.waitFor() != 0) {
            throw new BenchException("hashing alone failed; see " + log);
        }
        List<String> lines = Files.readAllLines(log);
        return Double.parseDouble(lines.get(lines.size() - 1));
    }

    /** The 99th percentile of quiet reads, in milliseconds. */
    private double reads(Load readers, Load writers, double perSecond, int rounds, int seconds) throws Exception {
        List<Latencies> quiet = new ArrayList<>();
        List<Latencies> stormy = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            quiet.add(readers.open(Request.READ, READS_PER_SECOND * seconds, READS_PER_SECOND));
            CompletableFuture<Void> storm =
                    CompletableFuture.runAsync(() -> signUp(writers, (int) (perSecond * (seconds + 1))));
            stormy.add(readers.open(Request.READ, READS_PER_SECOND * seconds, READS_PER_SECOND));
            storm.join();
        }
        report("quiet reads, p50 ms", Statistics.median(quiet, times -> times.millis(0.5)));
        report("reads while users sign up, p50 ms", Statistics.median(stormy, times -> times.millis(0.5)));
        double p99 = Statistics.median(quiet, times -> times.millis(0.99));
        report("quiet reads, p99 ms", p99);
        report("reads while users sign up, p99 ms", Statistics.median(stormy, times -> times.millis(0.99)));
        return p99;
    }

    private static void signUp(Load writers, int count) {
        try {
            writers.closed(new SignUps(), count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void overload(Server server, Load readers, Load crowd, double perSecond, int seconds, double quiet)
            throws Exception {
        double before = server.residentMegabytes();
        SignUps signUps = new SignUps();
        CompletableFuture<Latencies> storm =
                onOwnThread(() -> crowd.open(signUps, (int) (3 * perSecond * seconds), 3 * perSecond));
        CompletableFuture<Double> highest = onOwnThread(() -> highestUntil(storm, server));
        Latencies reads = readers.open(Request.READ, READS_PER_SECOND * seconds, READS_PER_SECOND);
        Latencies answers = storm.join();
        long end = System.nanoTime();
        while (readers.open(Request.READ, READS_PER_SECOND, READS_PER_SECOND).millis(0.99) > 3 * quiet
                && System.nanoTime() - end < 60e9) {
            // Again.
        }
        double normal = (System.nanoTime() - end) / 1e9;
        int all = signUps.created.get() + signUps.refused.get() + signUps.others.get();
        String overload = "at 3 × the sign-ups, " + seconds + " s: ";
        report(overload + "signed up, %", 100.0 * signUps.created.get() / all);
        report(overload + "503 or 429 with Retry-After, %", 100.0 * signUps.refused.get() / all);
        report(overload + "other answers, %", 100.0 * signUps.others.get() / all);
        report(overload + "longest sign-up, s", answers.millis(1) / 1000);
        report(overload + "reads, p99 ms", reads.millis(0.99));
        report(overload + "resident memory before, MB", before);
        report(overload + "resident memory at most, MB", highest.join());
        report(overload + "until a second of reads is normal again, s", normal);
    }

    /** The most resident memory until then, in MB. */
    static double highestUntil(CompletableFuture<?> end, Server server) throws InterruptedException {
        double highest = 0;
        while (!end.isDone()) {
            highest = Math.max(highest, server.residentMegabytes());
            Thread.sleep(500);
        }
        return highest;
    }

    static <T> CompletableFuture<T> onOwnThread(Callable<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                OWN_THREAD);
    }

    private void report(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-66s %8.2f%n", what, figure);
        rows.add(new JsonObject()
                .put("what", what)
                .put("contestant", "retort")
                .put("figure", Statistics.rounded(figure)));
    }

    /** Sign-ups, some of which are refused: how many of each. */
    private static final class SignUps implements Call {

        private final AtomicInteger created = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger others = new AtomicInteger();

        @Override
        public String label() {
            return Request.CREATE.label;
        }

        @Override
        public HttpMethod method() {
            return Request.CREATE.method();
        }

        @Override
        public String target() {
            return Request.CREATE.target();
        }

        @Override
        public Buffer body() {
            return Request.CREATE.body();
        }

        @Override
        public boolean accepts(HttpClientResponse answer) {
            int status = answer.statusCode();
            boolean later = (status == 503 || status == 429) && answer.getHeader("Retry-After") != null;
            (status == 201 ? created : later ? refused : others).incrementAndGet();
            return status == 201 || later;
        }
    }
}
