package models.whole;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;

/** A bean that brings a type. */
@PersistenceUnitExtension
public class MoneyTypes implements TypeContributor {

    @Override
    public void contribute(TypeContributions types, ServiceRegistry registry) {
        types.contributeJavaType(new MoneyType());
    }

    private static final class MoneyType extends AbstractClassJavaType<Money> {

        MoneyType() {
            super(Money.class);
        }

        @Override
        public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
            return indicators.getJdbcType(java.sql.Types.BIGINT);
        }

        @Override
        public <X> X unwrap(Money money, Class<X> type, WrapperOptions options) {
            return money == null ? null : type.cast(money.cents());
        }

        @Override
        public <X> Money wrap(X value, WrapperOptions options) {
            return value == null ? null : new Money(((Number) value).longValue());
        }
    }
}
