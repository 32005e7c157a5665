package dev.retort.migrations.apply.connect;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Liquibase's own tables, as SQL names them.
 *
 * @param schema null for the connection's own
 */
public record LiquibaseTables(String history, String lock, String schema) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    public static LiquibaseTables of(ChangelogSettings settings, Engine engine) {
        String schema = settings.historySchema().or(settings::defaultSchema).orElse(null);
        String prefix = schema == null ? "" : quoted(schema, engine) + ".";
        return new LiquibaseTables(
                prefix + quoted(settings.historyTable(), engine),
                prefix + quoted(settings.lockTable(), engine),
                schema);
    }

    /** As Liquibase quotes names of its own: PostgreSQL's when they mix cases, and whatever is no plain word. */
    private static String quoted(String name, Engine engine) {
        boolean mixed = Dialect.of(engine).quotesMixedCase()
                && !name.equals(name.toLowerCase(Locale.ROOT))
                && !name.equals(name.toUpperCase(Locale.ROOT));
        return PLAIN.matcher(name).matches() && !mixed ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
