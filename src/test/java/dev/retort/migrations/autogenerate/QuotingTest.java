package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The values of {@code quarkus.hibernate-orm.quote-identifiers.strategy}, as Quarkus tells Hibernate of them. */
class QuotingTest {

    private static final List<Class<?>> ENTITIES = List.of(Order.class, OrderLine.class);
    private static final List<Class<?>> WITH_DEFINITION = List.of(Order.class, OrderLine.class, Defined.class);

    @ParameterizedTest
    @EnumSource
    void allNamesAreQuoted(Engine engine) {
        Schema schema =
                SettingsHold.check(engine, ENTITIES, Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true"));
        assertThat(schema.tables()).containsKey("\"OrderLine\"");
    }

    @ParameterizedTest
    @EnumSource
    void allNamesAreQuotedButColumnDefinitions(Engine engine) {
        Schema schema = SettingsHold.check(
                engine,
                WITH_DEFINITION,
                Map.of(
                        MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true",
                        MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS_SKIP_COLUMN_DEFINITIONS, "true"));
        assertThat(schema.tables()).containsKey("\"OrderLine\"");
    }

    @ParameterizedTest
    @EnumSource
    void keywordsAreQuoted(Engine engine) {
        Schema schema = SettingsHold.check(
                engine, WITH_DEFINITION, Map.of(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED, "true"));
        assertThat(schema.tables()).containsKey("orderline");
    }

    @ParameterizedTest
    @EnumSource
    void whoHasColumnDefinitionsIsToldOfTheOtherStrategy(Engine engine) {
        MigrationException refused = catchThrowableOfType(
                MigrationException.class,
                () -> SettingsHold.check(
                        engine, WITH_DEFINITION, Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true")));
        assertThat(refused)
                .hasMessage(engine.id() + " refuses the column 'Defined.group', whose definition Hibernate quotes:"
                        + " \"integer default 7\"");
        assertThat(refused.remedy())
                .isEqualTo("set quarkus.hibernate-orm.quote-identifiers.strategy=all-except-column-definitions");
    }

    @Entity(name = "Defined")
    static class Defined {

        @Id
        @GeneratedValue
        Long id;

        @Column(columnDefinition = "integer default 7")
        Integer group;
    }

    @Entity(name = "Order")
    @Table(
            indexes = @Index(name = "Order_Customer", columnList = "customerName desc, value"),
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "Order_Number",
                            columnNames = {"number", "customerName"}),
            check = @CheckConstraint(name = "Order_Positive", constraint = "1 > 0"))
    static class Order {

        @Id
        @GeneratedValue
        Long id;

        @Column(nullable = false, length = 40)
        String customerName;

        Integer value;

        Long number;

        @Column(name = "user", unique = true)
        String user;

        Integer group;

        @Enumerated(EnumType.STRING)
        State theState;

        @ElementCollection
        Set<String> keyWords;

        enum State {
            OPEN,
            DONE
        }
    }

    @Entity(name = "OrderLine")
    static class OrderLine {

        @Id
        @GeneratedValue
        Long lineId;

        @ManyToOne(optional = false)
        Order order;

        @ManyToMany
        Set<Order> otherOrders;
    }
}
