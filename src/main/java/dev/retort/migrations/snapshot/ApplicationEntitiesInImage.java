package dev.retort.migrations.snapshot;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import dev.retort.migrations.NoEntitiesException;
import dev.retort.migrations.schema.Engine;
import java.util.Optional;

/**
 * {@link ApplicationEntities} in a native executable, where nothing may lead to Hibernate's own bootstrap: it names classes
 * of optional libraries, and the builder refuses what it cannot link. Read by that builder alone.
 */
@TargetClass(ApplicationEntities.class)
final class ApplicationEntitiesInImage {

    private ApplicationEntitiesInImage() {}

    @Substitute
    public static boolean areReadable() {
        return false;
    }

    @Substitute
    public static boolean needBeans() {
        return false;
    }

    @Substitute
    public static Optional<String> kind(String datasource) {
        return Optional.empty();
    }

    @Substitute
    @SuppressWarnings("DoNotCallSuggester") // Nobody calls it by this name.
    public static EntityModel on(Engine engine, String url, String datasource) {
        throw new NoEntitiesException();
    }
}
