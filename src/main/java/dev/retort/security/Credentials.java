package dev.retort.security;

import dev.retort.json.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;

/**
 * Request body of a sign-in. A password may be shorter than those that are accepted today.
 *
 * @param email an address of at most 320 code points, in any spelling
 * @param password 1 to 128 code points
 */
@RegisterForReflection
record Credentials(
        @NotNull(message = "is required") @Text(min = 1, max = 320)
        String email,

        @NotNull(message = "is required") @Text(min = 1, max = 128, blank = true)
        String password) {

    /** Says neither. */
    @Override
    public String toString() {
        return "Credentials[]";
    }
}
