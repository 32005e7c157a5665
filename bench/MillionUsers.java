import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * Fills the table {@code users} by SQL, past the service, which would take hours to hash a million passwords. The schema
 * has to be there: start the service once. H2 lets one process at a time into its file: stop the service for this.
 *
 * <p>{@code java -cp 'target/quarkus-app/lib/main/*' bench/MillionUsers.java jdbc:h2:file:./data/retort "" ""}, or {@code
 * java -cp 'target/other-app/lib/main/*' bench/MillionUsers.java jdbc:postgresql://localhost:5432/retort USER
 * PASSWORD}; a number behind that is how many instead of 1,000,000.
 */
public final class MillionUsers {

    /** One in five without age, names and times that tie, and nothing in the order of the ids. */
    private static final String INSERT =
            """
            insert into users (id, name, email, password, age, created_at, updated_at, version, role, tokens_valid_from)
            select 1000000000 + n,
                   'Name ' || mod(n * 7919, 250007),
                   'u' || mod(n * 104729, 1000003) || '-' || n || '@million.example',
                   'none',
                   case when mod(n, 5) = 0 then null else mod(n, 90) end,
                   timestamp with time zone '2026-01-01 00:00:00+00' + mod(n * 31, 500000) * interval '1' second,
                   timestamp with time zone '2026-01-01 00:00:00+00',
                   0,
                   'USER',
                   timestamp with time zone '1970-01-01 00:00:00+00'
            from %s
            """;

    private static final int PART = 20_000;

    private MillionUsers() {}

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1_000_000;
        boolean h2 = arguments[0].startsWith("jdbc:h2:");
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Statement statement = connection.createStatement()) {
            long inserted = 0;
            // In parts, because H2 slows down with the size of a transaction.
            for (long first = 1; first <= rows; first += PART) {
                long last = Math.min(rows, first + PART - 1);
                inserted += statement.executeUpdate(INSERT.formatted(
                        h2
                                ? "(select cast(x as bigint) as n from system_range(" + first + ", " + last + "))"
                                : "generate_series(" + first + "::bigint, " + last + ") as numbers(n)"));
            }
            // PostgreSQL plans by statistics that it would gather by itself only some time later.
            statement.execute(h2 ? "analyze" : "analyze users");
            System.out.printf("%d rows in %.0f s%n", inserted, (System.nanoTime() - start) / 1e9);
        }
    }
}
