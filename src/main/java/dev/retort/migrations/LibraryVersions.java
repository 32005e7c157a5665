package dev.retort.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** The versions of the libraries that a project brings along, as their jars tell them. */
public final class LibraryVersions {

    private LibraryVersions() {}

    /** Of Quarkus; empty where the project does not say, or where there is none. */
    public static Optional<String> quarkus() {
        return of("io.quarkus.runtime.Quarkus", "META-INF/maven/io.quarkus/quarkus-core/pom.properties", "version");
    }

    /** Of Hibernate; empty where the project does not say, or where there is none. */
    public static Optional<String> hibernate() {
        return of("org.hibernate.Version", "META-INF/maven/org.hibernate.orm/hibernate-core/pom.properties", "version");
    }

    /** Of Liquibase, which the tool brings along where the project has none. */
    public static Optional<String> liquibase() {
        return of("liquibase.Liquibase", "liquibase.build.properties", "build.version");
    }

    private static Optional<String> of(String type, String file, String property) {
        ClassLoader loader = LibraryVersions.class.getClassLoader();
        try {
            String version = Class.forName(type, false, loader).getPackage().getImplementationVersion();
            return version != null ? Optional.of(version) : in(loader, file, property);
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }

    /** Not each manifest says it. */
    private static Optional<String> in(ClassLoader loader, String file, String property) {
        try (InputStream content = loader.getResourceAsStream(file)) {
            Properties properties = new Properties();
            if (content != null) {
                properties.load(content);
            }
            return Optional.ofNullable(properties.getProperty(property));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
