package dev.retort.migrations.diff;

/** Dependency order of changes: dependents are dropped before the object that they depend on, and added after it. */
enum Phase {
    RENAME,
    DROP_FOREIGN_KEY,
    DROP_INDEX,
    DROP_CHECK,
    DROP_UNIQUE,
    DROP_PRIMARY_KEY,
    DROP_TABLE,
    CREATE_SCHEMA,
    CREATE_TYPE,
    CREATE_SEQUENCE,
    CREATE_TABLE,
    DROP_REPLACED_COLUMN,
    REMOVE_REMARKS,
    COLUMN,
    ADD_GENERATED_COLUMN,
    DROP_COLUMN,
    REPLACE_TYPE,
    CREATE_SEQUENCE_FOR_COLUMNS,
    ADD_PRIMARY_KEY,
    ADD_UNIQUE,
    CREATE_INDEX,
    ADD_CHECK,
    ADD_FOREIGN_KEY,
    DROP_TYPE,
    DROP_SEQUENCE,
    REMARKS
}
