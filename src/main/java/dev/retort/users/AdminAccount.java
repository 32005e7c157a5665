package dev.retort.users;

import dev.retort.migrations.UsageException;
import dev.retort.passwords.PasswordHasher;
import dev.retort.security.Role;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.function.Supplier;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * A user who was made an admin by a command, past the running service. The rules are those of a sign-up.
 *
 * @param outcome {@code created}, {@code raised}, or {@code unchanged} for one who was an admin
 */
public record AdminAccount(long id, String email, String outcome) {

    private static final String FIND = "select id, role, tokens_valid_from from users where email = ?";
    private static final String RAISE =
            "update users set role = ?, tokens_valid_from = ?, updated_at = ?, password = coalesce(?, password),"
                    + " version = version + 1 where id = ?";
    /** The sequence gives the last id of a block that nobody else takes ids from. */
    private static final String NEXT = "select nextval('users_seq')";

    private static final String CREATE =
            "insert into users (id, name, email, password, role, tokens_valid_from, created_at, updated_at, version)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, 0)";

    /**
     * Makes the user of that address an admin, and creates one where there is none. A user who is there already gets the password, too:
     * addresses are not confirmed, so anybody may have signed up with it before.
     *
     * @param connection in autocommit
     * @param password asked for a password unless the user is an admin already; null to keep the one that the user has
     * @throws UsageException when address or password break a rule, or there is no user whose password could be kept
     */
    public static AdminAccount make(
            Connection connection, String email, Supplier<String> password, PasswordHasher hasher) throws SQLException {
        String address = EmailAddresses.normalised(email);
        requireValid(new CreateUser("name", address, "a valid password", null));
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, address);
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    if (password == null) {
                        throw new UsageException(
                                "no user has the address '" + address + "'", "run the command without --keep-password");
                    }
                    return create(connection, address, password.get(), hasher);
                }
                User user = new User();
                user.id = found.getLong(1);
                user.role = Role.valueOf(found.getString(2));
                user.tokensValidFrom =
                        found.getObject(3, java.time.OffsetDateTime.class).toInstant();
                if (user.role == Role.ADMIN) {
                    return new AdminAccount(user.id, address, "unchanged");
                }
                return raise(
                        connection, address, user, password == null ? null : hash(address, password.get(), hasher));
            }
        }
    }

    private static AdminAccount raise(Connection connection, String address, User user, String hash)
            throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        user.revokeTokens(now);
        try (PreparedStatement raise = connection.prepareStatement(RAISE)) {
            raise.setString(1, Role.ADMIN.name());
            raise.setObject(2, user.tokensValidFrom.atOffset(ZoneOffset.UTC));
            raise.setObject(3, now.atOffset(ZoneOffset.UTC));
            raise.setString(4, hash);
            raise.setLong(5, user.id);
            raise.executeUpdate();
        }
        return new AdminAccount(user.id, address, "raised");
    }

    private static AdminAccount create(Connection connection, String address, String password, PasswordHasher hasher)
            throws SQLException {
        String hash = hash(address, password, hasher);
        long id;
        try (PreparedStatement next = connection.prepareStatement(NEXT);
                ResultSet value = next.executeQuery()) {
            value.next();
            id = value.getLong(1);
        }
        Object now = Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        try (PreparedStatement create = connection.prepareStatement(CREATE)) {
            create.setLong(1, id);
            create.setString(2, name(address));
            create.setString(3, address);
            create.setString(4, hash);
            create.setString(5, Role.ADMIN.name());
            create.setObject(6, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            create.setObject(7, now);
            create.setObject(8, now);
            create.executeUpdate();
        }
        return new AdminAccount(id, address, "created");
    }

    private static String hash(String address, String password, PasswordHasher hasher) {
        requireValid(new CreateUser(name(address), address, password, null));
        return hasher.hash(password).await().indefinitely();
    }

    private static String name(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    /** Whether anything was written. */
    public boolean isChanged() {
        return !outcome.equals("unchanged");
    }

    /** The one line for people. */
    public String text() {
        return switch (outcome) {
            case "created" -> "Created the admin '" + email + "' as user " + id;
            case "raised" -> "Made '" + email + "' an admin (user " + id + ")";
            default -> "Nothing to do: '" + email + "' is an admin (user " + id + ")";
        };
    }

    private static void requireValid(CreateUser wanted) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            factory.getValidator().validate(wanted).stream()
                    .min(Comparator.comparing((ConstraintViolation<CreateUser> broken) ->
                            broken.getPropertyPath().toString()))
                    .ifPresent(broken -> {
                        throw new UsageException(
                                "the " + broken.getPropertyPath() + " " + broken.getMessage(), "correct it");
                    });
        }
    }
}
