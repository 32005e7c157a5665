package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schema that several persistence units want of one database, where they do not contradict each other. */
final class MergedUnits {

    private final Engine engine;
    private final Set<String> statements = new LinkedHashSet<>();
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, Sequence> sequences = new TreeMap<>();
    private final Map<String, String> owners = new TreeMap<>();

    MergedUnits(Engine engine) {
        this.engine = engine;
    }

    /** Throws {@link MigrationException} when a table or sequence is another thing to a unit that was added before. */
    void add(String unit, EntityModel model) {
        model.schema().tables().forEach((name, table) -> {
            Table before = tables.putIfAbsent(name, table);
            if (before != null && !before.equals(table)) {
                refuse("table", name, unit);
            }
            owners.putIfAbsent("table " + name, unit);
        });
        model.schema().sequences().forEach((name, sequence) -> {
            Sequence before = sequences.put(name, sequence);
            if (before != null) {
                if (!before.isLike(sequence)) {
                    refuse("sequence", name, unit);
                }
                sequences.put(
                        name,
                        sequence.withIds(Stream.of(before, sequence)
                                .flatMap(each -> each.ids().stream())
                                .distinct()
                                .toList()));
            }
            owners.putIfAbsent("sequence " + name, unit);
        });
        statements.addAll(model.statements());
    }

    EntityModel model() {
        return new EntityModel(engine, List.copyOf(statements), Schema.of(engine, tables.values(), sequences.values()));
    }

    private void refuse(String what, String name, String unit) {
        throw new MigrationException(
                "the persistence units '" + owners.get(what + " " + name) + "' and '" + unit + "' map the " + what
                        + " '" + name + "' in different ways",
                "map it in one unit only, or in the same way in both");
    }
}
