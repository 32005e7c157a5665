package org.acme;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;

/** Starts, which may have Hibernate make the schema, and ends. */
@QuarkusMain
public class Shop implements QuarkusApplication {

    @Inject
    Pay pay;

    @Override
    public int run(String... arguments) {
        return pay.apiKey().isEmpty() ? 1 : 0;
    }
}
