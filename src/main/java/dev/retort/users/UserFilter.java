package dev.retort.users;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Filter of a list of users.
 *
 * @param namePrefix how the name begins, in any case; null for any name
 * @param email the address in its normal form; null for any
 */
record UserFilter(String namePrefix, String email) {

    /** The condition in HQL, parameters by name; empty when every user passes. */
    String hql(TextDialect engine) {
        StringJoiner conditions = new StringJoiner(" and ");
        if (namePrefix != null) {
            // A range and not LIKE: a prepared LIKE uses no index, since its pattern is not known when it is planned.
            conditions.add(engine.upperCase("name") + " between " + engine.upperCase(":namePrefix") + " and "
                    + engine.upperCase(":lastOfPrefix"));
        }
        if (email != null) {
            conditions.add("email = :email");
        }
        return conditions.toString();
    }

    /** The values of the parameters in {@link #hql(TextDialect)}. */
    Map<String, Object> parameters(TextDialect engine) {
        Map<String, Object> parameters = new HashMap<>();
        if (namePrefix != null) {
            parameters.put("namePrefix", namePrefix);
            parameters.put(
                    "lastOfPrefix", namePrefix + engine.greatestCharacter().repeat(User.NAME_LIMIT));
        }
        if (email != null) {
            parameters.put("email", email);
        }
        return parameters;
    }
}
