package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Map;
import models.whole.Colour;
import models.whole.Stock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that an integrator of the service makes to a mapping are seen without a session factory. */
class ServiceIntegratorsTest {

    @ParameterizedTest
    @EnumSource
    void theyChangeTheMapping(Engine engine) {
        PersistenceUnit classes = PersistenceUnit.of(engine, List.of(Stock.class, Colour.Converted.class), Map.of());
        PersistenceUnit unit = new PersistenceUnit(
                "stock",
                classes.classes(),
                List.of("models.whole"),
                List.of(),
                List.of(),
                classes.settings(),
                false,
                null);

        Table stock =
                EntityModelReader.read(engine, List.of(unit)).schema().tables().get("stock");
        assertThat(stock.column("code").orElseThrow().type()).hasToString("varchar(15)");
    }
}
