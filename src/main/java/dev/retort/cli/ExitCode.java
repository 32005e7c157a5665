package dev.retort.cli;

/** How a command ended, for scripts: the whole list. */
enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0, "Done, or nothing to do"),
    /** Could not be done. */
    FAILED(1, "Failed"),
    /** Nothing was tried: the command was not understood, or does not fit the place where it was typed. */
    WRONG_USAGE(2, "Wrong usage"),
    /** Done, and what was looked for was found. */
    DIFFERENCES(3, "Differences, findings or an unanswered question");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }
}
