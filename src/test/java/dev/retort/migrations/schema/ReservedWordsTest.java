package dev.retort.migrations.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchException;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** An engine's reserved words are those that it refuses as the name of a table or a column. */
class ReservedWordsTest {

    /** Words that one of the engines reserves, and some that people like. */
    private static final List<String> PLAIN = List.of("value_", "id", "name", "type", "status", "position", "level");

    @Test
    void h2RefusesItsReservedWordsAndNoOthers() throws SQLException {
        try (Scratch scratch = Scratches.h2().open();
                Scratch server = Servers.postgresql().open()) {
            assertReserved(scratch, words(server.connection()));
        }
    }

    @Test
    void postgresqlRefusesItsReservedWordsAndNoOthers() throws SQLException {
        try (Scratch server = Servers.postgresql().open()) {
            assertReserved(server, words(server.connection()));
        }
    }

    private static void assertReserved(Scratch scratch, Set<String> words) {
        List<String> wrong = new ArrayList<>();
        for (String word : words) {
            if (refuses(scratch, word) != scratch.engine().needsQuotes(word)) {
                wrong.add(word);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean refuses(Scratch scratch, String word) {
        try {
            scratch.run(List.of(
                    "create table " + word + " (" + word + " integer)",
                    "update " + word + " set " + word + " = 1 where " + word + " = 2",
                    "create index i_1 on " + word + " (" + word + ")",
                    "select " + word + " from " + word + " where " + word + " > 1 order by " + word,
                    "drop table " + word));
            return false;
        } catch (ScratchException refused) {
            scratch.run(List.of(
                    "drop table if exists \"" + word + "\"",
                    "drop table if exists \"" + word.toUpperCase(Locale.ROOT) + "\""));
            return true;
        }
    }

    /** PostgreSQL's key words, of which it knows every one of the standard's, and H2's. */
    private static Set<String> words(Connection postgresql) throws SQLException {
        Set<String> words = new TreeSet<>(PLAIN);
        words.addAll(List.of("_rowid_", "day", "hour", "if", "key", "minus", "minute", "month", "qualify", "regexp"));
        words.addAll(List.of("rownum", "second", "uescape", "unknown", "value", "year"));
        try (Statement statement = postgresql.createStatement();
                ResultSet rows = statement.executeQuery("select word from pg_get_keywords()")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }
}
