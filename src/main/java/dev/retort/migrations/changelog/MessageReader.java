package dev.retort.migrations.changelog;

import java.io.Reader;
import java.util.Iterator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads the message of a revision from its file. Liquibase would trim it and replace {@code ${…}} by values. Reads no
 * further than the message.
 */
public final class MessageReader {

    private final Iterator<Event> events;

    private MessageReader(Iterator<Event> events) {
        this.events = events;
    }

    /** The {@code comment} of the first changeset, word for word; empty when there is none. */
    public static String read(Reader file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return new MessageReader(new Yaml(options).parse(file).iterator()).message();
    }

    private String message() {
        Event event = events.next();
        while (events.hasNext() && !(event instanceof MappingStartEvent)) {
            event = events.next();
        }
        if (!(valueOf("databaseChangeLog", event) instanceof SequenceStartEvent)) {
            return "";
        }
        for (Event entry = events.next(); !(entry instanceof CollectionEndEvent); entry = events.next()) {
            Event changeSet = valueOf("changeSet", entry);
            if (changeSet != null) {
                return valueOf("comment", changeSet) instanceof ScalarEvent comment ? comment.getValue() : "";
            }
        }
        return "";
    }

    /** The event that begins the value. Without such a key the result is null, and the mapping is read to its end. */
    private Event valueOf(String key, Event start) {
        if (!(start instanceof MappingStartEvent)) {
            skip(start);
            return null;
        }
        for (Event name = events.next(); !(name instanceof MappingEndEvent); name = events.next()) {
            skip(name);
            Event value = events.next();
            if (name instanceof ScalarEvent scalar && scalar.getValue().equals(key)) {
                return value;
            }
            skip(value);
        }
        return null;
    }

    /** Reads what has begun to its end. */
    private void skip(Event start) {
        int depth = start instanceof CollectionStartEvent ? 1 : 0;
        while (depth > 0) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
        }
    }
}
