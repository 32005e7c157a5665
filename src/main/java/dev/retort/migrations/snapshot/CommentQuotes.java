package dev.retort.migrations.snapshot;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** Doubles the quotes in comments, which Hibernate 7.2 writes into its statements as they are. */
final class CommentQuotes {

    private CommentQuotes() {}

    static void escape(Metadata metadata) {
        for (Table table : metadata.collectTableMappings()) {
            if (table.getComment() != null) {
                table.setComment(table.getComment().replace("'", "''"));
            }
            for (Column column : table.getColumns()) {
                if (column.getComment() != null) {
                    column.setComment(column.getComment().replace("'", "''"));
                }
            }
        }
    }
}
