package dev.retort.users;

import dev.retort.json.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Request body that replaces a user. A merged PATCH becomes one too.
 *
 * @param name 1 to {@value User#NAME_LIMIT} code points, not blank
 * @param email an address of at most {@value User#EMAIL_LIMIT} code points; held in its normal form
 * @param password {@value User#PASSWORD_MINIMUM} to {@value User#PASSWORD_LIMIT} code points; null to keep the one that is stored
 * @param age in years, 0 to {@value User#AGE_LIMIT}; null when not given
 * @param role {@code user} or {@code admin}; null to keep the one that is stored
 */
@RegisterForReflection
record ReplaceUser(
        @NotNull(message = "is required") @Text(min = 1, max = User.NAME_LIMIT)
        String name,

        @NotNull(message = "is required") @Text(min = 1, max = User.EMAIL_LIMIT) @EmailAddress
        String email,

        @Text(min = User.PASSWORD_MINIMUM, max = User.PASSWORD_LIMIT, blank = true)
        String password,

        @Min(value = 0, message = User.AGE_RULE) @Max(value = User.AGE_LIMIT, message = User.AGE_RULE)
        Integer age,

        @Pattern(regexp = "user|admin", message = "must be user or admin")
        String role) {

    ReplaceUser {
        email = EmailAddresses.normalised(email);
    }

    /** Says all but the password. */
    @Override
    public String toString() {
        return "ReplaceUser[name=" + name + ", email=" + email + ", age=" + age + ", role=" + role + "]";
    }

    static ReplaceUser of(User user) {
        return new ReplaceUser(user.name, user.email, null, user.age, user.role.text());
    }

    /** This one with {@code was}' role where none is given. */
    ReplaceUser orRoleOf(ReplaceUser was) {
        return role == null ? new ReplaceUser(name, email, password, age, was.role) : this;
    }
}
