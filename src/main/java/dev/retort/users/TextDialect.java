package dev.retort.users;

import dev.retort.problems.ProblemException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.SessionFactory;

/**
 * Differences between the two database engines in handling text. H2 measures and compares UTF-16 units. PostgreSQL
 * (with the collation "C" that the changelog gives these columns) and the API count code points.
 */
@Singleton
class TextDialect {

    private final boolean isH2;
    private final SessionFactory sessions;

    /** PostgreSQL's collation by the rules of Unicode, once it was asked for. */
    private volatile String collation;

    TextDialect(@ConfigProperty(name = "quarkus.datasource.db-kind") String kind, SessionFactory sessions) {
        this.isH2 = kind.equals("h2");
        this.sessions = sessions;
    }

    /**
     * Whether the engine's own order of {@code text} and whatever comes before or behind it may differ from that by
     * code point. In UTF-16 the surrogates, D800 to DFFF, of characters from U+10000 on stand before E000 to FFFF;
     * text without any of these is ordered alike, also against text that has them.
     */
    boolean ordersByUnits(String text) {
        return isH2 && text.chars().anyMatch(unit -> unit >= Character.MIN_SURROGATE);
    }

    /** HQL for what sorts by code point, though by no index: the bytes of {@code text} in UTF-8. */
    String inCodePointOrder(String text) {
        return "sql('cast(? as varbinary)', " + text + ")";
    }

    /**
     * HQL for {@code text} in upper case by the rules of Unicode, compared by code point (H2: by UTF-16 unit). The
     * collation "C" has upper case for ASCII only, and the database's own may, too. A database in SQL_ASCII has no other
     * than its own. On PostgreSQL it is the expression of the index users_name_upper_idx.
     */
    String upperCase(String text) {
        return isH2
                ? "upper(" + text + ")"
                : "cast(sql('upper(? collate \"" + collation() + "\") collate \"C\"', " + text + ") as string)";
    }

    /** The character that is greater than all others in the order of {@link #upperCase}, and its own upper case. */
    String greatestCharacter() {
        return isH2 ? "\uffff" : Character.toString(Character.MAX_CODE_POINT);
    }

    private String collation() {
        if (collation == null) {
            Object encoding = sessions.fromStatelessSession(
                    session -> session.createNativeQuery("show server_encoding", String.class)
                            .getSingleResult());
            collation = encoding.equals("SQL_ASCII") ? "default" : "und-x-icu";
        }
        return collation;
    }

    /**
     * Refuses text that keeps the rules and does not fit into its column all the same.
     *
     * @throws ProblemException invalid request, naming the member
     */
    void refuseTooLong(User user) {
        refuseTooLong("name", user.name, User.NAME_LIMIT);
        refuseTooLong("email", user.email, User.EMAIL_LIMIT);
    }

    private void refuseTooLong(String member, String text, int limit) {
        if (isH2 && text.length() > limit) {
            throw ProblemException.invalid(
                    member,
                    "must have at most " + limit + " UTF-16 units on an H2 database, where characters from U+10000 on"
                            + " (emoji, for example) count twice");
        }
    }
}
