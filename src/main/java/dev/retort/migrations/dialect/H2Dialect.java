package dev.retort.migrations.dialect;

/** H2. */
final class H2Dialect extends H2Statements implements Dialect {}
