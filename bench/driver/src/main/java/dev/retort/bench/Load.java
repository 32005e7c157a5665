package dev.retort.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Connections to one server, {@value #CONNECTIONS} unless said otherwise, one request at a time on each. */
final class Load implements AutoCloseable {

    static final int CONNECTIONS = 32;

    /** Share of all requests. A machine that is busy with other work makes the service refuse a few. */
    private static final double MOST_FAILURES = 0.02;

    private static final long PATIENCE_MINUTES = 10;

    /** How often the steady rate is looked after. */
    private static final long TICK_NANOS = 200_000;

    private final Server server;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final HttpClientAgent client = vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(0).setIdleTimeout(0));
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Load(Server server) {
        this(server, CONNECTIONS);
    }

    Load(Server server, int count) {
        this.server = server;
        for (int i = 0; i < count; i++) {
            Connection connection = new Connection();
            vertx.deployVerticle(connection).await();
            connections.add(connection);
        }
    }

    /** As many requests as are asked for, each connection sending the next when it has its answer. */
    void closed(Call call, int count) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        CountDownLatch done = new CountDownLatch(count);
        connections.forEach(connection -> connection.repeat(call, left, done));
        await(done, call);
    }

    /**
     * Requests at a steady rate, whether the server keeps up or not: the time of an answer counts from when its request
     * was due, so that a server that stalls pays for those who had to wait meanwhile.
     *
     * @param perSecond requests in a second
     */
    Latencies open(Call call, int count, double perSecond) throws InterruptedException {
        Steady steady = new Steady(call, count);
        long start = System.nanoTime();
        int due = 0;
        while (due < count) {
            int until = (int) Math.min(count, (System.nanoTime() - start) / 1e9 * perSecond);
            for (; due < until; due++) {
                steady.add(start + (long) (due * 1e9 / perSecond));
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
        await(steady.done, call);
        return steady.latencies;
    }

    /** How many requests were not answered as they should be, so far. */
    int failures() {
        return failures.get();
    }

    private void await(CountDownLatch done, Call call) throws InterruptedException {
        boolean ended = done.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (failures.get() > MOST_FAILURES * sent.get() || !ended) {
            String why = ended
                    ? failures.get() + " requests failed, the first: "
                            + failure.get().getMessage()
                    : "no end within " + PATIENCE_MINUTES + " minutes";
            throw new BenchException(server.name() + ", " + call.label() + ": " + why + "; see " + server.log());
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /** One connection, on a thread of its own as far as others can see. */
    private final class Connection extends VerticleBase {

        private HttpClientConnection http;

        @Override
        public Future<?> start() {
            return connected();
        }

        /** Connects again when the server has closed the connection, say because nothing was sent for long. */
        private Future<HttpClientConnection> connected() {
            if (http != null) {
                return Future.succeededFuture(http);
            }
            return client.connect(new HttpConnectOptions().setHost("127.0.0.1").setPort(server.port()))
                    .onSuccess(opened -> {
                        http = opened;
                        opened.closeHandler(closed -> {
                            if (http == opened) {
                                http = null;
                            }
                        });
                    });
        }

        void repeat(Call call, AtomicInteger left, CountDownLatch done) {
            context.runOnContext(go -> next(call, left, done));
        }

        private void next(Call call, AtomicInteger left, CountDownLatch done) {
            if (left.getAndDecrement() > 0) {
                send(call).onComplete(answer -> {
                    done.countDown();
                    next(call, left, done);
                });
            }
        }

        void send(Call call, Runnable then) {
            context.runOnContext(go -> send(call).onComplete(answer -> then.run()));
        }

        private Future<?> send(Call call) {
            sent.incrementAndGet();
            Buffer body = call.body();
            RequestOptions options = new RequestOptions()
                    .setMethod(call.method())
                    .setHost("127.0.0.1")
                    .setPort(server.port())
                    .setURI(call.target());
            call.headers().forEach(options::putHeader);
            return connected()
                    .compose(open -> open.request(options))
                    .compose(out -> body == null
                            ? out.send()
                            : out.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                    .send(body))
                    .compose(in -> in.end()
                            .compose(end -> call.accepts(in)
                                    ? Future.succeededFuture()
                                    : Future.failedFuture("answered " + in.statusCode())))
                    .onFailure(e -> {
                        failure.compareAndSet(null, e);
                        failures.incrementAndGet();
                    });
        }
    }

    /** Requests that are due, and connections that are free. */
    private final class Steady {

        private final Call call;
        private final Latencies latencies;
        private final CountDownLatch done;
        private final Deque<Connection> free = new ArrayDeque<>(connections);
        private final Deque<Long> waiting = new ArrayDeque<>();

        Steady(Call call, int count) {
            this.call = call;
            this.latencies = new Latencies(count);
            this.done = new CountDownLatch(count);
        }

        void add(long due) {
            synchronized (free) {
                waiting.add(due);
            }
            dispatch();
        }

        private void dispatch() {
            Connection connection;
            long due;
            synchronized (free) {
                if (free.isEmpty() || waiting.isEmpty()) {
                    return;
                }
                connection = free.remove();
                due = waiting.remove();
            }
            connection.send(call, () -> {
                latencies.add(System.nanoTime() - due);
                done.countDown();
                synchronized (free) {
                    free.add(connection);
                }
                dispatch();
            });
        }
    }
}
