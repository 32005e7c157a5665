package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes tables, views and sequences out of a scratch database. What remains is what a changelog makes and no entity can:
 * extensions, domains, types, functions, collations.
 */
public final class EmptiedScratch {

    private static final Pattern CREATE_TYPE = Pattern.compile("(?is)create\\s+type\\s+(\\S+)\\s+as\\b.*");

    private EmptiedScratch() {}

    /**
     * Empties it.
     *
     * @param statements that will be run in it: the types that they create go too
     */
    public static void empty(Scratch scratch, List<String> statements) {
        List<String> going = new ArrayList<>();
        try {
            Rows.each(
                    scratch.connection(),
                    Dialect.of(scratch.engine()).objectsToDrop(),
                    row -> going.add("drop " + row.getString(1)));
        } catch (SQLException failure) {
            throw new ScratchException("the scratch database cannot be read", failure);
        }
        scratch.run(Stream.concat(
                        going.stream(),
                        statements.stream()
                                .map(CREATE_TYPE::matcher)
                                .filter(Matcher::matches)
                                .map(type -> "drop type if exists " + type.group(1) + " cascade"))
                .toList());
    }
}
