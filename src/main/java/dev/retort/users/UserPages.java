package dev.retort.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Lists users page by page, each page by its keys (keyset paging), so that the last page costs what the first costs.
 *
 * <p>A page is put together from up to three ranges of the sorted list, each read in the order of an index on both
 * engines: the rest of those who tie with the last user of the page before, those behind them, and those without a value.
 */
@ApplicationScoped
class UserPages {

    private final Cursors cursors;
    private final TextDialect engine;

    UserPages(Cursors cursors, TextDialect engine) {
        this.cursors = cursors;
        this.engine = engine;
    }

    /**
     * The page behind {@code after}.
     *
     * @param limit how many users at the most, at least 1
     * @param after a cursor of a page before, of the same sort and filter; null for the first page
     * @param count whether to count all users that the filter lets through, which takes time in proportion to them
     * @throws dev.retort.problems.ProblemException invalid request, when the cursor is not ours or of another list
     */
    @Transactional
    UserPage page(UserSort sort, UserFilter filter, int limit, String after, boolean count) {
        Position position = after == null ? null : cursors.read(after, sort, filter);
        if (sort.key() != UserSort.Key.ID || count) {
            seeOneMoment();
        }
        List<User> users = behind(position, sort, filter, limit + 1);
        boolean more = users.size() > limit;
        List<User> items = more ? users.subList(0, limit) : users;
        String next = more ? cursors.sign(Position.of(items.get(limit - 1), sort.key()), sort, filter) : null;
        return new UserPage(items.stream().map(UserView::of).toList(), next, count ? count(filter) : null);
    }

    /**
     * Lets all queries of this transaction see the same users. Somebody who changes between two of them would be on the
     * page twice, and the cursor would be of what they were before. The pool takes it back after the transaction.
     */
    private static void seeOneMoment() {
        User.getEntityManager()
                .unwrap(Session.class)
                .doWork(connection -> connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ));
    }

    private long count(UserFilter filter) {
        return filter.hql(engine).isEmpty() ? User.count() : User.count(filter.hql(engine), filter.parameters());
    }

    /**
     * Takes the engine's own order, which an index serves. Only where the text that turns up is such that this order
     * may not be the one by code point are the users sorted anew, all of them.
     */
    private List<User> behind(Position position, UserSort sort, UserFilter filter, int limit) {
        List<User> users = behind(position, sort, filter, limit, false);
        boolean isText = sort.key() == UserSort.Key.NAME || sort.key() == UserSort.Key.EMAIL;
        if (isText
                && ((position != null && engine.ordersByUnits((String) position.value()))
                        || users.stream()
                                .anyMatch(user ->
                                        engine.ordersByUnits((String) sort.key().of(user))))) {
            return behind(position, sort, filter, limit, true);
        }
        return users;
    }

    private List<User> behind(Position position, UserSort sort, UserFilter filter, int limit, boolean byCodePoint) {
        String key = byCodePoint ? engine.inCodePointOrder(sort.key().member) : sort.key().member;
        String value = byCodePoint ? engine.inCodePointOrder(":value") : ":value";
        String direction = sort.descending() ? " desc" : "";
        String beyond = sort.descending() ? " < " : " > ";
        Page page = new Page(filter, limit);
        if (sort.key() == UserSort.Key.ID) {
            page.add(position == null ? "" : "id" + beyond + ":id", "id" + direction, position);
            return page.users;
        }
        // Named in the order although all have the same: H2 sees only then that its index is in that order.
        String byId = key + ", id";
        boolean amongValues = position == null || position.value() != null;
        if (amongValues && position != null) {
            page.add(key + " = " + value + " and id > :id", byId, position);
        }
        if (amongValues) {
            String range = position == null ? sort.key().member + " is not null" : key + beyond + value;
            if (sort.descending() && !byCodePoint) {
                page.addDescending(range, sort.key(), position);
            } else {
                page.add(range, key + direction + ", id", position);
            }
        }
        if (sort.key() == UserSort.Key.AGE) {
            page.add("age is null" + (amongValues ? "" : " and id > :id"), byId, position);
        }
        return page.users;
    }

    /** A page while it is put together. */
    private final class Page {

        private final List<User> users;
        private final UserFilter filter;
        private final int limit;

        Page(UserFilter filter, int limit) {
            this.users = new ArrayList<>(limit);
            this.filter = filter;
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
            List<User> found = read(range, key.member + " desc, id desc", position);
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
                    List<User> tie = found.subList(start, end);
                    Collections.reverse(tie);
                    users.addAll(tie);
                }
            }
        }

        private List<User> read(String range, String order, Position position) {
            if (users.size() >= limit) {
                return List.of();
            }
            Map<String, Object> parameters = new HashMap<>(filter.parameters());
            if (range.contains(":id")) {
                parameters.put("id", position.id());
            }
            if (range.contains(":value")) {
                parameters.put("value", position.value());
            }
            String both = range.isEmpty() || filter.hql(engine).isEmpty() ? "" : " and ";
            String condition = range + both + filter.hql(engine);
            String query = (condition.isEmpty() ? "" : "where " + condition) + " order by " + order;
            return User.<User>find("from User " + query, parameters)
                    .range(0, limit - users.size() - 1)
                    .list();
        }
    }
}
