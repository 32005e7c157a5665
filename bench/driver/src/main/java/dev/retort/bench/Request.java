package dev.retort.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The requests that are measured. */
enum Request implements Call {
    GREETING("GET /", HttpMethod.GET, 200, 4),
    READ("GET /users/{id}", HttpMethod.GET, 200, 2),
    LIST("list of 20", HttpMethod.GET, 200, 1),
    CREATE("POST /users", HttpMethod.POST, 201, 1);

    private static final AtomicLong SIGNED_UP = new AtomicLong(System.currentTimeMillis() * 1000);

    /** As in the results. */
    final String label;

    final HttpMethod method;
    final int status;

    /** How many times as many make a round: cheap requests, for processor time is counted in hundredths of a second. */
    final int times;

    Request(String label, HttpMethod method, int status, int times) {
        this.label = label;
        this.method = method;
        this.status = status;
        this.times = times;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public HttpMethod method() {
        return method;
    }

    @Override
    public boolean accepts(HttpClientResponse answer) {
        return answer.statusCode() == status;
    }

    @Override
    public String target() {
        return switch (this) {
            case GREETING -> "/";
            case READ -> "/users/" + ThreadLocalRandom.current().nextInt(1, Cluster.USERS + 1);
            case LIST -> "/users?limit=20";
            case CREATE -> "/users";
        };
    }

    @Override
    public Buffer body() {
        return this == CREATE
                ? Buffer.buffer("{\"name\":\"Ada Lovelace\",\"email\":\"ada" + SIGNED_UP.incrementAndGet()
                        + "@example.org\",\"password\":\"correct horse\",\"age\":36}")
                : null;
    }
}
