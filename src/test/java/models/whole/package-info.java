/** A model that is shaped by all that a service can bring beside its entities. */
@FilterDef(name = "available", defaultCondition = "quantity > 0")
@SequenceGenerator(name = "stock", sequenceName = "stock_numbers", initialValue = 100, allocationSize = 7)
@ConverterRegistration(converter = Colour.Converted.class)
package models.whole;

import jakarta.persistence.SequenceGenerator;
import org.hibernate.annotations.ConverterRegistration;
import org.hibernate.annotations.FilterDef;
