package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.UsageException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasourceSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quarkus.datasource.db-kind=h2                                                             | <default>
            quarkus.datasource.db-kind=h2 quarkus.datasource.a.db-kind=h2                             | <default>
            quarkus.datasource.a.jdbc.url=x                                                           | a
            quarkus.datasource."a-b".jdbc.url=x                                                       | a-b
            quarkus.datasource.jdbc.max-size=9 quarkus.datasource.a.username=x                        | a
            quarkus.datasource.a.db-kind=h2 quarkus.datasource.b.db-kind=h2 quarkus.hibernate-orm.u.datasource=b | b
            quarkus.datasource.db-kind=h2 quarkus.hibernate-orm.datasource=b                          | b
            quarkus.datasource.db-kind=h2 quarkus.hibernate-orm.u.datasource=b retort.migrations.unit=u | b
            quarkus.datasource.db-kind=h2 quarkus.datasource.b.db-kind=h2 retort.migrations.unit=b    | b
            quarkus.datasource.b.db-kind=h2 retort.migrations.unit=<default>                          | <default>
            quarkus.datasource.reactive.url=x quarkus.datasource.b.db-kind=postgresql                 | <default>
            quarkus.datasource.a.reactive.url=x                                                       | a
            a=b                                                                                       | <default>
            quarkus.datasource.devservices.username=x quarkus.datasource.username=y                   | <default>
            """)
    void theDatasourceOfTheChangelogIsFound(String settings, String datasource) {
        assertThat(DatasourceSettings.of(config(settings)).datasource()).isEqualTo(datasource);
    }

    @Test
    void severalHaveToBeChosenFrom() {
        assertThatThrownBy(() -> DatasourceSettings.of(
                        config("quarkus.datasource.a.db-kind=h2 quarkus.datasource.b.db-kind=h2")))
                .isInstanceOf(UsageException.class)
                .hasMessage("the project has the datasources a, b, and each has a changelog of its own");
    }

    @Test
    void anUnknownUnitIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() ->
                        DatasourceSettings.of(config("quarkus.hibernate-orm.u.datasource=b retort.migrations.unit=x")))
                .isInstanceOfSatisfying(UsageException.class, refused -> {
                    assertThat(refused).hasMessage("there is no persistence unit 'x'");
                    assertThat(refused.remedy()).isEqualTo("give one of u");
                });
    }

    @Test
    void settingsOfANamedDatasourceAreReadUnderItsName() {
        DatasourceSettings settings = DatasourceSettings.of(
                config(
                        "quarkus.datasource.\"a\".db-kind=pgsql"
                                + " quarkus.liquibase.\"a\".change-log=x.xml quarkus.liquibase.change-log=y.xml"
                                + " quarkus.liquibase.\"a\".change-log-parameters.\"p.q\"=1 quarkus.liquibase.change-log-parameters.r=2"));

        assertThat(settings.text("quarkus.liquibase", "change-log")).contains("x.xml");
        assertThat(settings.map("quarkus.liquibase", "change-log-parameters")).isEqualTo(Map.of("p.q", "1"));
        assertThat(settings.kind()).contains("postgresql");
        assertThat(settings.key("quarkus.liquibase", "contexts")).isEqualTo("quarkus.liquibase.\"a\".contexts");
    }

    @ParameterizedTest
    @CsvSource({
        "vertx-reactive:postgresql://localhost/shop, jdbc:postgresql://localhost/shop",
        "postgresql://db:5433/shop?sslmode=require, jdbc:postgresql://db:5433/shop",
        "postgres://scott:tiger@db/shop, jdbc:postgresql://db/shop",
        "'postgresql://one:5432/shop,postgresql://two:5432/shop', jdbc:postgresql://one:5432/shop"
    })
    void aDatasourceThatIsReactiveAloneIsReachedByJdbc(String reactive, String jdbc) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(Map.of("quarkus.datasource.reactive.url", reactive), "test", 100))
                .build();

        assertThat(DatasourceSettings.of(config).url()).contains(jdbc);
    }

    @Test
    void theUrlOfJdbcWins() {
        assertThat(DatasourceSettings.of(
                                config(
                                        "quarkus.datasource.reactive.url=postgresql://a/b quarkus.datasource.jdbc.url=jdbc:h2:mem:"))
                        .url())
                .contains("jdbc:h2:mem:");
        assertThat(DatasourceSettings.of(config("quarkus.datasource.reactive.url=mysql://a/b"))
                        .url())
                .isEmpty();
    }

    private static SmallRyeConfig config(String settings) {
        Map<String, String> values = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            int sign = setting.indexOf('=');
            values.put(setting.substring(0, sign), setting.substring(sign + 1));
        }
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
