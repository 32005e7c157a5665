package dev.retort.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.function.Supplier;

/** A kind of request. */
interface Call {

    /** As in the results. */
    String label();

    HttpMethod method();

    /** Path and query, other ones each time. */
    String target();

    /** Headers beside the content type; none unless said otherwise. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Another one each time; null when the request has none. */
    Buffer body();

    /** Whether it is answered as it should be. */
    boolean accepts(HttpClientResponse answer);

    /** A GET that is to be answered with 200. */
    static Call get(String label, Supplier<String> target) {
        return new Call() {
            @Override
            public String label() {
                return label;
            }

            @Override
            public HttpMethod method() {
                return HttpMethod.GET;
            }

            @Override
            public String target() {
                return target.get();
            }

            @Override
            public Buffer body() {
                return null;
            }

            @Override
            public boolean accepts(HttpClientResponse answer) {
                return answer.statusCode() == 200;
            }
        };
    }
}
