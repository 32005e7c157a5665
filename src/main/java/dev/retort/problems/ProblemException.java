package dev.retort.problems;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem. The client sees its content, so it must not contain internals. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Violation> violations;
    private final transient Duration retryAfter;

    private ProblemException(ProblemType type, String detail, List<Violation> violations, Duration retryAfter) {
        // Part of a normal answer: nobody reads its stack.
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** A problem of {@code type}; {@code detail} says what was wrong this time and what to do about it. */
    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), null);
    }

    /** A request that breaks rules: at least one. */
    public static ProblemException invalid(List<Violation> violations) {
        String detail = violations.size() == 1
                ? "'" + violations.get(0).field() + "' " + violations.get(0).message()
                : violations.size() + " values break a rule; see 'violations'";
        return new ProblemException(ProblemType.INVALID_REQUEST, detail, violations, null);
    }

    /** A request that breaks one rule. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    /** A request that would be welcome later: 429 or 503. {@code retryAfter} is at least a second. */
    public static ProblemException later(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }

    /** The kind of problem. */
    public ProblemType type() {
        return type;
    }

    List<Violation> violations() {
        return violations;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
