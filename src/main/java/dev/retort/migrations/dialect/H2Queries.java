package dev.retort.migrations.dialect;

/** Queries of H2's catalog. */
final class H2Queries {

    /** See {@link TransactionDialect#otherSessions}. */
    static final String OTHER_SESSIONS = """
            SELECT SESSION_ID, EXECUTING_STATEMENT IS NOT NULL OR CONTAINS_UNCOMMITTED,
                   DATEDIFF(MILLISECOND, SLEEP_SINCE, CURRENT_TIMESTAMP),
                   DATEDIFF(MILLISECOND, EXECUTING_STATEMENT_START, CURRENT_TIMESTAMP),
                   DATEDIFF(MILLISECOND, SESSION_START, CURRENT_TIMESTAMP),
                   EXECUTING_STATEMENT, CAST(SLEEP_SINCE AS TIMESTAMP)
            FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID() AND SERVER IS NOT NULL
            """;

    /** See {@link ModelDialect#objectsToDrop}. */
    static final String OBJECTS_TO_DROP =
            "select kind || ' if exists ' || quote_ident(home) || '.' || quote_ident(name) || tail from ("
                    + "select 1 as step, case table_type when 'VIEW' then 'view' else 'table' end as kind,"
                    + " table_schema as home, table_name as name, ' cascade' as tail, table_type <> 'VIEW' as late"
                    + " from information_schema.tables where lower(table_schema) not in ('information_schema', 'pg_catalog')"
                    + " union all select 2, 'sequence', sequence_schema, sequence_name, '', true"
                    + " from information_schema.sequences where lower(sequence_schema) not in ('information_schema', 'pg_catalog'))"
                    + " order by step, late, name";

    /** See {@link TransactionDialect#digestOf}. JSON tells apart values that would look alike in a row. */
    static final String DIGEST = """
            (SELECT RAWTOHEX(HASH('SHA-256', JSON_ARRAYAGG(JSON_ARRAY(%s NULL ON NULL) ORDER BY %s))) FROM %s)""";

    private H2Queries() {}
}
