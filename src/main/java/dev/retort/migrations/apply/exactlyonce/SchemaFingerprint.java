package dev.retort.migrations.apply.exactlyonce;

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

    /** Whatever DDL leaves behind, in words and not in numbers of the catalogue. An index counts, valid or not. */
    private static final String POSTGRESQL = """
            WITH ours AS (SELECT oid, nspname, nspacl FROM pg_namespace
                          WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
            SELECT line FROM (
              SELECT format('schema %s %s', nspname, nspacl) AS line FROM ours
              UNION ALL SELECT format('relation %s.%s %s %s %s %s %s', nspname, relname, relkind, relpersistence,
                                      reloptions, relacl, relrowsecurity)
                FROM pg_class c JOIN ours ON ours.oid = relnamespace
              UNION ALL SELECT format('column %s %s %s %s %s %s %s %s %s', attrelid::regclass, attnum, attname,
                                      format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
                                      attcollation, pg_get_expr(adbin, adrelid))
                FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN ours ON ours.oid = relnamespace
                LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND NOT attisdropped
              UNION ALL SELECT format('constraint %s %s %s %s', conrelid::regclass, conname,
                                      pg_get_constraintdef(c.oid), convalidated)
                FROM pg_constraint c JOIN ours ON ours.oid = connamespace
              UNION ALL SELECT format('index %s', pg_get_indexdef(indexrelid))
                FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN ours ON ours.oid = relnamespace
              UNION ALL SELECT format('sequence %s %s %s %s %s %s %s', seqrelid::regclass, seqtypid, seqstart,
                                      seqincrement, seqmax, seqmin, seqcycle)
                FROM pg_sequence JOIN pg_class c ON c.oid = seqrelid JOIN ours ON ours.oid = relnamespace
              UNION ALL SELECT format('enum %s %s %s', enumtypid::regtype, enumsortorder, enumlabel) FROM pg_enum
              UNION ALL SELECT format('type %s %s %s', t.oid::regtype, typtype, typnotnull)
                FROM pg_type t JOIN ours ON ours.oid = typnamespace
              UNION ALL SELECT format('view %s %s', c.oid::regclass, pg_get_viewdef(c.oid))
                FROM pg_class c JOIN ours ON ours.oid = relnamespace WHERE relkind IN ('v', 'm')
              UNION ALL SELECT format('function %s %s %s', p.oid::regprocedure, prosrc, proconfig)
                FROM pg_proc p JOIN ours ON ours.oid = pronamespace
              UNION ALL SELECT format('trigger %s %s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger
                WHERE NOT tgisinternal
              UNION ALL SELECT format('comment %s %s %s %s', classoid, objoid, objsubid, description)
                FROM pg_description WHERE objoid >= 16384
              UNION ALL SELECT format('extension %s %s', extname, extversion) FROM pg_extension
              UNION ALL SELECT format('policy %s %s', polrelid::regclass, polname) FROM pg_policy
            ) AS lines ORDER BY line COLLATE "C"
            """;

    private static final String H2 = "SCRIPT NODATA NOPASSWORDS NOSETTINGS";

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
                ResultSet lines = statement.executeQuery(engine == Engine.H2 ? H2 : POSTGRESQL)) {
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
