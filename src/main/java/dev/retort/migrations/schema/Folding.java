package dev.retort.migrations.schema;

import java.util.Locale;

/** Case folding: the spelling that a database keeps of a name typed without quotes. */
public enum Folding {
    UPPER,
    LOWER;

    /** How such a database keeps the name whose normal form is {@code name} (see {@link Engine}). */
    public String stored(String name) {
        if (Names.isQuoted(name)) {
            return Names.plain(name);
        }
        return this == UPPER ? name.toUpperCase(Locale.ROOT) : name;
    }
}
