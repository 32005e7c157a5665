package dev.retort.migrations.schema;

import java.util.List;

/** A key, a check or an index of a table. */
public sealed interface Constraint permits PrimaryKey, Unique, Index, ForeignKey, Check {

    /** Its name in normal form. */
    String name();

    /** The columns and tables that it mentions, in normal form; none where it mentions them in SQL. */
    List<String> mentions();
}
