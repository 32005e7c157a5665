package models.whole;

import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.spi.MetadataBuilderContributor;

/** Brings a naming strategy. */
@SuppressWarnings("removal")
public class SnakeCase implements MetadataBuilderContributor {

    @Override
    public void contribute(MetadataBuilder builder) {
        builder.applyPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl());
    }
}
