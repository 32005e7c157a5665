package dev.retort.migrations.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.ForeignKey.Action;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagramTest {

    @Test
    void namesThatMermaidWouldStumbleOverAreQuotedOrReplaced() {
        List<Table> tables = List.of(
                Table.of("style", Column.of("pk", "bigint"), Column.of("\"1st\"", "bigint")),
                Table.of("\"100%\"", Column.of("id", "bigint")),
                Table.of("\"a\\b\"", Column.of("id", "bigint")));

        assertThat(Diagram.of(Schema.of(Engine.H2, tables, List.of())))
                .contains(
                        "    \"style\" {\n        bigint _pk\n        bigint _1st\n",
                        "    \"100_\" {\n",
                        "    \"a_b\" {\n");
    }

    @Test
    void drawsTablesColumnsAndReferences() {
        Table shop = Table.of("shop", Column.of("id", "bigint").nullable(false))
                .withPrimaryKey(new PrimaryKey("shop_pkey", List.of("id")));
        Table item = Table.of(
                        "\"Odd Item\"",
                        Column.of("price", "decimal(10,2)").withComment("in \"euros\""),
                        Column.of("shop_id", "bigint"))
                .withForeignKeys(List.of(new ForeignKey(
                        "f", List.of("shop_id"), "shop", List.of("id"), Action.NO_ACTION, Action.NO_ACTION)));
        assertThat(Diagram.of(Schema.of(Engine.H2, List.of(shop, item), List.of())))
                .isEqualTo("""
                erDiagram
                    "Odd Item" {
                        decimal(10-2) price "in euros"
                        bigint shop_id FK
                    }
                    shop {
                        bigint id PK "not null"
                    }
                    shop |o--o{ "Odd Item" : "shop_id"
                """);
    }
}
