package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import models.audited.Book;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Envers' tables are those that Hibernate creates with the same settings. */
class EnversTest {

    private static final List<Class<?>> BOOKS = List.of(Book.class, Book.Author.class, Book.Novel.class);
    private static final List<Class<?>> WITH_OWN_REVISIONS =
            Stream.concat(BOOKS.stream(), Stream.of(Book.Change.class)).toList();

    static Stream<Arguments> settings() {
        return Arrays.stream(Engine.values())
                .flatMap(engine -> Stream.of(
                        Arguments.of(engine, BOOKS, Map.of(), "book_aud", List.of("rev", "revtype")),
                        Arguments.of(
                                engine,
                                BOOKS,
                                Map.of(
                                        "org.hibernate.envers.audit_table_suffix", "_history",
                                        "org.hibernate.envers.revision_field_name", "revision",
                                        "org.hibernate.envers.revision_type_field_name", "kind",
                                        "org.hibernate.envers.store_data_at_delete", "true"),
                                "book_history",
                                List.of("revision", "kind")),
                        Arguments.of(
                                engine,
                                BOOKS,
                                Map.of(
                                        "org.hibernate.envers.audit_table_prefix", "old_",
                                        "org.hibernate.envers.audit_table_suffix", ""),
                                "old_book",
                                List.of("rev", "revtype")),
                        Arguments.of(
                                engine,
                                BOOKS,
                                Map.of(
                                        "org.hibernate.envers.audit_strategy",
                                                "org.hibernate.envers.strategy.ValidityAuditStrategy",
                                        "org.hibernate.envers.audit_strategy_validity_store_revend_timestamp", "true"),
                                "book_aud",
                                List.of("revend", "revend_tstmp")),
                        Arguments.of(
                                engine,
                                BOOKS,
                                Map.of(
                                        "org.hibernate.envers.global_with_modified_flag", "true",
                                        "org.hibernate.envers.modified_flag_suffix", "_changed"),
                                "book_aud",
                                List.of("title_changed", "price_changed")),
                        Arguments.of(
                                engine,
                                BOOKS,
                                Map.of("org.hibernate.envers.track_entities_changed_in_revision", "true"),
                                "revchanges",
                                List.of("entityname")),
                        Arguments.of(engine, WITH_OWN_REVISIONS, Map.of(), "change", List.of("who"))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void tablesAreThoseThatHibernateCreates(
            Engine engine, List<Class<?>> entities, Map<String, String> settings, String table, List<String> columns) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("hibernate.integration.envers.enabled", "true");

        Schema created = SettingsHold.check(engine, entities, all);

        assertThat(created.tables().get(table).columns())
                .extracting(column -> column.name().toLowerCase(Locale.ROOT))
                .containsAll(columns);
    }
}
