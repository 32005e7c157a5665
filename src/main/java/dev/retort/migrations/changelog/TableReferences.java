package dev.retort.migrations.changelog;

import java.util.Collection;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.serializer.LiquibaseSerializable;

/** Whether changesets mention a table or sequence, in an attribute or in SQL. */
public final class TableReferences {

    private TableReferences() {}

    /** Whether a change names it; rollbacks do not count. */
    public static boolean isIn(ChangeSet changeSet, String name) {
        Pattern word = Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return changeSet.getChanges().stream().anyMatch(change -> isIn(change, word, name));
    }

    private static boolean isIn(Object value, Pattern word, String name) {
        if (value instanceof Collection<?> several) {
            return several.stream().anyMatch(each -> isIn(each, word, name));
        }
        return value instanceof LiquibaseSerializable part
                && part.getSerializableFields().stream().anyMatch(field -> {
                    Object content = part.getSerializableFieldValue(field);
                    if (!(content instanceof String text)) {
                        return isIn(content, word, name);
                    }
                    return field.equals("sql")
                            ? word.matcher(text).find()
                            : isName(field) && text.equalsIgnoreCase(name);
                });
    }

    private static boolean isName(String field) {
        return field.matches("(?i).*(?:table|sequence)(?:Name)?");
    }
}
