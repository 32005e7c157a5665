package dev.retort.audit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.MDC;

/**
 * Gives each request an id: the one in {@code X-Request-Id} where that has at most 64 letters, digits, {@code -}, {@code _},
 * {@code .} or {@code :}, or else a new one. The response has it, and log entries have it as {@code requestId} in their MDC,
 * beside the {@code traceId} and {@code spanId} of a {@code traceparent} (W3C Trace Context).
 */
@Singleton
class RequestIds {

    /** The name of the header. */
    static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private static final CharSequence TRACE = HttpHeaders.createOptimized("traceparent");

    /** Before all that can end a request. */
    private static final int FIRST = 390;

    private static final int LONGEST = 64;

    /** {@code 00-TRACE-SPAN-FLAGS}. */
    private static final int TRACE_LENGTH = 55;

    private static final int TRACE_START = 3;
    private static final int TRACE_END = 35;
    private static final int SPAN_START = 36;
    private static final int SPAN_END = 52;

    private final AtomicLong last = new AtomicLong(ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE >>> 1);

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        String sent = context.request().headers().get(HEADER);
        String id = sent != null && isWellFormed(sent) ? sent : Long.toHexString(last.incrementAndGet());
        context.response().headers().set(HEADER, id);
        MDC.put("requestId", id);
        String trace = context.request().headers().get(TRACE);
        if (trace != null && isTrace(trace)) {
            MDC.put("traceId", trace.substring(TRACE_START, TRACE_END));
            MDC.put("spanId", trace.substring(SPAN_START, SPAN_END));
        }
        context.next();
    }

    private static boolean isWellFormed(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char character = id.charAt(i);
            boolean isKnown = (character >= '0' && character <= '9')
                    || (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || "-_.:".indexOf(character) >= 0;
            if (!isKnown) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTrace(String text) {
        if (text.length() != TRACE_LENGTH || !text.startsWith("00-")) {
            return false;
        }
        for (int i = TRACE_START; i < TRACE_LENGTH; i++) {
            char character = text.charAt(i);
            boolean isDash = i == TRACE_END || i == SPAN_END;
            boolean isHex = (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
            if (isDash ? character != '-' : !isHex) {
                return false;
            }
        }
        return true;
    }
}
