package org.acme;

import io.smallrye.config.ConfigMapping;

/** The key is set only where the service runs. */
@ConfigMapping(prefix = "pay")
public interface Pay {

    String apiKey();
}
