package dev.retort.users;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Lists users page by page, each page by its keys (keyset paging), so that the last page costs what the first costs.
 *
 * <p>A page is put together from up to three ranges of the sorted list, each read in the order of an index on both
 * engines: the rest of those who tie with the last user of the page before, those behind them, and those without a value.
 */
@Singleton
class UserPages {

    private final Cursors cursors;
    private final TextDialect engine;
    private final SessionFactory sessions;

    UserPages(Cursors cursors, TextDialect engine, SessionFactory sessions) {
        this.cursors = cursors;
        this.engine = engine;
        this.sessions = sessions;
    }

    /**
     * The page behind {@code after}.
     *
     * @param limit how many users at the most, at least 1
     * @param after a cursor of a page before, of the same sort and filter; null for the first page
     * @param count whether to count all users that the filter lets through, which takes time in proportion to them
     * @throws dev.retort.problems.ProblemException invalid request, when the cursor is not ours or of another list
     */
    UserPage page(UserSort sort, UserFilter filter, int limit, String after, boolean count) {
        Position position = after == null ? null : cursors.read(after, sort, filter);
        String condition = filter.hql(engine);
        Function<StatelessSession, UserPage> read = session -> {
            FilteredUsers users = new FilteredUsers(session, condition, filter.parameters(engine));
            List<UserView> found = behind(position, sort, users, limit + 1);
            boolean more = found.size() > limit;
            List<UserView> items = more ? List.copyOf(found.subList(0, limit)) : found;
            String next = more ? cursors.sign(Position.of(items.get(limit - 1), sort.key()), sort, filter) : null;
            return new UserPage(items, next, count ? users.count() : null);
        };
        // A single query sees one moment by itself.
        return sort.key() == UserSort.Key.ID && !count
                ? sessions.fromStatelessSession(read)
                : QuarkusTransaction.requiringNew()
                        .call(() -> sessions.fromStatelessSession(session -> {
                            seeOneMoment(session);
                            return read.apply(session);
                        }));
    }

    /**
     * Lets all queries of this transaction see the same users. Somebody who changes between two of them would be on the
     * page twice, and the cursor would be of what they were before. The pool takes it back after the transaction.
     */
    private static void seeOneMoment(StatelessSession session) {
        session.doWork(connection -> connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ));
    }

    /**
     * Takes the engine's own order, which an index serves. Only where the text that turns up is such that this order
     * may not be the one by code point are the users sorted anew, all of them.
     */
    private List<UserView> behind(Position position, UserSort sort, FilteredUsers filtered, int limit) {
        List<UserView> users = behind(position, sort, filtered, limit, false);
        boolean isText = sort.key() == UserSort.Key.NAME || sort.key() == UserSort.Key.EMAIL;
        if (isText
                && ((position != null && engine.ordersByUnits((String) position.value()))
                        || users.stream()
                                .anyMatch(user ->
                                        engine.ordersByUnits((String) sort.key().of(user))))) {
            return behind(position, sort, filtered, limit, true);
        }
        return users;
    }

    private List<UserView> behind(
            Position position, UserSort sort, FilteredUsers filtered, int limit, boolean byCodePoint) {
        String key = byCodePoint ? engine.inCodePointOrder(sort.key().member) : sort.key().member;
        String value = byCodePoint ? engine.inCodePointOrder(":value") : ":value";
        String direction = sort.descending() ? " desc" : "";
        String beyond = sort.descending() ? " < " : " > ";
        Page page = new Page(filtered, limit);
        if (sort.key() == UserSort.Key.ID) {
            page.add(position == null ? "" : "id" + beyond + ":id", "id" + direction, position);
            return page.users;
        }
        // Among those who tie, named although all have the same: H2 sees only then that its index is in that order.
        // A unique key ties nobody, and its index has no id.
        String tie = sort.key().isUnique() ? "" : ", id";
        String byId = key + ", id";
        boolean amongValues = position == null || position.value() != null;
        if (amongValues && position != null && !sort.key().isUnique()) {
            page.add(key + " = " + value + " and id > :id", byId, position);
        }
        if (amongValues) {
            String range = position == null ? sort.key().member + " is not null" : key + beyond + value;
            if (sort.descending() && !byCodePoint && !sort.key().isUnique()) {
                page.addDescending(range, sort.key(), position);
            } else {
                page.add(range, key + direction + tie, position);
            }
        }
        if (sort.key() == UserSort.Key.AGE) {
            page.add("age is null" + (amongValues ? "" : " and id > :id"), byId, position);
        }
        return page.users;
    }

    /** A page while it is put together. */
    private static final class Page {

        private final List<UserView> users;
        private final FilteredUsers filtered;
        private final int limit;

        Page(FilteredUsers filtered, int limit) {
            this.users = new ArrayList<>(limit);
            this.filtered = filtered;
            this.limit = limit;
        }

        /** Adds users of one range until there are as many as fit. */
        void add(String range, String order, Position position) {
            users.addAll(read(range, order, position));
        }

        /**
         * The same by descending key and, among those who tie, ascending id. No index is in that order. The ones there
         * are give both descending: each tie is turned round, and that at the end, which may go on, is read anew.
         */
        void addDescending(String range, UserSort.Key key, Position position) {
            List<UserView> found = read(range, key.member + " desc, id desc", position);
            boolean full = users.size() + found.size() == limit;
            for (int start = 0, end; start < found.size(); start = end) {
                Object value = key.of(found.get(start));
                end = start + 1;
                while (end < found.size() && key.of(found.get(end)).equals(value)) {
                    end++;
                }
                if (full && end == found.size()) {
                    add(key.member + " = :value", key.member + ", id", new Position(value, 0));
                } else {
                    List<UserView> tie = found.subList(start, end);
                    Collections.reverse(tie);
                    users.addAll(tie);
                }
            }
        }

        private List<UserView> read(String range, String order, Position position) {
            if (users.size() >= limit) {
                return List.of();
            }
            return filtered.first(limit - users.size(), range, order, position);
        }
    }
}
