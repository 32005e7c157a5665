package dev.retort.migrations.dialect;

import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Folding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** H2. */
final class H2Dialect extends H2Statements implements Dialect {

    @Override
    public boolean hasCollations() {
        return false;
    }

    @Override
    public boolean hasDeferrableKeys() {
        return false;
    }

    @Override
    public boolean hasEnumTypesPerColumn() {
        return true;
    }

    @Override
    public boolean derivesConstraintNames() {
        return false;
    }

    @Override
    public boolean keepsOrderOfOperands() {
        return false;
    }

    @Override
    public boolean comparesTableOptions(String options) {
        return false;
    }

    @Override
    public boolean comparesIndexOptions(String options) {
        return false;
    }

    @Override
    public ColumnType typeFor(ColumnType type) {
        return type.declaredAs(null);
    }

    @Override
    public String statementsForTypes() {
        return "CREATE DOMAIN";
    }

    @Override
    public String statementFor(String kind) {
        return "CREATE ALIAS";
    }

    @Override
    public String objectsToDrop() {
        return H2Queries.OBJECTS_TO_DROP;
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public boolean hasEncodings() {
        return false;
    }

    @Override
    public boolean quotesMixedCase() {
        return false;
    }

    @Override
    public Optional<String> schemaIn(String url) {
        return Optional.ofNullable(H2Parameters.of(url, Map.of()).values().get("SCHEMA"));
    }

    @Override
    public String withSchema(String url, String schema) {
        return url + ";SCHEMA=" + schema;
    }

    @Override
    public String forDriver(String url) {
        return H2Parameters.withSchemaAfterInit(url);
    }

    @Override
    public String forReading(String url) {
        boolean careful = url.contains(":mem:") || url.toUpperCase(Locale.ROOT).contains("IFEXISTS=");
        return careful ? url : url + ";IFEXISTS=TRUE";
    }

    @Override
    public void requireSupported(String url, Map<String, String> properties) {
        H2Parameters.of(url, properties).requireSupported();
    }

    /** A missing history table is expected: H2 must not write a trace file about it. */
    @Override
    public Map<String, String> properties(String application) {
        return Map.of("TRACE_LEVEL_FILE", "0");
    }

    /** A revision that a command reports as applied survives a kill, regardless of the URL. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        H2Durability.everyCommit(connection);
    }

    @Override
    public Folding folding(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select setting_value from information_schema.settings"
                        + " where setting_name = 'DATABASE_TO_LOWER'")) {
            return row.next() && "true".equalsIgnoreCase(row.getString(1)) ? Folding.LOWER : Folding.UPPER;
        }
    }

    @Override
    public boolean commitsSchemaStatements() {
        return true;
    }

    @Override
    public boolean copiesAlteredTables() {
        return true;
    }

    @Override
    public boolean writesFilesByColumnType() {
        return false;
    }

    @Override
    public DelayedWrites delayWrites(Connection connection) throws SQLException {
        return H2Durability.hold(connection);
    }

    @Override
    public String otherSessions() {
        return H2Queries.OTHER_SESSIONS;
    }

    @Override
    public String schemaLines() {
        return "SCRIPT NODATA NOPASSWORDS NOSETTINGS";
    }

    @Override
    public String digestOf(String columns, String table) {
        return H2Queries.DIGEST.formatted(columns, columns, table);
    }
}
