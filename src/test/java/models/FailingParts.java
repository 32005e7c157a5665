package models;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** Code of a service that does not work while it does not run. */
public final class FailingParts {

    private FailingParts() {}

    @Entity(name = "Thing")
    public static class Thing {
        @Id
        Long id;
    }

    public static class Naming extends PhysicalNamingStrategyStandardImpl {

        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
            throw new IllegalStateException("no tenant");
        }
    }

    @SuppressWarnings("removal")
    public static class Contributor implements MetadataBuilderContributor {

        @Override
        public void contribute(MetadataBuilder builder) {
            throw new IllegalStateException("no bean");
        }
    }

    public enum State {
        OPEN,
        DONE
    }

    @Entity(name = "Thing")
    public static class Converted {
        @Id
        Long id;

        @Convert(converter = Needy.class)
        State state;
    }

    /** Made by a bean container alone. */
    public static class Needy implements AttributeConverter<State, String> {

        private final String prefix;

        public Needy(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String convertToDatabaseColumn(State state) {
            return prefix + state;
        }

        @Override
        public State convertToEntityAttribute(String text) {
            return State.valueOf(text.substring(prefix.length()));
        }
    }
}
