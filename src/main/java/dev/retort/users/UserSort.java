package dev.retort.users;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sort order of a list of users. Ties go by ascending id, users without a value come last, both whatever the
 * direction.
 *
 * @param key the member that is compared
 * @param descending from the greatest to the least
 */
record UserSort(Key key, boolean descending) {

    /** By id, ascending: what one gets who does not ask. */
    static final UserSort DEFAULT = new UserSort(Key.ID, false);

    /** The members that one may sort by. */
    enum Key {
        ID("id"),
        NAME("name"),
        EMAIL("email"),
        AGE("age"),
        CREATED_AT("createdAt");

        /** The name in JSON, which is also the name in the entity. */
        final String member;

        Key(String member) {
            this.member = member;
        }

        /** Whether no two users have the same value, so that nothing ties. */
        boolean isUnique() {
            return this == ID || this == EMAIL;
        }

        /** The value of {@code user}; null when it has none. */
        Object of(UserView user) {
            return switch (this) {
                case ID -> user.id();
                case NAME -> user.name();
                case EMAIL -> user.email();
                case AGE -> user.age();
                case CREATED_AT -> user.createdAt();
            };
        }

        /** The value whose {@code toString} is {@code text}. */
        Object parse(String text) {
            return switch (this) {
                case ID -> Long.valueOf(text);
                case NAME, EMAIL -> text;
                case AGE -> Integer.valueOf(text);
                case CREATED_AT -> Instant.parse(text);
            };
        }
    }

    /** The sort of that name, {@code -} in front for descending; empty for none that there is. */
    static Optional<UserSort> named(String name) {
        boolean descending = name.startsWith("-");
        String member = descending ? name.substring(1) : name;
        return Arrays.stream(Key.values())
                .filter(key -> key.member.equals(member))
                .findFirst()
                .map(key -> new UserSort(key, descending));
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key.member;
    }
}
