package dev.retort.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks HTTP/2, and gives the server no room to send a byte of a body (RFC 9113, section 5.2). */
final class StalledClient implements AutoCloseable {

    /** {@code CANCEL} of RFC 9113, section 7. */
    private static final long CANCEL = 0x8;

    /** On one connection; servers accept 100 streams at a time. */
    private static final int REQUESTS = 90;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final List<HttpClientRequest> requests = new ArrayList<>();
    private HttpClient client;
    private int sent;

    /** The status of the answer, whose body never arrives. */
    int get(URI address) throws Exception {
        if (sent++ % REQUESTS == 0) {
            client = connect();
        }
        return client.request(HttpMethod.GET, address.getPort(), address.getHost(), address.getPath())
                .compose(request -> {
                    requests.add(request);
                    return request.send();
                })
                .map(answer -> answer.pause()
                        .exceptionHandler(end -> cancelled.incrementAndGet())
                        .statusCode())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private HttpClient connect() {
        return vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        .setHttp2MaxPoolSize(1)
                        .setInitialSettings(new Http2Settings().setInitialWindowSize(0)))
                .withConnectHandler(connection -> connection.closeHandler(end -> closed.incrementAndGet()))
                .build();
    }

    void cancelAll() {
        requests.forEach(request -> request.reset(CANCEL));
        requests.clear();
    }

    /** How many answers have been cancelled, by either side. */
    int cancelledAnswers() {
        return cancelled.get();
    }

    int closedConnections() {
        return closed.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
