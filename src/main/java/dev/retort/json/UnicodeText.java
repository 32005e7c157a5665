package dev.retort.json;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules for text that can be stored, sent and compared alike everywhere. A character is a code point. */
public final class UnicodeText {

    /** The Unicode property; Java's own methods leave some of it out. All of it is in the basic plane. */
    private static final Predicate<String> WHITE_SPACE =
            Pattern.compile("\\p{IsWhite_Space}").asMatchPredicate();

    private UnicodeText() {}

    /** Whether every code point is one: no U+0000, which PostgreSQL cannot store, and no lone surrogate. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(UnicodeText::isUnstorable);
    }

    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /** Whether there is nothing but Unicode white space (the property White_Space), or nothing at all. */
    public static boolean isBlank(String text) {
        return text.chars().allMatch(UnicodeText::isWhiteSpace);
    }

    /** The text without Unicode white space at its two ends. */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWhiteSpace(int character) {
        return character <= 0x3000 && WHITE_SPACE.test(Character.toString(character));
    }

    /** How many code points the text has. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text, safe to return to its sender: at most 100 code points, unstorable ones replaced. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(100)
                .map(codePoint -> isUnstorable(codePoint) ? 0xfffd : codePoint)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
