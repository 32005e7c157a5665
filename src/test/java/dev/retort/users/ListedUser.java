package dev.retort.users;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A user as a list shows one, with the order that the contract gives lists, written down independently of the service. */
record ListedUser(long id, String name, String email, Integer age, Instant createdAt) {

    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    static ListedUser of(JsonNode user) {
        return new ListedUser(
                user.get("id").longValue(),
                user.get("name").textValue(),
                user.get("email").textValue(),
                user.get("age").isNull() ? null : user.get("age").intValue(),
                Instant.parse(user.get("createdAt").textValue()));
    }

    /** The order of {@code sort=…}: ties by ascending id and users without a value last, both whatever the direction. */
    static Comparator<ListedUser> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<ListedUser> byKey =
                switch (descending ? sort.substring(1) : sort) {
                    case "id" -> by(ListedUser::id, Comparator.<Long>naturalOrder(), descending);
                    case "name" -> by(ListedUser::name, BY_CODE_POINT, descending);
                    case "email" -> by(ListedUser::email, BY_CODE_POINT, descending);
                    case "age" -> by(ListedUser::age, Comparator.<Integer>naturalOrder(), descending);
                    case "createdAt" -> by(ListedUser::createdAt, Comparator.<Instant>naturalOrder(), descending);
                    default -> throw new IllegalArgumentException(sort);
                };
        return byKey.thenComparing(ListedUser::id);
    }

    private static <T> Comparator<ListedUser> by(
            java.util.function.Function<ListedUser, T> key, Comparator<T> order, boolean descending) {
        return Comparator.comparing(key, Comparator.nullsLast(descending ? order.reversed() : order));
    }

    /** Puts users into the table, past the service. */
    static void insert(Connection connection, List<ListedUser> users) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into users (id, name, email, age, created_at, updated_at, password, version, role,"
                        + " tokens_valid_from)"
                        + " values (?, ?, ?, ?, ?, ?, 'none', 0, 'USER', timestamp with time zone '1970-01-01 00:00:00+00')")) {
            for (ListedUser user : users) {
                insert.setLong(1, user.id);
                insert.setString(2, user.name);
                insert.setString(3, user.email);
                insert.setObject(4, user.age, java.sql.Types.INTEGER);
                insert.setObject(5, user.createdAt.atOffset(ZoneOffset.UTC));
                insert.setObject(6, user.createdAt.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
