package dev.retort.users;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the users API. */
@ConfigMapping(prefix = "retort.users")
public interface UserSettings {

    /**
     * The secret that cursors are signed with: any text, best 32 random characters or more, and the same for all
     * replicas. Empty: every process makes up its own, and a cursor ends with the process that gave it.
     */
    Optional<String> cursorKey();
}
