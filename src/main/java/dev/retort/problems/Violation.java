package dev.retort.problems;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One rule that the request breaks.
 *
 * @param field the member of the body, or the query parameter, that breaks it
 * @param message what is wrong with it and what would be right
 */
@RegisterForReflection
public record Violation(String field, String message) {}
