package dev.retort.cli;

import dev.retort.migrations.LibraryVersions;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Tells which Retort this is, on which Java, and the project's libraries that decide what it can do. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = getClass().getPackage().getImplementationVersion();
        StringBuilder versions = new StringBuilder("retort ")
                .append(Objects.requireNonNullElse(version, "(not packaged)"))
                .append(", Java ")
                .append(Runtime.version());
        LibraryVersions.quarkus()
                .ifPresent(each -> versions.append(", Quarkus ").append(each));
        LibraryVersions.hibernate()
                .ifPresent(each -> versions.append(", Hibernate ").append(each));
        LibraryVersions.liquibase()
                .ifPresent(each -> versions.append(", Liquibase ").append(each));
        return new String[] {versions.toString()};
    }
}
