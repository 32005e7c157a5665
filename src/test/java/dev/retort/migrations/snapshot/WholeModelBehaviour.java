package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import io.quarkus.hibernate.orm.PersistenceUnit.PersistenceUnitLiteral;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** The model is read whole: all that shapes the tables of the running service, of each unit of its datasource. */
abstract class WholeModelBehaviour {

    @Inject
    SessionFactory sessions;

    @Inject
    @Any
    Instance<SessionFactory> all;

    abstract Engine engine();

    @Test
    void eachUnitIsWhatItsOwnHibernateWouldCreate() throws ReflectiveOperationException {
        for (PersistenceUnit unit : PersistenceUnit.configured(engine())) {
            SessionFactory running = unit.name().equals(PersistenceUnit.DEFAULT)
                    ? sessions
                    : all.select(new PersistenceUnitLiteral(unit.name())).get();
            assertThat(EntityModelReader.read(engine(), List.of(unit)).statements())
                    .as(unit.name())
                    .isNotEmpty()
                    .containsExactlyElementsOf(RunningHibernate.statements(running, engine()));
        }
    }

    @Test
    void unitsOfOneDatasourceAreReadTogether() {
        for (Engine engine : Engine.values()) {
            assertThat(schema(engine).tables()).containsOnlyKeys("by_xml", "invoice", "stock", "users");
            assertThat(schema(engine).sequences()).containsKeys("invoice_seq", "stock_numbers", "users_seq");
        }
    }

    @Test
    void columnsAreAsEverythingBesideTheEntityHasThem() {
        for (Engine engine : Engine.values()) {
            Table stock = schema(engine).tables().get("stock");
            assertThat(stock.columns())
                    .as("%s", stock)
                    .extracting(column ->
                            Names.plain(column.name()) + " " + column.type() + (column.nullable() ? "" : " not null"))
                    .contains(
                            "id bigint not null",
                            "first_name varchar(40) not null",
                            "quantity integer not null",
                            "stars integer",
                            "price decimal(8,2)",
                            "code varchar(15)",
                            "shelf varchar(33) not null",
                            "tag varchar(21)",
                            "colour integer",
                            "cost bigint",
                            "since timestamp",
                            "version varchar(255)",
                            "order varchar(255)");
            assertThat(stock.checks()).extracting(Check::expression).contains("quantity >= 1", "stars <= 5");
            assertThat(stock.hasColumn(engine == Engine.H2 ? "\"order\"" : "order"))
                    .as("a reserved word is quoted, which H2 keeps in lower case")
                    .isTrue();
            assertThat(schema(engine).tables().get("by_xml").column("heading")).isPresent();
            assertThat(schema(engine).sequences().get("stock_numbers").increment())
                    .isEqualTo(7);
        }
    }

    private static Schema schema(Engine engine) {
        return EntityModelReader.read(engine, PersistenceUnit.configured(engine))
                .schema();
    }
}
