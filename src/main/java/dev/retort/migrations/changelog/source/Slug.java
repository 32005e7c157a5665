package dev.retort.migrations.changelog.source;

import java.text.Normalizer;
import java.util.Locale;

/** The readable part of a revision's file name. */
final class Slug {

    private static final int LENGTH_LIMIT = 60;

    private Slug() {}

    /** Lower-case ASCII words with hyphens, at most 60 characters, “revision” when the message has no such word. */
    static String of(String message) {
        String head = message.substring(0, Math.min(message.length(), 20 * LENGTH_LIMIT));
        String words = Normalizer.normalize(head, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (words.length() > LENGTH_LIMIT) {
            int lastWord = words.lastIndexOf('-', LENGTH_LIMIT);
            words = words.substring(0, lastWord > 0 ? lastWord : LENGTH_LIMIT);
        }
        return words.isEmpty() ? "revision" : words;
    }
}
