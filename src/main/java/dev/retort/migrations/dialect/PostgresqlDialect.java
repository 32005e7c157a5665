package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL. */
final class PostgresqlDialect extends PostgresqlStatements implements Dialect {

    private static final Pattern CURRENT_SCHEMA = Pattern.compile("[?&]currentSchema=([^&]*)");

    /** Options of an index that the engine reports: a condition, and columns that are not for searching. */
    private static final Pattern INDEX_OPTIONS =
            Pattern.compile("(?is)\\s*(include\\s*\\((?:[^()]|\\([^()]*\\))*\\)\\s*)?(where\\b.*)?");

    /** Storage parameters, except those of the table's TOAST table. */
    private static final Pattern TABLE_OPTIONS =
            Pattern.compile("(?is)\\s*with\\s*\\(\\s*\\w+(\\s*=[^,()]*)?(,\\s*\\w+(\\s*=[^,()]*)?)*\\)\\s*");

    @Override
    public boolean hasCollations() {
        return true;
    }

    @Override
    public boolean hasDeferrableKeys() {
        return true;
    }

    @Override
    public boolean hasEnumTypesPerColumn() {
        return false;
    }

    @Override
    public boolean derivesConstraintNames() {
        return true;
    }

    @Override
    public boolean keepsOrderOfOperands() {
        return true;
    }

    @Override
    public boolean comparesTableOptions(String options) {
        return TABLE_OPTIONS.matcher(options).matches();
    }

    @Override
    public boolean comparesIndexOptions(String options) {
        return INDEX_OPTIONS.matcher(options).matches();
    }

    @Override
    public ColumnType typeFor(ColumnType type) {
        if (type.array()) {
            ColumnType element = typeFor(new ColumnType(type.name(), type.arguments(), type.values(), false));
            return new ColumnType(element.name(), element.arguments(), element.values(), true);
        }
        return switch (type.name()) {
            case "tinyint" -> ColumnType.of("smallint");
            case "enum" -> ColumnType.of("varchar(255)");
            case "json" -> ColumnType.of("jsonb");
            case "varbinary", "binary" -> ColumnType.of("varbinary");
            default -> type;
        };
    }

    @Override
    public String statementsForTypes() {
        return "CREATE EXTENSION, CREATE TYPE or CREATE DOMAIN";
    }

    @Override
    public String statementFor(String kind) {
        return "CREATE " + kind.toUpperCase(Locale.ROOT);
    }

    @Override
    public String objectsToDrop() {
        return PostgresqlQueries.OBJECTS_TO_DROP;
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    @Override
    public boolean hasEncodings() {
        return true;
    }

    @Override
    public boolean quotesMixedCase() {
        return true;
    }

    @Override
    public Optional<String> schemaIn(String url) {
        Matcher found = CURRENT_SCHEMA.matcher(url);
        return found.find()
                ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8)
                        .replaceFirst(",.*", "")
                        .strip())
                : Optional.empty();
    }

    @Override
    public String withSchema(String url, String schema) {
        return url + (url.contains("?") ? "&" : "?") + "currentSchema="
                + URLEncoder.encode(schema, StandardCharsets.UTF_8);
    }

    @Override
    public String forDriver(String url) {
        return url;
    }

    @Override
    public String forReading(String url) {
        return url;
    }

    @Override
    public void requireSupported(String url, Map<String, String> properties) {
        // PostgreSQL has no parameter with which migrations could not work.
    }

    @Override
    public Map<String, String> properties(String application) {
        return Map.of(
                "connectTimeout", "10", "loginTimeout", "10", "tcpKeepAlive", "true", "ApplicationName", application);
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        IdleTimeouts.lift(connection);
    }

    @Override
    public Folding folding(Connection connection) {
        return Engine.POSTGRESQL.folding();
    }

    @Override
    public boolean commitsSchemaStatements() {
        return false;
    }

    @Override
    public boolean copiesAlteredTables() {
        return false;
    }

    /** Two types hold the content of a file. */
    @Override
    public boolean writesFilesByColumnType() {
        return true;
    }

    @Override
    public DelayedWrites delayWrites(Connection connection) {
        return DelayedWrites.NONE;
    }

    @Override
    public String otherSessions() {
        return PostgresqlQueries.OTHER_SESSIONS;
    }

    @Override
    public String schemaLines() {
        return PostgresqlQueries.SCHEMA_LINES;
    }

    @Override
    public String digestOf(String columns, String table) {
        return PostgresqlQueries.DIGEST.formatted(columns, columns, table);
    }
}
