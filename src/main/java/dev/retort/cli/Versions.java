package dev.retort.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Tells which Retort this is, on which Java. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = getClass().getPackage().getImplementationVersion();
        return new String[] {
            "retort " + Objects.requireNonNullElse(version, "(not packaged)") + ", Java " + Runtime.version()
        };
    }
}
