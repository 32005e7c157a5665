package dev.retort.users;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Internationalised domain names as DNS knows them, in A-labels. The mapping is near that of UTS 46 (non-transitional,
 * so that {@code straße.example} stays another domain than {@code strasse.example}; {@code java.net.IDN} makes them
 * one, and would send mail to somebody else).
 */
final class DomainNames {

    private static final int MAX_LABEL = 63;
    private static final String A_LABEL = "xn--";
    private static final Pattern IGNORED = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufe00-\\ufe0f\\ufeff]");

    private DomainNames() {}

    /** The domain in lower case and ASCII; empty when it has a label that DNS cannot have. */
    static Optional<String> ascii(String domain) {
        if (isAscii(domain)) {
            return Optional.of(domain.toLowerCase(Locale.ROOT));
        }
        String[] labels = mapped(domain).split("\\.", -1);
        return Arrays.stream(labels).allMatch(DomainNames::isLabel)
                ? Optional.of(Arrays.stream(labels).map(DomainNames::aLabel).collect(Collectors.joining(".")))
                : Optional.empty();
    }

    /** Each character by itself, so that no sigma becomes another one at the end of a word. */
    private static String mapped(String domain) {
        String compatible = Normalizer.normalize(IGNORED.matcher(domain).replaceAll(""), Normalizer.Form.NFKC);
        String lower = compatible
                .codePoints()
                .mapToObj(codePoint -> Character.toString(codePoint).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Normalizer.normalize(lower, Normalizer.Form.NFKC).replace('\u3002', '.');
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= MAX_LABEL
                && label.codePoints().allMatch(DomainNames::mayStandInLabel)
                && (isAscii(label) || !(label.startsWith(A_LABEL) || isMark(label.codePointAt(0))))
                && aLabel(label).length() <= MAX_LABEL;
    }

    private static boolean mayStandInLabel(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint) || codePoint == '-' || codePoint == '_';
        }
        return switch (Character.getType(codePoint)) {
            // Joiners tell words of some languages apart; nothing else that cannot be seen does.
            case Character.FORMAT -> codePoint == 0x200c || codePoint == 0x200d;
            case Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static String aLabel(String label) {
        return isAscii(label) ? label : A_LABEL + Punycode.encode(label);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }
}
