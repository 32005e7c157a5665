package dev.retort.migrations.snapshot;

import io.quarkus.arc.runtime.BeanContainerListener;
import io.quarkus.hibernate.orm.runtime.boot.QuarkusPersistenceUnitDefinition;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.StartupContext;
import io.quarkus.runtime.StartupTask;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The persistence units as the build recorded them. Of all the steps that a generated application goes through when its
 * class is loaded, the one that names the units is run alone, and Hibernate is not built from what it names: together that
 * would be half of what a command takes.
 */
final class RecordedUnits {

    private static final String APPLICATION = Application.APP_CLASS_NAME.replace('.', '/') + ".class";
    private static final Pattern STEP = Pattern.compile("io/quarkus/runner/recorded/HibernateOrmProcessor[$]build\\d+");

    private RecordedUnits() {}

    /**
     * New objects each time, for Hibernate changes some of what it binds. Empty where the application has no entities; that
     * is not told from another version of Quarkus, which may record them in another way: none of it is a public interface.
     */
    static synchronized List<QuarkusPersistenceUnitDefinition> of(ClassLoader loader) {
        try {
            Capture capture = new Capture();
            step(loader).deploy(capture);
            return capture.units;
        } catch (Exception | LinkageError otherVersion) {
            return List.of();
        }
    }

    /** Its name ends in a number that the build made up, so it is looked up where it is called. */
    private static StartupTask step(ClassLoader loader) throws IOException, ReflectiveOperationException {
        try (InputStream application = loader.getResourceAsStream(APPLICATION)) {
            Matcher name = STEP.matcher(new String(application.readAllBytes(), StandardCharsets.ISO_8859_1));
            if (!name.find()) {
                throw new ClassNotFoundException(STEP.pattern());
            }
            return Class.forName(name.group().replace('/', '.'), true, loader)
                    .asSubclass(StartupTask.class)
                    .getDeclaredConstructor()
                    .newInstance();
        }
    }

    /** Takes the units from what the step leaves for the start of the bean container. */
    private static final class Capture extends StartupContext {

        private final List<QuarkusPersistenceUnitDefinition> units = new ArrayList<>();

        @Override
        public void putValue(String name, Object value) {
            if (value instanceof BeanContainerListener) {
                for (Field field : value.getClass().getDeclaredFields()) {
                    add(value, field);
                }
            }
        }

        private void add(Object listener, Field field) {
            try {
                field.setAccessible(true);
                if (field.get(listener) instanceof List<?> list) {
                    list.forEach(each -> units.add((QuarkusPersistenceUnitDefinition) each));
                }
            } catch (IllegalAccessException otherVersion) {
                throw new IllegalStateException(otherVersion);
            }
        }
    }
}
