package dev.retort.users;

import dev.retort.json.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What a user is to become; PATCH, too, ends here once the patch is merged.
 *
 * @param name 1 to 200 code points, not blank
 * @param email an address of at most 320 code points; held in its normal form
 * @param password 8 to 128 code points; null to keep the one that is stored
 * @param age in years, 0 to 150; null when not given
 */
@RegisterForReflection
record ReplaceUser(
        @NotNull(message = "is required") @Text(min = 1, max = 200)
        String name,

        @NotNull(message = "is required") @Text(min = 1, max = 320) @EmailAddress
        String email,

        @Text(min = 8, max = 128, blank = true) String password,

        @Min(value = 0, message = "must be 0 to 150") @Max(value = 150, message = "must be 0 to 150")
        Integer age) {

    ReplaceUser {
        email = EmailAddresses.normalised(email);
    }

    /** Says all but the password. */
    @Override
    public String toString() {
        return "ReplaceUser[name=" + name + ", email=" + email + ", age=" + age + "]";
    }

    static ReplaceUser of(User user) {
        return new ReplaceUser(user.name, user.email, null, user.age);
    }
}
