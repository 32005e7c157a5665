package dev.retort.bench;

/** Why the bench cannot go on, in one line with a remedy. */
final class BenchException extends RuntimeException {

    BenchException(String line) {
        super(line);
    }
}
