package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names that differ only in case and underscores, as a change of naming strategy produces them: likely renames. */
final class AlikeNames {

    /** One rename, in the names that decisions use. */
    private record Pair(String from, String to) {}

    private final List<Pair> pairs = new ArrayList<>();

    static boolean areAlike(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String name) {
        return Names.key(name).replace("_", "");
    }

    /**
     * The only name that is alike.
     *
     * @param gone the dropped names, {@code name} among them
     * @param fresh the new names to choose from
     * @return null where there is none, or more than one on either side
     */
    static String only(String name, Collection<String> gone, Collection<String> fresh) {
        List<String> alike = fresh.stream().filter(each -> areAlike(each, name)).toList();
        long rivals = gone.stream().filter(each -> areAlike(each, name)).count();
        return alike.size() == 1 && rivals == 1 ? alike.get(0) : null;
    }

    void add(String from, String to) {
        pairs.add(new Pair(from, to));
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** One question for all pairs: whether they are renames. */
    Question question() {
        List<String> options = new ArrayList<>(List.of("--rename-all-alike"));
        pairs.forEach(pair -> options.add("--rename " + pair.from() + "=" + pair.to()));
        options.add(pairs.size() == 1 ? "--no-rename " + pairs.get(0).from() : "--no-rename");
        return new Question(
                pairs.get(0).from(),
                "Some old and new names differ only in case and underscores. Did you rename them? Without a rename, the"
                        + " old one is dropped with its data.",
                options);
    }
}
