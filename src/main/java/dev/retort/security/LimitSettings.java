package dev.retort.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the limits against guessed passwords and mass sign-ups. Each is counted by each replica for itself. */
@ConfigMapping(prefix = "retort.security.limits")
interface LimitSettings {

    /** Failed sign-ins for one e-mail address without a delay; it then doubles up to 1 minute. 0 for no limit. */
    @WithDefault("10")
    int failedSignInsPerEmail();

    /** Failed sign-ins from one client address without a delay; it then doubles up to 15 minutes. 0 for no limit. */
    @WithDefault("100")
    int failedSignInsPerAddress();

    /** The delay after that many failed sign-ins, 1 second to 1 minute; each further one doubles it. */
    @WithDefault("1S")
    Duration firstDelay();

    /** Sign-ups from one client address in an hour, in the mode {@code jwt}. 0 for no limit. */
    @WithDefault("100")
    int signUpsPerAddress();
}
