package dev.retort.migrations.diff;

/** An answer that fits nothing that differs. */
public final class UnusableAnswerException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableAnswerException(String message) {
        super(message);
    }
}
