package dev.retort.users;

import dev.retort.security.Account;
import dev.retort.security.Accounts;
import dev.retort.security.Role;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.hibernate.SessionFactory;

/** Users as sign-in and the check of callers see them. */
@Singleton
class UserAccounts implements Accounts {

    /** One row in any case: reading none would be quicker, and the time of an answer would tell which address is known. */
    private static final String BY_EMAIL =
            "select u.id, u.password, u.role, u.tokensValidFrom from (select 1 as one) nobody"
                    + " left join User u on u.email = :email";

    private final TransactionRetry conflicts;
    private final SessionFactory sessions;

    UserAccounts(TransactionRetry conflicts, SessionFactory sessions) {
        this.conflicts = conflicts;
        this.sessions = sessions;
    }

    @Override
    public Optional<Account> byId(long id) {
        return sessions.fromStatelessSession(
                session -> Optional.ofNullable(session.get(User.class, id)).map(UserAccounts::account));
    }

    @Override
    public Optional<Account> byEmail(String email) {
        Object[] row = sessions.fromStatelessSession(session -> session.createSelectionQuery(BY_EMAIL, Object[].class)
                .setParameter("email", EmailAddresses.normalised(email))
                .getSingleResult());
        return row[0] == null
                ? Optional.empty()
                : Optional.of(new Account((Long) row[0], (String) row[1], (Role) row[2], (Instant) row[3]));
    }

    @Override
    public String normalised(String email) {
        return EmailAddresses.normalised(email);
    }

    @Override
    public Optional<Grant> confirm(long id, String passwordHash, String newPasswordHash) {
        return conflicts.retry(() -> {
            Optional<User> user = User.<User>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                    .filter(found -> found.password.equals(passwordHash));
            if (user.isPresent() && newPasswordHash != null) {
                // Not by way of the entity, whose version would rise.
                User.update("password = ?1 where id = ?2", newPasswordHash, id);
            }
            // Read under the lock: a change of the password that comes after has a later time.
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return user.map(found ->
                    new Grant(id, found.role, now.isBefore(found.tokensValidFrom) ? found.tokensValidFrom : now));
        });
    }

    private static Account account(User user) {
        return new Account(user.id, user.password, user.role, user.tokensValidFrom);
    }
}
