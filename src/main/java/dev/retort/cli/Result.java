package dev.retort.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Result of a verb, as text and as JSON.
 *
 * @param json for programs: the value of the contract
 * @param text for people: lines, without the last line's end
 * @param complaint one line for standard error, in both forms; null for none
 */
record Result(JsonNode json, String text, ExitCode exitCode, String complaint) {

    Result(JsonNode json, String text, ExitCode exitCode) {
        this(json, text, exitCode, null);
    }

    static Result done(JsonNode json, String text) {
        return new Result(json, text, ExitCode.DONE);
    }
}
