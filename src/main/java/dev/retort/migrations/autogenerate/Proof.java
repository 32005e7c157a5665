package dev.retort.migrations.autogenerate;

import java.util.List;

/**
 * Result of running a revision up, down and up again in a scratch database that has rows.
 *
 * @param engine {@code h2} or {@code postgresql}
 * @param steps in order, up to the first that went wrong
 */
public record Proof(String engine, List<Step> steps) {

    /**
     * One step.
     *
     * @param detail an observation; null when there is nothing to say
     */
    public record Step(String step, boolean ok, String detail) {}

    public Proof {
        steps = List.copyOf(steps);
    }

    /** Whether every step succeeded. */
    public boolean isProven() {
        return steps.stream().allMatch(Step::ok);
    }

    /** Remark on a proof that succeeded; null for none. */
    public String remark() {
        return steps.stream()
                .filter(step -> step.ok() && step.detail() != null)
                .map(step -> step.step() + " on " + engine + ": " + step.detail())
                .findFirst()
                .orElse(null);
    }

    /** The first failure in one line; null when there is none. */
    public String failure() {
        return steps.stream()
                .filter(step -> !step.ok())
                .map(step -> step.step() + " on " + engine + ": " + step.detail())
                .findFirst()
                .orElse(null);
    }
}
