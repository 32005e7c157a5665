package dev.retort.cli;

import dev.retort.migrations.Migrations;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A command inside Quarkus: what {@link RetortCommandLine} starts once the arguments have been understood. */
@Dependent
@Unremovable
final class RetortApplication implements QuarkusApplication {

    private final Instance<Migrations> migrations;
    private final String databaseKind;
    private final Optional<String> url;

    RetortApplication(
            Instance<Migrations> migrations,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url) {
        this.migrations = migrations;
        this.databaseKind = databaseKind;
        this.url = url;
    }

    @Override
    public int run(String... arguments) {
        Output output = Output.standard();
        return CommandLines.create(output, (verb, options) -> {
                    url.ifPresent(given -> Engines.requireSame(databaseKind, given));
                    return output.print(verb.run(migrations.get()), options.json);
                })
                .execute(arguments);
    }
}
