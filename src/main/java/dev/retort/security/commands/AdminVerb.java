package dev.retort.security.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.retort.audit.AuditLog;
import dev.retort.cli.ServiceVerb;
import dev.retort.migrations.DatabaseError;
import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.passwords.PasswordHasher;
import dev.retort.passwords.PasswordSettings;
import dev.retort.users.AdminAccount;
import io.smallrye.config.SmallRyeConfig;
import java.sql.Connection;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an admin. */
@Command(
        name = "admin",
        customSynopsis = "retort admin EMAIL [OPTION...]",
        header = "Makes the user with an e-mail address an admin.",
        description = {
            "%nWhere no user has that address, one is created. The password is asked for at a",
            "terminal, and elsewhere read from the first line of standard input. A user who is",
            "there gets it, too, since anybody may have signed up with that address. A new role",
            "ends the tokens of the user. The schema has to be there: run 'upgrade' first."
        })
public final class AdminVerb extends ServiceVerb {

    @Parameters(
            paramLabel = "EMAIL",
            arity = "0..1",
            hideParamSyntax = true,
            description = "E-mail address of the user.")
    String email;

    @Option(
            names = "--keep-password",
            description = "Leave the password of the user as it is; you know that it is theirs.")
    boolean keepPassword;

    @Override
    protected Answer run(SmallRyeConfig configuration) {
        if (email == null) {
            throw new UsageException("'admin' needs an e-mail address", "write: retort admin you@example.org");
        }
        PasswordHasher hasher = PasswordHasher.of(configuration.getConfigMapping(PasswordSettings.class));
        try (Connection connection =
                ConfiguredDatabase.of(configuration).access().open("admin")) {
            AdminAccount account = AdminAccount.make(
                    connection, email, keepPassword ? null : () -> readSecret("Password for " + email), hasher);
            if (account.isChanged()) {
                AuditLog.command("admin", account.id(), account.outcome());
            }
            return new Answer(
                    account.text(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("id", account.id())
                            .put("email", account.email())
                            .put("outcome", account.outcome()));
        } catch (SQLException e) {
            if (DatabaseError.in(e).contains(DatabaseError.MISSING_SCHEMA)) {
                throw new MigrationException(
                        "the database does not have the table 'users' of this build", "run 'upgrade' first", e);
            }
            throw new MigrationException(
                    "the database refused it: " + e.getMessage(), "correct that and run it again", e);
        } finally {
            hasher.close();
        }
    }
}
