package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Gives a name to every check constraint that has none, before the entities are exported: so that what the engine read
 * can be told apart and put into the model's own words again.
 */
final class CheckNames {

    private final Engine engine;

    CheckNames(Engine engine) {
        this.engine = engine;
    }

    void give(Metadata metadata) {
        for (Table table : metadata.collectTableMappings()) {
            Set<String> taken = new HashSet<>();
            table.getChecks().stream().filter(CheckConstraint::isNamed).forEach(check -> taken.add(check.getName()));
            String tableName = MetadataReader.name(engine, table);
            for (Column column : table.getColumns()) {
                String derived = Names.derived(tableName, List.of(MetadataReader.name(engine, column)), "check");
                // Those of Jakarta Validation come in an order that changes from run to run.
                column.getCheckConstraints().stream()
                        .sorted(Comparator.comparing(CheckConstraint::getConstraint))
                        .forEach(check -> name(check, derived, taken));
            }
            table.getChecks().forEach(check -> name(check, Names.derived(tableName, List.of(), "check"), taken));
        }
    }

    private static void name(CheckConstraint check, String derived, Set<String> taken) {
        if (check.isNamed()) {
            return;
        }
        String name = derived;
        for (int i = 1; !taken.add(name); i++) {
            name = derived + i;
        }
        check.setName(name);
    }
}
