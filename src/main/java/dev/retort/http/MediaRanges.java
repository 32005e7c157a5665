package dev.retort.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Lists of media ranges with parameters, after RFC 9110, sections 5.6.6 and 12.5.1.
 *
 * <p>Repairs: Quarkus REST does not accept white space around a semicolon, quoted strings with commas and semicolons, or empty
 * parameters. A neighbour of quarkusio/quarkus#36159 and #34858. Can be deleted together with its use in
 * {@link RequestHeaders} when {@code HttpMessagesOnH2Test} passes without it.
 */
final class MediaRanges {

    /** The lists that most clients send; their spelling is the simplified one, and they refuse nothing. */
    private static final Set<String> USUAL = Set.of("application/json", "*/*");

    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private final String text;
    private int at;

    private MediaRanges(String text) {
        this.text = text;
    }

    /** Whether {@code text} is one of the lists that most clients send, which is simple and names JSON or anything. */
    static boolean isUsual(String text) {
        return USUAL.contains(text);
    }

    /**
     * The same list in the spelling that Quarkus REST reads, of all parameters {@code parameter} alone; empty when
     * {@code text} is no such list.
     */
    static Optional<String> simplified(String text, String parameter) {
        return new MediaRanges(text).list(parameter);
    }

    private Optional<String> list(String parameter) {
        List<String> ranges = new ArrayList<>();
        while (true) {
            skipSpace();
            if (at < text.length() && text.charAt(at) != ',') {
                String range = range(parameter);
                if (range == null) {
                    return Optional.empty();
                }
                ranges.add(range);
            }
            skipSpace();
            if (at == text.length()) {
                return Optional.of(String.join(", ", ranges));
            }
            if (!take(',')) {
                return Optional.empty();
            }
        }
    }

    /** The next range, simplified; null when there is none. */
    private String range(String parameter) {
        String type = token();
        if (type.isEmpty() || !take('/')) {
            return null;
        }
        String subtype = token();
        if (subtype.isEmpty()) {
            return null;
        }
        StringJoiner range = new StringJoiner(";").add((type + "/" + subtype).toLowerCase(Locale.ROOT));
        while (skipSpace() && take(';')) {
            skipSpace();
            String name = token();
            if (name.isEmpty()) {
                continue;
            }
            String value = take('=') ? value() : null;
            if (value == null) {
                return null;
            }
            if (name.equalsIgnoreCase(parameter)) {
                range.add(parameter + "=" + value);
            }
        }
        return range.toString();
    }

    /** A token or what a quoted string says; null for neither. */
    private String value() {
        if (!take('"')) {
            String token = token();
            return token.isEmpty() ? null : token;
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                return value.toString();
            }
            if (next == '\\' && at < text.length()) {
                next = text.charAt(at++);
            }
            value.append(next);
        }
        return null;
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isTokenCharacter(char character) {
        return (character < 0x80 && Character.isLetterOrDigit(character)) || TOKEN.indexOf(character) >= 0;
    }

    private boolean take(char character) {
        boolean there = at < text.length() && text.charAt(at) == character;
        if (there) {
            at++;
        }
        return there;
    }

    private boolean skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return true;
    }
}
