package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A condition that H2 gives back can be written again: it means the same, and comes back the same. */
class H2ConditionsTest {

    private static final int CONDITIONS = 400;

    private static final List<String> PARTS = List.of(
            "a in ('x', 'é')",
            "a not in ('x', 'it''s')",
            "a <> 'in (1, 2)'",
            "n in (1, 2, -3)",
            "n not in (1, 2)",
            "n between 1 and 3",
            "n > 2",
            "n >= id",
            "b",
            "b is null",
            "upper(a) in ('X', 'É')",
            "(a, n) in (('x', 1), ('é', 2))",
            "a like 'x%'",
            "coalesce(b and n > 1, false)",
            "n + 1 in (2, 3)",
            "a in ('x', null)",
            "id in (1, 2.5, 1e1)",
            "exists (select 1 from information_schema.users)");

    private final Random random = new Random(11);
    private final Expressions expressions = new Expressions(Engine.H2);

    @Test
    void comeBackTheSameWhenWrittenAgain() throws Exception {
        int lists = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int primary key, a varchar(9), n int, b boolean)");
            statement.execute(
                    "insert into t select x, case mod(x, 4) when 0 then 'x' when 1 then 'it''s' when 2 then 'é' end,"
                            + " case mod(x, 5) when 0 then null else mod(x, 5) end, case mod(x, 3) when 0 then true when 1 then false end"
                            + " from system_range(1, 60)");
            for (int i = 0; i < CONDITIONS; i++) {
                String asked = condition();
                String given = given(statement, asked);
                if (given == null) {
                    continue;
                }
                String written = Dialect.of(Engine.H2).condition(new Check("k", given, null));
                assertThat(given(statement, written))
                        .as("%s, written as %s", asked, written)
                        .isEqualTo(given);
                assertThat(rows(statement, written))
                        .as("%s, written as %s", asked, written)
                        .isEqualTo(rows(statement, asked));
                lists += written.contains("array[") ? 1 : 0;
            }
        }
        assertThat(lists).isGreaterThan(CONDITIONS / 4);
    }

    /** The normal form of what H2 keeps; null for what is true or false whatever the row. */
    private String given(Statement statement, String condition) throws SQLException {
        statement.execute("alter table t add constraint k check (" + condition + ") nocheck");
        try (ResultSet row = statement.executeQuery("select check_clause from information_schema.check_constraints")) {
            row.next();
            String given = expressions.normal(row.getString(1));
            return given.matches("true|false|null|unknown") ? null : given;
        } finally {
            statement.execute("alter table t drop constraint k");
        }
    }

    private static String rows(Statement statement, String condition) throws SQLException {
        try (ResultSet row = statement.executeQuery("select listagg(id || coalesce(cast((" + condition
                + ") as varchar), '?'), ' ') within group (order by id) from t")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Of parts that all differ: H2 draws the same ones together, depending on their order. */
    private String condition() {
        List<String> shuffled = new ArrayList<>(PARTS);
        Collections.shuffle(shuffled, random);
        return condition(3, shuffled.iterator());
    }

    private String condition(int depth, Iterator<String> parts) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return parts.next();
        }
        String left = condition(depth - 1, parts);
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + left + " and " + condition(depth - 1, parts) + ")";
            case 2, 3 -> "(" + left + " or " + condition(depth - 1, parts) + ")";
            case 4 -> "not (" + left + ")";
            default -> "case when " + left + " then " + condition(depth - 1, parts) + " else " + parts.next() + " end";
        };
    }
}
