package dev.retort.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Closes connections on which no head of a request is complete within {@code quarkus.http.idle-timeout}, however often a byte arrives.
 * {@link RequestTimes} says when a request begins and ends.
 *
 * <p>Neither Quarkus nor Vert.x gives access to a connection before its first request. Netty does: it finds this class as a service
 * where {@code Main} has asked it to look. Dev mode and tests load Netty beside the application and do without.
 */
@RegisterForReflection // for a native executable: found by name
public class HeadDeadline extends ChannelInitializerExtension {

    private static final AttributeKey<Progress> PROGRESS = AttributeKey.valueOf(HeadDeadline.class.getName());

    private final long mostNanos;

    /** With the configuration of the service; called by Netty. */
    public HeadDeadline() {
        this.mostNanos = ConfigProvider.getConfig()
                .getValue("quarkus.http.idle-timeout", Duration.class)
                .toNanos();
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        if (mostNanos > 0) {
            connection.pipeline().addFirst(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel registered) {
                    new Progress(registered, mostNanos).start();
                }
            });
        }
    }

    /** A head has arrived. */
    static void begun(Channel connection) {
        Progress progress = connection.attr(PROGRESS).get();
        if (progress != null) {
            progress.requests.incrementAndGet();
        }
    }

    /** A request has been answered, or its client is gone. */
    static void ended(Channel connection) {
        Progress progress = connection.attr(PROGRESS).get();
        if (progress != null) {
            progress.quietSince = System.nanoTime();
            progress.requests.decrementAndGet();
        }
    }

    /** The requests of one connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // of what closes a connection: nothing is left to be done
    private static final class Progress {

        private final Channel connection;
        private final long mostNanos;
        private final AtomicInteger requests = new AtomicInteger();
        private volatile long quietSince = System.nanoTime();
        private ScheduledFuture<?> next;

        Progress(Channel connection, long mostNanos) {
            this.connection = connection;
            this.mostNanos = mostNanos;
        }

        void start() {
            connection.attr(PROGRESS).set(this);
            connection.closeFuture().addListener(closed -> next.cancel(false));
            look(mostNanos);
        }

        private void look(long laterNanos) {
            next = connection.eventLoop().schedule(this::closeWhenLate, laterNanos, TimeUnit.NANOSECONDS);
        }

        private void closeWhenLate() {
            long left = quietSince + mostNanos - System.nanoTime();
            if (requests.get() > 0) {
                look(mostNanos);
            } else if (left > 0) {
                look(left);
            } else {
                connection.close();
            }
        }
    }
}
