package dev.retort.users;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** SQL that Hibernate sends in tests, in order, with {@code ?} for each parameter. */
@PersistenceUnitExtension
class SentStatements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private static final List<String> SENT = new CopyOnWriteArrayList<>();
    private static volatile boolean recording;

    @Override
    public String inspect(String sql) {
        if (recording) {
            SENT.add(sql);
        }
        return sql;
    }

    /** The statements on the table of users that {@code work} sends. */
    static List<String> of(Runnable work) {
        SENT.clear();
        recording = true;
        try {
            work.run();
        } finally {
            recording = false;
        }
        return SENT.stream().filter(sql -> sql.contains(" users ")).toList();
    }
}
