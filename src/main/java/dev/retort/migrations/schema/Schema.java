package dev.retort.migrations.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema: tables and sequences by name, in alphabetical order. Immutable, and made by hand
 * as easily as read. It may hold tables and sequences of other schemas of the same database, under qualified names (see
 * {@link Names}).
 *
 * @param engine that its types and expressions belong to
 * @param layout does not count when schemas are compared
 */
public record Schema(Engine engine, Map<String, Table> tables, Map<String, Sequence> sequences, PhysicalLayout layout) {

    public Schema {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
    }

    /** A schema of these tables and sequences. */
    public static Schema of(Engine engine, Collection<Table> tables, Collection<Sequence> sequences) {
        Map<String, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        Map<String, Sequence> sequencesByName = new TreeMap<>();
        sequences.forEach(sequence -> sequencesByName.put(sequence.name(), sequence));
        return new Schema(engine, byName, sequencesByName, PhysicalLayout.PLAIN);
    }

    public static Schema empty(Engine engine) {
        return new Schema(engine, Map.of(), Map.of(), PhysicalLayout.PLAIN);
    }

    /** The other schemas that tables and sequences are in, in normal form. */
    public Set<String> schemas() {
        return Stream.concat(tables.keySet().stream(), sequences.keySet().stream())
                .map(Names::schema)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    public Schema plus(Table table) {
        Map<String, Table> more = new TreeMap<>(tables);
        more.put(table.name(), table);
        return new Schema(engine, more, sequences, layout);
    }

    public Schema minusTable(String name) {
        Map<String, Table> fewer = new TreeMap<>(tables);
        fewer.remove(name);
        return new Schema(engine, fewer, sequences, layout);
    }

    /** The schema without some tables, whose names may be in any case, and which may be in any schema. */
    public Schema without(Collection<String> names) {
        Map<String, Table> fewer = new TreeMap<>(tables);
        fewer.keySet().removeIf(name -> names.stream().anyMatch(Names.plain(Names.local(name))::equalsIgnoreCase));
        return new Schema(engine, fewer, sequences, layout);
    }

    public Schema plus(Sequence sequence) {
        Map<String, Sequence> more = new TreeMap<>(sequences);
        more.put(sequence.name(), sequence);
        return new Schema(engine, tables, more, layout);
    }

    public Schema minusSequence(String name) {
        Map<String, Sequence> fewer = new TreeMap<>(sequences);
        fewer.remove(name);
        return new Schema(engine, tables, fewer, layout);
    }

    public Schema with(PhysicalLayout newLayout) {
        return new Schema(engine, tables, sequences, newLayout);
    }

    /** The schema with one table changed; as it is when it has no such table. */
    public Schema with(String tableName, UnaryOperator<Table> change) {
        return table(tableName).map(change).map(this::plus).orElse(this);
    }

    /** The schema with every table changed, each under its new name. */
    public Schema withEach(UnaryOperator<Table> change) {
        return of(engine, tables.values().stream().map(change).toList(), sequences.values())
                .with(layout);
    }
}
