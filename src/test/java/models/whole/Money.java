package models.whole;

import java.io.Serializable;

/** A value that only {@link MoneyTypes} makes a number of. */
public record Money(long cents) implements Serializable {}
