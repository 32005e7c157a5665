package org.acme;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts, which has Flyway migrate, and ends. */
@QuarkusMain
public class Shop implements QuarkusApplication {

    @Override
    public int run(String... arguments) {
        return 0;
    }
}
