package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import dev.retort.migrations.MigrationException;
import dev.retort.migrations.NoEntitiesException;
import dev.retort.migrations.schema.Engine;
import dev.retort.testing.NativeMode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class ApplicationEntitiesTest {

    @Test
    void theyAreReadOnAVirtualMachine() {
        assertThat(ApplicationEntities.areReadable()).isTrue();
        // Of this class path, which no build has been through.
        assertThatThrownBy(() -> ApplicationEntities.on(Engine.H2, "jdbc:h2:mem:x", "<default>"))
                .isInstanceOf(MigrationException.class)
                .isNotInstanceOf(NoEntitiesException.class);
    }

    @Test
    void aNativeExecutableHasNone() {
        NativeMode.during(() -> {
            assertThat(ApplicationEntities.areReadable()).isFalse();
            assertThatThrownBy(() -> ApplicationEntities.on(Engine.H2, "jdbc:h2:mem:x", "<default>"))
                    .isInstanceOf(NoEntitiesException.class)
                    .hasMessage("a native executable has no entities to compare");
        });
        assertThat(ApplicationEntitiesInImage.areReadable()).isFalse();
        assertThatThrownBy(() -> ApplicationEntitiesInImage.on(Engine.H2, "jdbc:h2:mem:x", "<default>"))
                .isInstanceOf(NoEntitiesException.class);
    }

    /** The builder refuses a substitute for a method that is not there, and keeps a method that has none. */
    @Test
    void everyMethodHasItsSubstituteInAnImage() throws NoSuchMethodException {
        assertThat(ApplicationEntitiesInImage.class
                        .getAnnotation(TargetClass.class)
                        .value())
                .isEqualTo(ApplicationEntities.class);
        assertThat(ApplicationEntitiesInImage.class.getDeclaredMethods())
                .hasSameSizeAs(ApplicationEntities.class.getDeclaredMethods());
        assertThat(ApplicationEntitiesInImage.class).isFinal();
        assertThat(ApplicationEntitiesInImage.class.getDeclaredFields()).isEmpty();
        for (Method method : ApplicationEntities.class.getDeclaredMethods()) {
            Method substitute =
                    ApplicationEntitiesInImage.class.getDeclaredMethod(method.getName(), method.getParameterTypes());
            assertThat(substitute.isAnnotationPresent(Substitute.class))
                    .as(method.toString())
                    .isTrue();
            assertThat(substitute.getReturnType()).isEqualTo(method.getReturnType());
            assertThat(Modifier.isStatic(substitute.getModifiers()))
                    .isEqualTo(Modifier.isStatic(method.getModifiers()));
        }
    }
}
