package dev.retort.migrations.autogenerate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A task that runs on its own thread before its result is needed. Closing it waits for its end, whether it succeeds or
 * fails.
 */
public final class BackgroundTask<T> implements AutoCloseable {

    private final FutureTask<T> task;

    private BackgroundTask(FutureTask<T> task) {
        this.task = task;
    }

    /** Starts a task with the class loader of the current thread. */
    public static <T> BackgroundTask<T> begin(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "retort-" + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        return new BackgroundTask<>(task);
    }

    /** Waits for the result; throws the exception of the task if it failed. */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits for the task and passes its result on; passes nothing when the task failed. */
    void then(Consumer<T> consumer) {
        try {
            consumer.accept(task.get());
        } catch (ExecutionException failed) {
            // get() reports the failure.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        then(result -> {});
    }
}
