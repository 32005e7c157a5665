package models.whole;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.PersistentClass;

/** Changes one column of one entity when the session factory is made. */
public class LongerCodes implements Integrator {

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessions) {
        PersistentClass stock = metadata.getEntityBinding(Stock.class.getName());
        if (stock != null) {
            stock.getProperty("code").getColumns().forEach(column -> column.setLength(15));
        }
    }
}
