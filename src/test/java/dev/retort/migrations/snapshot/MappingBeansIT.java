package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MappingBeansIT {

    @Test
    void theServiceHasNoneOfItsOwnAndIsNotLoadedForThoseOfQuarkus() throws Exception {
        Path generated = Path.of("target", System.getProperty("retort.app.h2"), "quarkus", "generated-bytecode.jar");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {generated.toUri().toURL()}, null)) {
            assertThat(ClassConstants.of(loader, "io/quarkus/arc/setup/Default_ComponentsProvider"))
                    .as("the registry of beans")
                    .isNotEmpty();
            assertThat(MappingBeans.of(loader).any()).isFalse();
        }
    }
}
