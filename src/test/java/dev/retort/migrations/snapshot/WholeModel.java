package dev.retort.migrations.snapshot;

import java.util.HashMap;
import java.util.Map;

/** Settings of a service whose model is shaped by all that one can bring, in three persistence units that are active and one that is not. */
final class WholeModel {

    private WholeModel() {}

    static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.hibernate-orm.packages", "dev.retort,models.whole");
        all.put("quarkus.hibernate-orm.datasource", "<default>");
        all.put("quarkus.hibernate-orm.mapping-files", "models/whole-orm.xml");
        all.put("quarkus.hibernate-orm.metadata-builder-contributor", "models.whole.SnakeCase");
        all.put("quarkus.hibernate-orm.quote-identifiers.strategy", "only-keywords");
        all.put(
                "quarkus.hibernate-orm.unsupported-properties.\"hibernate.type.preferred_instant_jdbc_type\"",
                "TIMESTAMP");
        all.put("quarkus.hibernate-orm.\"billing\".packages", "models.billing");
        all.put("quarkus.hibernate-orm.\"billing\".datasource", "<default>");
        all.put("quarkus.hibernate-orm.\"billing\".database.start-offline", "false");
        all.put("quarkus.datasource.jdbc.acquisition-timeout", "30S");
        // As most services do it.
        all.put("quarkus.hibernate-orm.database.start-offline", "false");
        all.put("quarkus.hibernate-orm.\"elsewhere\".packages", "models.elsewhere");
        all.put("quarkus.hibernate-orm.\"elsewhere\".datasource", "elsewhere");
        all.put("quarkus.datasource.\"elsewhere\".db-kind", "h2");
        all.put("quarkus.datasource.\"elsewhere\".jdbc.url", "jdbc:h2:mem:elsewhere");
        all.put("quarkus.hibernate-orm.\"archive\".packages", "models.archive");
        all.put("quarkus.hibernate-orm.\"archive\".datasource", "<default>");
        all.put("quarkus.hibernate-orm.\"archive\".active", "false");
        // The tests' class path has Envers, which the service has not.
        for (String unit : new String[] {"archive", "billing", "elsewhere"}) {
            all.put(
                    "quarkus.hibernate-orm.\"" + unit
                            + "\".unsupported-properties.\"hibernate.integration.envers.enabled\"",
                    "false");
        }
        return all;
    }
}
