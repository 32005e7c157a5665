package dev.retort.security;

import com.fasterxml.jackson.annotation.JsonValue;

/** The permissions of a user. The text is the one of JSON and of tokens; the database has the names of the constants. */
public enum Role {
    /** Reads, changes and deletes their own account. */
    USER(Role.USER_TEXT),
    /** Reads, changes and deletes every account, lists them and sets roles. */
    ADMIN(Role.ADMIN_TEXT);

    /** For annotations. */
    public static final String USER_TEXT = "user";

    /** For annotations. */
    public static final String ADMIN_TEXT = "admin";

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** The role of that text, which is one of the two. */
    public static Role of(String text) {
        return text.equals(ADMIN_TEXT) ? ADMIN : USER;
    }

    /** How the role is written. */
    @JsonValue
    public String text() {
        return text;
    }
}
