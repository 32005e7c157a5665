package dev.retort.users;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** The users that a filter lets through, read in one session as the records that clients see. */
final class FilteredUsers {

    private static final String MEMBERS = "select id, name, email, age, role, createdAt, updatedAt from User";

    private final StatelessSession session;
    private final String condition;
    private final Map<String, Object> parameters;

    /** Takes the condition in HQL, empty when every user passes, and its parameters by name. */
    FilteredUsers(StatelessSession session, String condition, Map<String, Object> parameters) {
        this.session = session;
        this.condition = condition;
        this.parameters = parameters;
    }

    /**
     * The first {@code limit} users of a range.
     *
     * @param range in HQL, where {@code :id} and {@code :value} are those of {@code position}; empty for all
     */
    List<UserView> first(int limit, String range, String order, Position position) {
        Map<String, Object> all = new HashMap<>(parameters);
        if (range.contains(":id")) {
            all.put("id", position.id());
        }
        if (range.contains(":value")) {
            all.put("value", position.value());
        }
        String both = range.isEmpty() || condition.isEmpty() ? "" : " and ";
        return query(MEMBERS, UserView.class, range + both + condition, " order by " + order, all)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many there are. */
    long count() {
        return query("select count(*) from User", Long.class, condition, "", parameters)
                .getSingleResult();
    }

    private <T> SelectionQuery<T> query(
            String select, Class<T> type, String where, String order, Map<String, Object> values) {
        SelectionQuery<T> query =
                session.createSelectionQuery(select + (where.isEmpty() ? "" : " where " + where) + order, type);
        values.forEach(query::setParameter);
        return query;
    }
}
