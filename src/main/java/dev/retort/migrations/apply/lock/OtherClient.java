package dev.retort.migrations.apply.lock;

import dev.retort.migrations.apply.exactlyonce.StatementJournal;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether another Liquibase client that wrote its name into the lock row may still be at work. The row says neither
 * session nor process; but the one who holds it is connected since before it was taken, and does something.
 *
 * <p>Every session is under suspicion that is not ours and was there when the row was first seen. One that idles for
 * three seconds is cleared, unless it went idle in the moment in which the row was taken, or its last statement was
 * about Liquibase's tables. After eight seconds only those remain that have been seen at work that fits: on
 * Liquibase's tables, changing the schema, or in one transaction all the time.
 */
final class OtherClient {

    private static final Duration LONG_IDLE = Duration.ofSeconds(3);
    private static final Duration BENEFIT_OF_DOUBT = Duration.ofSeconds(8);
    private static final Duration LONG_WORK = Duration.ofSeconds(5);
    private static final long QUARTER_HOUR = 900_000;
    private static final long SAME_MOMENT = 2_000;

    private final Connection connection;
    private final String sessions;
    private final Map<Long, Boolean> caughtAtWork = new HashMap<>();
    private final Set<Long> cleared = new HashSet<>();
    private LockRow.Content seen;
    private long firstSeenNanos;

    OtherClient(Connection connection, Engine engine) {
        this.connection = connection;
        this.sessions = Dialect.of(engine).otherSessions();
    }

    /** Looks once more; to be asked again and again while the answer is yes. */
    boolean mayBeAlive(LockRow.Content row) throws SQLException {
        if (!row.equals(seen)) {
            seen = row;
            firstSeenNanos = System.nanoTime();
            caughtAtWork.clear();
            cleared.clear();
        }
        long watchedMillis =
                Duration.ofNanos(System.nanoTime() - firstSeenNanos).toMillis();
        boolean inDoubt = watchedMillis < BENEFIT_OF_DOUBT.toMillis();
        boolean alive = false;
        try (Statement statement = connection.createStatement();
                ResultSet session = statement.executeQuery(sessions)) {
            while (session.next()) {
                alive |= suspicious(session, row, watchedMillis, inDoubt);
            }
        }
        return alive;
    }

    private boolean suspicious(ResultSet session, LockRow.Content row, long watchedMillis, boolean inDoubt)
            throws SQLException {
        long id = session.getLong(1);
        boolean busy = session.getBoolean(2);
        boolean cameLater = session.getLong(5) < watchedMillis;
        if (cameLater || cleared.contains(id)) {
            return false;
        }
        String text = session.getString(6) == null ? "" : session.getString(6).toLowerCase(java.util.Locale.ROOT);
        if (text.contains("databasechangelog")) {
            return true;
        }
        if (!busy) {
            if (sameMoment(session.getObject(7, LocalDateTime.class), row.since())) {
                return true;
            }
            if (session.getLong(3) > LONG_IDLE.toMillis()) {
                cleared.add(id);
                return false;
            }
        } else if (session.getLong(4) > LONG_WORK.toMillis() || !StatementJournal.isData(text)) {
            caughtAtWork.put(id, true);
        }
        return inDoubt || caughtAtWork.containsKey(id);
    }

    /** The row has the time of some zone, and zones differ by quarters of an hour. */
    private static boolean sameMoment(LocalDateTime idleSince, LocalDateTime taken) {
        if (idleSince == null || taken == null) {
            return false;
        }
        long apart = Math.floorMod(Duration.between(taken, idleSince).toMillis(), QUARTER_HOUR);
        return apart < SAME_MOMENT || apart > QUARTER_HOUR - SAME_MOMENT;
    }
}
