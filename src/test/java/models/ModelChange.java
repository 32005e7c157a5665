package models;

import dev.retort.migrations.diff.Decisions;
import java.util.List;

/**
 * A change of a model, and what has to come of it.
 *
 * @param before entities; none for an empty database
 * @param kinds that the change takes on H2, in order, each as {@code kind name}
 * @param postgresql the same there
 */
public record ModelChange(
        String name,
        List<Class<?>> before,
        List<Class<?>> after,
        Decisions answers,
        List<String> kinds,
        List<String> postgresql) {

    public static ModelChange of(String name, Class<?> before, Class<?> after, String... kinds) {
        return new ModelChange(name, List.of(before), List.of(after), Decisions.none(), List.of(kinds), List.of(kinds));
    }

    public static ModelChange ofMany(String name, List<Class<?>> before, List<Class<?>> after, String... kinds) {
        return new ModelChange(name, before, after, Decisions.none(), List.of(kinds), List.of(kinds));
    }

    public ModelChange answered(Decisions given) {
        return new ModelChange(name, before, after, given, kinds, postgresql);
    }

    public ModelChange onPostgresql(String... others) {
        return new ModelChange(name, before, after, answers, kinds, List.of(others));
    }

    @Override
    public String toString() {
        return name;
    }
}
