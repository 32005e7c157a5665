package dev.retort.users;

import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions that a request sets on the state of the user that it is about (RFC 9110, section 13).
 *
 * <p>{@code If-Match} compares strongly, so that a weak tag never matches; {@code If-None-Match} compares weakly.
 */
final class Preconditions {

    /**
     * An element of a list, which may be empty (RFC 9110, section 5.6.1.2), with the comma behind it. Goes back nowhere: a hostile
     * header costs what its length says.
     */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*+((?:W/)?+\"[\\x21\\x23-\\x7e\\x80-\\xff]*+\")?+[ \\t]*+(?:,|\\z)");

    /** An opaque tag, and what proxies and servers that compress append to it: {@code -gzip}, {@code --gzip}. */
    private static final Pattern COMPRESSED = Pattern.compile(
            "(.*[^-;:+._~])[-;:+._~]{1,2}(gzip|x-gzip|gz|br|brotli|deflate|df|zstd|compress)",
            Pattern.CASE_INSENSITIVE);

    private final List<String> ifMatch;
    private final List<String> ifNoneMatch;

    /**
     * Takes all field lines of each header; null or empty when the header is absent.
     *
     * @throws ProblemException invalid request, when a header is no list of entity tags
     */
    Preconditions(List<String> ifMatch, List<String> ifNoneMatch) {
        this.ifMatch = tags("If-Match", ifMatch);
        this.ifNoneMatch = tags("If-None-Match", ifNoneMatch);
    }

    /** The strong entity tag of a version. */
    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Lets a write through, or not.
     *
     * @throws ProblemException precondition failed
     */
    void checkWrite(long version) {
        checkIfMatch(version);
        if (isKnown(version)) {
            throw ProblemException.of(
                    ProblemType.PRECONDITION_FAILED, "The user matches 'If-None-Match'; its ETag is " + tag(version));
        }
    }

    /**
     * Whether a reader has this version already, so that 304 will do.
     *
     * @throws ProblemException precondition failed, when {@code If-Match} asks for another version
     */
    boolean allowNotModified(long version) {
        checkIfMatch(version);
        return isKnown(version);
    }

    private void checkIfMatch(long version) {
        if (!ifMatch.isEmpty() && !ifMatch.contains("*") && !ifMatch.contains(tag(version))) {
            String detail = ifMatch.stream()
                    .filter(tag -> tag(version).equals(unaltered(tag)))
                    .findFirst()
                    .map(altered -> alteredOnItsWay(altered, version))
                    .orElse("The user has changed; its ETag is now " + tag(version)
                            + ". Read the user again and repeat the request");
            throw ProblemException.of(ProblemType.PRECONDITION_FAILED, detail);
        }
    }

    /** The tag as it was before a proxy weakened it, or appended the name of a compression. */
    private static String unaltered(String tag) {
        String opaque = tag.substring(tag.indexOf('"') + 1, tag.length() - 1);
        Matcher compressed = COMPRESSED.matcher(opaque);
        return "\"" + (compressed.matches() ? compressed.group(1) : opaque) + "\"";
    }

    private static String alteredOnItsWay(String tag, long version) {
        String how = tag.startsWith("W/")
                ? "is a weak tag, which 'If-Match' never matches. Proxies that compress answers weaken their ETag"
                        + " (nginx with 'gzip on')"
                : "is its ETag with a suffix, which proxies that compress answers append (Apache httpd unless"
                        + " 'DeflateAlterETag NoChange')";
        return "The user has not changed, but " + tag + " " + how + ". Send " + tag(version)
                + ", or switch compression off in the proxy";
    }

    private boolean isKnown(long version) {
        return ifNoneMatch.contains("*")
                || ifNoneMatch.stream()
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag(version)::equals);
    }

    private static List<String> tags(String header, List<String> lines) {
        if (lines == null || lines.isEmpty()) {
            return List.of();
        }
        String list = String.join(",", lines);
        if (list.strip().equals("*")) {
            return List.of("*");
        }
        List<String> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(list);
        int end = 0;
        while (end < list.length() && element.region(end, list.length()).lookingAt()) {
            if (element.group(1) != null) {
                tags.add(element.group(1));
            }
            end = element.end();
        }
        if (end < list.length() || tags.isEmpty()) {
            throw ProblemException.of(
                    ProblemType.INVALID_REQUEST,
                    "'" + header + "' is not a list of entity tags; send the ETag with its quotes, as it was received");
        }
        return tags;
    }
}
