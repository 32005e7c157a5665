package dev.retort.migrations.diff;

/** An answer that fits nothing that differs. */
public final class InvalidDecisionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidDecisionException(String message) {
        super(message);
    }
}
