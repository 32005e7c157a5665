package dev.retort.migrations.diff;

/** A decision that refers to nothing that exists or differs. */
public final class InvalidDecisionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidDecisionException(String message) {
        super(message);
    }
}
