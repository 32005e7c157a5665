package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.schema.Engine;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting of Hibernate's counts, but those that need a database or act at run time. */
class HibernateSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.hibernate.envers.audit_table_suffix",
                "org.hibernate.envers.store_data_at_delete",
                "hibernate.auto_quote_keyword",
                "hibernate.globally_quoted_identifiers",
                "hibernate.hbm2ddl.default_constraint_mode",
                "hibernate.id.db_structure_naming_strategy",
                "hibernate.metadata_builder_contributor",
                "hibernate.timezone.default_storage",
                "hibernate.validator.apply_to_ddl",
                "hibernate.mapping.default_list_semantics",
                "jakarta.persistence.validation.mode",
                "com.acme.of_a_contributor"
            })
    void whatMayShapeATablePasses(String name) {
        for (Engine engine : Engine.values()) {
            assertThat(HibernateSettings.of(Map.of(name, "x"), engine, null)).containsEntry(name, "x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hibernate.connection.url",
                "hibernate.connection.datasource",
                "hibernate.cache.region.factory_class",
                "hibernate.default_schema",
                "hibernate.hbm2ddl.auto",
                "hibernate.multi_tenant_connection_provider",
                "hibernate.type.json_format_mapper",
                "jakarta.persistence.jdbc.url",
                "javax.persistence.jdbc.url",
                "jakarta.persistence.schema-generation.database.action"
            })
    void whatNeedsADatabaseDoesNot(String name) {
        for (Engine engine : Engine.values()) {
            assertThat(HibernateSettings.of(Map.of(name, "x"), engine, engine.id()))
                    .doesNotContainKey(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDialectIsThatOfTheBuildOnItsOwnEngineAlone(Engine engine) {
        Map<String, String> given = Map.of(
                "hibernate.dialect", "com.acme.OurDialect", "jakarta.persistence.database-product-version", "17");

        assertThat(HibernateSettings.of(given, engine, engine.id())).containsAllEntriesOf(given);
        assertThat(HibernateSettings.of(given, engine, engine.other().id()).values())
                .doesNotContain("com.acme.OurDialect", "17");
    }

    @Test
    void hibernateNeverConnects() {
        assertThat(HibernateSettings.of(
                        Map.of("hibernate.boot.allow_jdbc_metadata_access", "true"), Engine.H2, Engine.H2.id()))
                .containsEntry("hibernate.boot.allow_jdbc_metadata_access", false);
    }
}
