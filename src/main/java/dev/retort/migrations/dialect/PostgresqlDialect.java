package dev.retort.migrations.dialect;

/** PostgreSQL. */
final class PostgresqlDialect extends PostgresqlStatements implements Dialect {}
