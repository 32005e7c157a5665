package dev.retort.bench;

import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private Figures() {}

    /** Three digits that count; whole from a hundred on, with commas. */
    static String three(double value) {
        if (value >= 99.95) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value);
    }

    /** How many times the other; "–" when there is none. */
    static String ratio(Double value, Double other) {
        return value == null || other == null || other == 0 ? "–" : String.format(Locale.ROOT, "%.2f ×", value / other);
    }

    static String orDash(Double value) {
        return value == null ? "–" : three(value);
    }

    /** Without a fraction where there is none. */
    static String whole(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : Double.toString(value);
    }
}
