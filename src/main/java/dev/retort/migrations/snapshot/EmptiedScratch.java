package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
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

    private static final String H2 =
            "select kind || ' if exists \"' || replace(name, '\"', '\"\"') || '\"' || tail from ("
                    + "select 1 as step, case table_type when 'VIEW' then 'view' else 'table' end as kind, table_name as name,"
                    + " ' cascade' as tail, table_type <> 'VIEW' as late from information_schema.tables where table_schema = schema()"
                    + " union all select 2, 'sequence', sequence_name, '', true from information_schema.sequences"
                    + " where sequence_schema = schema()) order by step, late, name";

    /** Not what belongs to an extension, nor a sequence that goes with its column. */
    private static final String POSTGRESQL =
            "select case c.relkind when 'v' then 'view' when 'm' then 'materialized view'"
                    + " when 'f' then 'foreign table' when 'S' then 'sequence' else 'table' end || ' if exists '"
                    + " || c.oid::regclass || ' cascade' from pg_class c"
                    + " where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())"
                    + " and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')"
                    + " and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid"
                    + " and (d.deptype = 'e' or (c.relkind = 'S' and d.deptype in ('a', 'i'))))";

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
                    scratch.engine() == Engine.H2 ? H2 : POSTGRESQL,
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
