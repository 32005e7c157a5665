package dev.retort.users;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Filter of a list of users.
 *
 * @param namePrefix how the name begins, in any case; null for any name
 * @param email the address in its normal form; null for any
 */
record UserFilter(String namePrefix, String email) {

    /** The wildcards of LIKE, and the character that escapes them. */
    private static final Pattern WILDCARD = Pattern.compile("[!%_]");

    /** The condition in HQL, parameters by name; empty when every user passes. */
    String hql(TextDialect engine) {
        StringJoiner conditions = new StringJoiner(" and ");
        if (namePrefix != null) {
            conditions.add(engine.upperCase("name") + " like " + engine.upperCase(":namePrefix") + " escape '!'");
        }
        if (email != null) {
            conditions.add("email = :email");
        }
        return conditions.toString();
    }

    /** The values of what {@link #hql(TextDialect)} names. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (namePrefix != null) {
            parameters.put("namePrefix", WILDCARD.matcher(namePrefix).replaceAll("!$0") + "%");
        }
        if (email != null) {
            parameters.put("email", email);
        }
        return parameters;
    }
}
