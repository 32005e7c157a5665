package dev.retort.cli;

/** All exit codes. */
enum ExitCode {
    DONE(0, "Done, or nothing to do"),
    FAILED(1, "Failed"),
    /** Invalid arguments, or a command outside of a source tree that needs one. Nothing was tried. */
    WRONG_USAGE(2, "Wrong usage"),
    /** The command ran, and found something that a script should notice. */
    DIFFERENCES(3, "Differences, findings, or a question without an answer");

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
