package dev.retort.migrations.configured;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.scratchserver.ScratchServer;
import dev.retort.migrations.snapshot.SchemaParameter;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.snapshot.UnusableServerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/**
 * Scratch databases of PostgreSQL: on the configured server, or on one of Retort's own where that one does not answer, lets
 * no database be made or is not of the wanted version.
 */
final class ServerScratches implements Scratches {

    private static final Logger LOG = Logger.getLogger(ServerScratches.class);

    private final DatabaseAccess access;
    private final boolean isConfigured;
    private final Optional<Integer> wanted;
    private final Scratches configured;
    private Scratches own;

    /**
     * Does not connect yet.
     *
     * @param isConfigured whether {@code access} leads to a server
     * @param wanted major version of PostgreSQL; empty for the configured server's, or the newest where it does not answer
     */
    ServerScratches(DatabaseAccess access, boolean isConfigured, Optional<Integer> wanted) {
        this.access = access;
        this.isConfigured = isConfigured;
        this.wanted = wanted;
        this.configured = Scratches.postgresql(access.url(), access.username(), access.password());
    }

    @Override
    public Engine engine() {
        return configured.engine();
    }

    @Override
    public Scratch open() {
        return choose().map(Scratches::open).orElseGet(this::openOnConfigured);
    }

    /** Own ones if they are chosen already, or there is nothing else, or the version demands it. */
    private synchronized Optional<Scratches> choose() {
        if (own == null && !isConfigured) {
            start("no database is configured", null);
        } else if (own == null && wanted.isPresent()) {
            Optional<Integer> there = configuredMajor();
            if (there.isPresent() && !there.equals(wanted)) {
                start("the configured server is PostgreSQL " + there.get(), null);
            }
        }
        return Optional.ofNullable(own);
    }

    private Scratch openOnConfigured() {
        try {
            return configured.open();
        } catch (UnusableServerException unusable) {
            return ownInsteadOf(unusable).open();
        }
    }

    private synchronized Scratches ownInsteadOf(UnusableServerException unusable) {
        if (own == null) {
            start(unusable.getMessage().replaceFirst("\\.( .*)?$", ""), unusable);
        }
        return own;
    }

    private void start(String reason, Exception cause) {
        ScratchServer server;
        try {
            server = ScratchServer.running(wanted.or(this::configuredMajor).orElseGet(ScratchServer::newestMajor));
        } catch (MigrationException neither) {
            if (cause != null) {
                neither.addSuppressed(cause);
            }
            throw new MigrationException(reason + "; " + neither.getMessage(), neither.remedy(), neither);
        }
        LOG.warnf("%s; Retort's own PostgreSQL %s is used for scratch databases", reason, server.version());
        String url = SchemaParameter.of(access.url())
                .map(schema -> SchemaParameter.added(server.url(), schema))
                .orElse(server.url());
        own = Scratches.postgresql(url, role(server), server.password());
    }

    /** Empty when the server does not answer. */
    private Optional<Integer> configuredMajor() {
        if (!isConfigured) {
            return Optional.empty();
        }
        try (Connection connection = access.open("scratch")) {
            return Optional.of(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException | MigrationException away) {
            LOG.debug("the version of the configured server is unknown", away);
            return Optional.empty();
        }
    }

    /** Revisions may name the configured user, as owner of what they make, or to grant it a right. */
    private String role(ScratchServer server) {
        String name = access.username();
        if (name == null || name.equals(server.username())) {
            return server.username();
        }
        Properties superuser = new Properties();
        superuser.setProperty("user", server.username());
        superuser.setProperty("password", server.password());
        try (Connection connection = DatabaseAccess.connect(server.url(), superuser);
                Statement statement = connection.createStatement()) {
            String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
            statement.execute("drop role if exists " + quoted);
            statement.execute("create role " + quoted + " superuser login password " + "'" + server.password() + "'");
            return name;
        } catch (SQLException refused) {
            LOG.debugf(refused, "the own server has no role '%s'", name);
            return server.username();
        }
    }
}
