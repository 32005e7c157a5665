package dev.retort.launcher;

/** A failure that the user can do something about. */
final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** As the verbs use it: wrong usage. */
    static final int USAGE = 2;

    /** As the verbs use it: the work could not be done. */
    static final int FAILED = 1;

    private final int exitCode;
    private final String remedy;

    private LauncherException(int exitCode, String error, String remedy) {
        super(error);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    static LauncherException usage(String error, String remedy) {
        return new LauncherException(USAGE, error, remedy);
    }

    static LauncherException failed(String error, String remedy) {
        return new LauncherException(FAILED, error, remedy);
    }

    int exitCode() {
        return exitCode;
    }

    /** The one line for people. */
    String line() {
        return "retort: " + getMessage() + "; " + remedy;
    }

    /** The JSON value for programs. */
    String json() {
        return "{\"error\":\"" + escaped(getMessage()) + "\",\"remedy\":\"" + escaped(remedy) + "\"}";
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < ' ') {
                json.append(String.format("\\u%04x", (int) each));
            } else {
                json.append(each == '"' || each == '\\' ? "\\" : "").append(each);
            }
        }
        return json.toString();
    }
}
