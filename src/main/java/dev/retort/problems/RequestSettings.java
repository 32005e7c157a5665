package dev.retort.problems;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits for requests in progress. */
@ConfigMapping(prefix = "retort.http")
public interface RequestSettings {

    /** How many requests for users and for tokens are in progress at the same time, at least 1; beyond that they get 503. */
    @WithDefault("2000")
    int requestsAtOnce();

    /**
     * How long the body of a request may take to arrive, in seconds or as {@code 30S}; then it gets 408, over HTTP/2 a reset
     * stream. 0 for no limit.
     */
    @WithDefault("30S")
    Duration longestBody();
}
