package dev.retort.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What becomes of several rounds; none of them may be empty. */
final class Statistics {

    private Statistics() {}

    static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return rounded(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    static <T> double least(List<T> rounds, ToDoubleFunction<T> value) {
        return rounded(rounds.stream().mapToDouble(value).min().orElseThrow());
    }

    static <T> double most(List<T> rounds, ToDoubleFunction<T> value) {
        return rounded(rounds.stream().mapToDouble(value).max().orElseThrow());
    }

    /** To three decimals, so that files of results stay readable. */
    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
