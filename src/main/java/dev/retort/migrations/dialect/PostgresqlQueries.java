package dev.retort.migrations.dialect;

/** Queries of PostgreSQL's catalog. */
final class PostgresqlQueries {

    /** Everything that DDL may leave behind, by name rather than by catalogue number. An index counts, valid or not. */
    static final String SCHEMA_LINES = """
            WITH ours AS (SELECT oid, nspname, nspacl FROM pg_namespace
                          WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
            SELECT line FROM (
              SELECT format('schema %s %s', nspname, nspacl) AS line FROM ours
              UNION ALL SELECT format('relation %s.%s %s %s %s %s %s', nspname, relname, relkind, relpersistence,
                                      reloptions, relacl, relrowsecurity)
                FROM pg_class c JOIN ours ON ours.oid = relnamespace
              UNION ALL SELECT format('column %s %s %s %s %s %s %s %s %s', attrelid::regclass, attnum, attname,
                                      format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
                                      attcollation, pg_get_expr(adbin, adrelid))
                FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN ours ON ours.oid = relnamespace
                LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND NOT attisdropped
              UNION ALL SELECT format('constraint %s %s %s %s', conrelid::regclass, conname,
                                      pg_get_constraintdef(c.oid), convalidated)
                FROM pg_constraint c JOIN ours ON ours.oid = connamespace
              UNION ALL SELECT format('index %s', pg_get_indexdef(indexrelid))
                FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN ours ON ours.oid = relnamespace
              UNION ALL SELECT format('sequence %s %s %s %s %s %s %s', seqrelid::regclass, seqtypid, seqstart,
                                      seqincrement, seqmax, seqmin, seqcycle)
                FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN ours ON ours.oid = relnamespace
              UNION ALL SELECT format('enum %s %s %s', enumtypid::regtype, enumsortorder, enumlabel) FROM pg_enum
              UNION ALL SELECT format('type %s %s %s', t.oid::regtype, typtype, typnotnull)
                FROM pg_type t JOIN ours ON ours.oid = typnamespace
              UNION ALL SELECT format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid))
                FROM pg_class c JOIN ours ON ours.oid = relnamespace WHERE relkind IN ('v', 'm')
              UNION ALL SELECT format('function %s %s %s', p.oid::regprocedure, prosrc, proconfig)
                FROM pg_proc p JOIN ours ON ours.oid = pronamespace
              UNION ALL SELECT format('trigger %s %s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger
                WHERE NOT tgisinternal
              UNION ALL SELECT format('comment %s %s %s %s', classoid, objoid, objsubid, description)
                FROM pg_description WHERE objoid >= 16384
              UNION ALL SELECT format('extension %s %s', extname, extversion) FROM pg_extension
              UNION ALL SELECT format('policy %s %s', polrelid::regclass, polname) FROM pg_policy
            ) AS lines ORDER BY line COLLATE "C"
            """;

    /** See {@link TransactionDialect#otherSessions}. */
    static final String OTHER_SESSIONS = """
            SELECT pid, COALESCE(state, 'idle') <> 'idle',
                   EXTRACT(EPOCH FROM clock_timestamp() - state_change) * 1000,
                   EXTRACT(EPOCH FROM clock_timestamp() - xact_start) * 1000,
                   EXTRACT(EPOCH FROM clock_timestamp() - backend_start) * 1000,
                   query, (state_change AT TIME ZONE 'UTC')::timestamp
            FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
              AND application_name NOT LIKE 'retort%'
            """;

    /** Excludes objects of an extension, and sequences that are dropped with their column. */
    static final String OBJECTS_TO_DROP = "select case c.relkind when 'v' then 'view' when 'm' then 'materialized view'"
            + " when 'f' then 'foreign table' when 'S' then 'sequence' else 'table' end || ' if exists '"
            + " || c.oid::regclass || ' cascade' from pg_class c"
            + " where c.relnamespace in (select oid from pg_namespace"
            + " where nspname !~ '^pg_' and nspname <> 'information_schema')"
            + " and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')"
            + " and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid"
            + " and (d.deptype = 'e' or (c.relkind = 'S' and d.deptype in ('a', 'i'))))";

    /** See {@link TransactionDialect#digestOf}. JSON tells apart values that would look alike in a row. */
    static final String DIGEST = """
            (SELECT encode(sha256(convert_to(json_agg(json_build_array(%s) ORDER BY %s)::text, 'UTF8')), 'hex') FROM %s)""";

    private PostgresqlQueries() {}
}
