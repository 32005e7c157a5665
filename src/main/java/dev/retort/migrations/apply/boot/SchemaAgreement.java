package dev.retort.migrations.apply.boot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The short way to start: one query, and no Liquibase, where this build has already found nothing to do for a database. */
final class SchemaAgreement {

    private static final Logger LOG = Logger.getLogger(SchemaAgreement.class);

    private final ConfiguredDatabase database;
    private Optional<String> build;

    SchemaAgreement(ConfiguredDatabase database) {
        this.database = database;
    }

    /**
     * Whether this build agreed to the history of the database as it is now. False where that cannot be told.
     *
     * @throws dev.retort.migrations.MigrationException when there is no connection
     */
    boolean holds() {
        return build().isPresent() && isRecorded(build().get());
    }

    private boolean isRecorded(String fingerprint) {
        Optional<Connection> opened = database.access().openForReading();
        if (opened.isEmpty()) {
            return false;
        }
        try (Connection connection = opened.get()) {
            return record(connection).holds(fingerprint);
        } catch (SQLException failure) {
            // Such as a database without Liquibase's tables; the full path reports what is wrong.
            LOG.debug("The agreement cannot be read", failure);
            return false;
        }
    }

    /** Records that this build has nothing to do, if so. A user or a file that may not be written to is no failure. */
    void record(Changelog changelog) {
        if (build().isPresent()) {
            boolean recorded = Changelog.inScope(changelog.database(), () -> isNowRecorded(build().get(), changelog));
            LOG.debugf("The agreement was recorded: %s", recorded);
        }
    }

    private boolean isNowRecorded(String fingerprint, Changelog changelog) {
        try (Connection connection = database.access().openForReading().orElse(null)) {
            return connection != null && record(connection).record(fingerprint, changelog);
        } catch (SQLException | MigrationException failure) {
            LOG.debug("The agreement cannot be recorded", failure);
            return false;
        }
    }

    private AgreementRecord record(Connection connection) {
        return new AgreementRecord(connection, database.access().engine(), database.changelog());
    }

    private Optional<String> build() {
        if (build == null) {
            DatabaseAccess access = database.access();
            ChangelogSettings settings = database.changelog();
            build = BuildFingerprint.of(settings, access.engine());
        }
        return build;
    }
}
