package dev.retort.users;

/** Writes the labels of internationalised domain names in ASCII (RFC 3492). */
final class Punycode {

    private static final int BASE = 36;
    private static final int FIRST_THRESHOLD = 1;
    private static final int LAST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_NON_ASCII = 0x80;

    private Punycode() {}

    /** The encoding of {@code label}, without the prefix {@code xn--}; at most 63 code points, so that nothing overflows. */
    static String encode(String label) {
        int[] codePoints = label.codePoints().toArray();
        StringBuilder encoded = new StringBuilder();
        label.codePoints().filter(c -> c < FIRST_NON_ASCII).forEach(encoded::appendCodePoint);
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int delta = 0;
        int bias = FIRST_BIAS;
        int next = FIRST_NON_ASCII;
        for (int done = basic; done < codePoints.length; next++) {
            int least = leastFrom(next, codePoints);
            delta += (least - next) * (done + 1);
            next = least;
            for (int codePoint : codePoints) {
                if (codePoint < next) {
                    delta++;
                } else if (codePoint == next) {
                    appendNumber(encoded, delta, bias);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
        }
        return encoded.toString();
    }

    private static int leastFrom(int bound, int[] codePoints) {
        int least = Integer.MAX_VALUE;
        for (int codePoint : codePoints) {
            if (codePoint >= bound && codePoint < least) {
                least = codePoint;
            }
        }
        return least;
    }

    private static void appendNumber(StringBuilder encoded, int number, int bias) {
        int rest = number;
        for (int position = BASE; ; position += BASE) {
            int threshold = Math.max(FIRST_THRESHOLD, Math.min(LAST_THRESHOLD, position - bias));
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapted(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int steps = 0;
        while (rest > ((BASE - FIRST_THRESHOLD) * LAST_THRESHOLD) / 2) {
            rest /= BASE - FIRST_THRESHOLD;
            steps += BASE;
        }
        return steps + (BASE - FIRST_THRESHOLD + 1) * rest / (rest + SKEW);
    }
}
