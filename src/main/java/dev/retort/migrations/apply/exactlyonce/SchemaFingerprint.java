package dev.retort.migrations.apply.exactlyonce;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A short text that differs when the schema does, and not when only rows do. */
public final class SchemaFingerprint {

    /** Rows move a sequence on, and a restart moves it again. */
    private static final Pattern SEQUENCE_VALUE = Pattern.compile(" RESTART WITH -?\\d+");

    private final Engine engine;

    public SchemaFingerprint(Engine engine) {
        this.engine = engine;
    }

    /** 32 hexadecimal digits. On H2 it commits what is open. */
    public String take(Connection connection) throws SQLException {
        MessageDigest digest = sha256();
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(Dialect.of(engine).schemaLines())) {
            while (lines.next()) {
                String line = lines.getString(1);
                if (line != null && !line.startsWith("-- ")) {
                    digest.update(SEQUENCE_VALUE.matcher(line).replaceAll("").getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
