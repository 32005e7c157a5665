package dev.retort.bench;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that does nothing but hash passwords, at the service's cost, and prints how many in a second. */
final class HashAlone {

    private static final int WARM_UP_SECONDS = 3;

    private HashAlone() {}

    /** Arguments: number of threads, number of seconds. */
    public static void main(String[] arguments) throws InterruptedException {
        int threads = Integer.parseInt(arguments[0]);
        hashes(threads, WARM_UP_SECONDS);
        int seconds = Integer.parseInt(arguments[1]);
        System.out.println(hashes(threads, seconds) / (double) seconds);
    }

    private static int hashes(int threads, int seconds) throws InterruptedException {
        Argon2Function function = Argon2Function.getInstance(19456, 2, 1, 32, Argon2.ID);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicInteger hashes = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end) {
                    Password.hash("correct horse")
                            .addRandomSalt(16)
                            .with(function)
                            .getResult();
                    hashes.incrementAndGet();
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        return hashes.get();
    }
}
