package dev.retort.cli;

/** Arguments that parse but cannot be meant, or not here. */
final class WrongUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param error what is wrong, with the object in quotes
     * @param remedy what to type instead
     */
    WrongUsageException(String error, String remedy) {
        super(error);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
