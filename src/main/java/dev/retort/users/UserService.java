package dev.retort.users;

import dev.retort.json.UnicodeText;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import dev.retort.security.Role;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;

/**
 * The rules of users and the transactions that keep them. Every method is one transaction of its own, and is run again
 * when it lost a race against another ({@link TransactionRetry}).
 */
@Singleton
class UserService {

    private final TransactionRetry conflicts;
    private final TextDialect engine;
    private final SessionFactory sessions;

    UserService(TransactionRetry conflicts, TextDialect engine, SessionFactory sessions) {
        this.conflicts = conflicts;
        this.engine = engine;
        this.sessions = sessions;
    }

    /**
     * Signs somebody up.
     *
     * @throws ProblemException e-mail taken
     */
    VersionedUser create(CreateUser wanted, String passwordHash) {
        return conflicts.retryStatement(() -> {
            User user = new User();
            user.name = wanted.name();
            user.email = wanted.email();
            user.age = wanted.age();
            user.password = passwordHash;
            user.createdAt = now();
            user.updatedAt = user.createdAt;
            engine.refuseTooLong(user);
            sessions.inStatelessSession(session -> session.insert(user));
            return VersionedUser.of(user);
        });
    }

    /** The user of that id; empty when there is none. */
    Optional<VersionedUser> find(long id) {
        return sessions.fromStatelessSession(
                session -> Optional.ofNullable(session.get(User.class, id)).map(VersionedUser::of));
    }

    /**
     * Applies {@code change} to a user. Concurrent changes of the same user wait for this one, so that
     * {@code preconditions} are checked against the state that is changed. A change that alters nothing keeps version
     * and time. A new password or role ends the tokens of the user.
     *
     * @param change from what the user is to what it is to be, both without password
     * @param passwordHash the new one; null to keep the one that is stored
     * @param maySetRoles whether the change may give the user another role
     * @throws ProblemException not found, precondition failed, e-mail taken, or forbidden
     */
    VersionedUser change(
            long id,
            Preconditions preconditions,
            UnaryOperator<ReplaceUser> change,
            String passwordHash,
            boolean maySetRoles) {
        return conflicts.retry(() -> {
            User user = locked(id);
            preconditions.checkWrite(user.version);
            ReplaceUser was = ReplaceUser.of(user);
            ReplaceUser wanted = change.apply(was).orRoleOf(was);
            if (passwordHash == null && wanted.equals(was)) {
                return VersionedUser.of(user);
            }
            user.name = wanted.name();
            user.email = wanted.email();
            user.age = wanted.age();
            user.updatedAt = now();
            if (passwordHash != null) {
                user.password = passwordHash;
                user.revokeTokens(user.updatedAt);
            }
            if (!wanted.role().equals(was.role())) {
                if (!maySetRoles) {
                    throw ProblemException.of(
                            ProblemType.FORBIDDEN, "Only an admin may set a role; send the request without 'role'");
                }
                user.role = Role.of(wanted.role());
                user.revokeTokens(user.updatedAt);
            }
            engine.refuseTooLong(user);
            user.persistAndFlush();
            return VersionedUser.of(user);
        });
    }

    /**
     * Removes a user.
     *
     * @throws ProblemException not found or precondition failed
     */
    void delete(long id, Preconditions preconditions) {
        conflicts.retry(() -> {
            User user = locked(id);
            preconditions.checkWrite(user.version);
            user.delete();
            return null;
        });
    }

    private static User locked(long id) {
        return User.<User>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> notFound(id));
    }

    static ProblemException notFound(Object id) {
        return ProblemException.of(
                ProblemType.NOT_FOUND, "There is no user '" + UnicodeText.printable(id.toString()) + "'");
    }

    /** Now, in the microseconds that both databases store. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
