package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables and sequences that are left alone with everything that belongs to them, whoever made them. A table's own
 * sequence is ignored with its table.
 *
 * @param always names from the configuration, in any case; {@code *} stands for any characters. {@code schema.name} is
 *     about one schema, a name alone about all
 * @param once names given for one call; no entity may map one of them
 */
public record IgnoredNames(Set<String> always, Set<String> once) {

    private static final String SEQUENCE = "_seq";

    public IgnoredNames {
        always = folded(always);
        once = folded(once);
    }

    /** Nothing is ignored. */
    public static IgnoredNames none() {
        return new IgnoredNames(Set.of(), Set.of());
    }

    /** Ignores the names and patterns that the configuration gives. */
    public static IgnoredNames of(Collection<String> names) {
        return new IgnoredNames(Set.copyOf(names), Set.of());
    }

    /** Adds names for one call. */
    public IgnoredNames plus(Collection<String> names) {
        Set<String> more = new TreeSet<>(once);
        more.addAll(names);
        return new IgnoredNames(always, more);
    }

    /** Adds the names that {@code others} always ignores. */
    public IgnoredNames with(IgnoredNames others) {
        Set<String> all = new TreeSet<>(always);
        all.addAll(others.always());
        return new IgnoredNames(all, once).plus(others.once());
    }

    /**
     * Whether a table or sequence is ignored.
     *
     * @param name in normal form
     */
    public boolean covers(String name) {
        return Stream.concat(always.stream(), once.stream()).anyMatch(each -> covers(each, name));
    }

    private static boolean covers(String pattern, String name) {
        String key = key(pattern, name);
        return matches(pattern, key)
                || (key.endsWith(SEQUENCE) && matches(pattern, key.substring(0, key.length() - SEQUENCE.length())));
    }

    /** A pattern without a schema is about the names of every schema. */
    private static String key(String pattern, String name) {
        return Names.key(pattern.contains(".") ? name : Names.local(name));
    }

    private static boolean matches(String pattern, String key) {
        return Pattern.matches(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), key);
    }

    /**
     * Makes sure that every name given for one call is one that the changelog makes and no entity maps.
     *
     * @throws InvalidDecisionException when one is not
     */
    void fit(Schema before, Schema after) {
        for (String name : once) {
            if (isIn(after, name)) {
                throw new InvalidDecisionException("'--ignore " + name + "' has no effect: entities map it");
            }
            if (!isIn(before, name)) {
                throw new InvalidDecisionException("the changelog has no table or sequence '" + name + "' to ignore");
            }
        }
    }

    private static boolean isIn(Schema schema, String pattern) {
        return Stream.concat(schema.tables().keySet().stream(), schema.sequences().keySet().stream())
                .anyMatch(name -> matches(pattern, key(pattern, name)));
    }

    private static Set<String> folded(Set<String> names) {
        return names.stream()
                .map(name -> name.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
