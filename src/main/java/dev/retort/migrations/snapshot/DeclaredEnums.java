package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;

/** The enums that Hibernate declares before the tables that have columns of them. */
final class DeclaredEnums {

    private static final Pattern CREATE = Pattern.compile("(?is)create type (\\S+) as enum \\((.*)\\)");
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

    private DeclaredEnums() {}

    /** Their values by their names in normal form. */
    static Map<String, List<String>> of(Engine engine, MetadataImplementor metadata) {
        SqlStringGenerationContext context = GenerationContext.of(metadata);
        Map<String, List<String>> enums = new TreeMap<>();
        for (AuxiliaryDatabaseObject object : metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
            for (String statement : object.sqlCreateStrings(context)) {
                Matcher create = CREATE.matcher(statement);
                if (create.matches()) {
                    enums.put(
                            MetadataReader.name(engine, create.group(1)),
                            VALUE.matcher(create.group(2))
                                    .results()
                                    .map(value -> value.group(1).replace("''", "'"))
                                    .toList());
                }
            }
        }
        return enums;
    }
}
