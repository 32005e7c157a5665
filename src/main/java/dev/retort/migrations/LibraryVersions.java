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
        return quarkus(LibraryVersions.class.getClassLoader());
    }

    static Optional<String> quarkus(ClassLoader loader) {
        return in(loader, "META-INF/maven/io.quarkus/quarkus-core/pom.properties", "version");
    }

    /** Of Hibernate; empty where the project does not say, as in an uber-jar, or where there is none. */
    public static Optional<String> hibernate() {
        return hibernate(LibraryVersions.class.getClassLoader());
    }

    /** Only the manifest says it, and that of an uber-jar is about the application. */
    static Optional<String> hibernate(ClassLoader loader) {
        try {
            Package named =
                    Class.forName("org.hibernate.Version", false, loader).getPackage();
            return "hibernate-core".equals(named.getImplementationTitle())
                    ? Optional.ofNullable(named.getImplementationVersion())
                    : Optional.empty();
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }

    /** Of Liquibase, which the tool brings along where the project has none. */
    public static Optional<String> liquibase() {
        return in(LibraryVersions.class.getClassLoader(), "liquibase.build.properties", "build.version");
    }

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
