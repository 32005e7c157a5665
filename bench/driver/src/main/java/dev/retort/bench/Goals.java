package dev.retort.bench;

import java.util.List;
import java.util.Map;

/** What the project wants of each figure, and how far it is: the first table of the results. */
final class Goals {

    /**
     * One goal.
     *
     * @param section where it is measured
     * @param what row of the section
     * @param figure name of the figure
     * @param goal highest value wanted, in the unit of the figure, on the machine on which the goals were set
     * @param ratio highest ratio to the limit; null when only the value counts
     * @param springBoot ratio of Spring Boot 4 with JPA to the limit, measured on another machine; empty where unknown
     * @param contestant the one whose figure counts
     */
    private record Goal(
            String label,
            String section,
            String what,
            String figure,
            Double goal,
            Double ratio,
            String springBoot,
            String contestant) {

        Goal(String label, String section, String what, String figure, Double goal, Double ratio, String springBoot) {
            this(label, section, what, figure, goal, ratio, springBoot, "retort");
        }

        /** The same goal for the service from an archive of its classes. */
        Goal of(String archived) {
            return new Goal(
                    label + ", " + archived.replace("retort, ", ""),
                    section,
                    what,
                    figure,
                    goal,
                    ratio,
                    springBoot,
                    archived);
        }
    }

    private static final Goal START =
            new Goal("start to the first 200, ms", "start", "start", "millis", 1500.0, 1.43, "10.3 ×");
    private static final Goal START_CPU =
            new Goal("start to the first 200, CPU s", "start", "start", "cpuSeconds", 2.5, 1.39, "11.1 ×");
    private static final Goal IDLE = new Goal("memory idle, MB", "memory", "idle", "megabytes", 120.0, 1.3, "3.1 ×");
    private static final Goal LOADED = new Goal(
            "memory after 100,000 requests, MB", "memory", "after 100,000 requests", "megabytes", 256.0, 0.73, "1.4 ×");

    private static final List<Goal> ALL = List.of(
            new Goal(
                    "`GET /`, server CPU µs", "requests", "GET /", "serverCpuMicros", 25.0, 1.8, "7.7 × (barely warm)"),
            new Goal(
                    "`GET /users/{id}`, server CPU µs",
                    "requests",
                    "GET /users/{id}",
                    "serverCpuMicros",
                    80.0,
                    2.5,
                    "5.0 ×"),
            new Goal("list of 20, server CPU µs", "requests", "list of 20", "serverCpuMicros", 120.0, 3.1, "5.7 ×"),
            new Goal(
                    "`POST /users`, server CPU µs",
                    "requests",
                    "POST /users",
                    "serverCpuMicros",
                    200.0,
                    3.3,
                    "7.2 × (barely warm)"),
            START,
            START.of(Contestant.ARCHIVE),
            START_CPU,
            START_CPU.of(Contestant.ARCHIVE),
            IDLE,
            IDLE.of(Contestant.SMALL_ARCHIVE),
            LOADED,
            LOADED.of(Contestant.SMALL_ARCHIVE),
            new Goal(
                    "edited entity → revision written, s",
                    "tool",
                    "edited entity → revision written",
                    "seconds",
                    8.0,
                    null,
                    ""),
            new Goal(
                    "`revision --autogenerate`, 200 tables, s",
                    "tool",
                    "revision --autogenerate, 200 tables",
                    "seconds",
                    3.0,
                    null,
                    ""),
            new Goal("`check`, 200 tables, s", "tool", "check, 200 tables", "seconds", 3.0, null, ""));

    private Goals() {}

    static void write(StringBuilder text, Map<String, Measured> sections) {
        text.append(
                        "| | Goal | Goal, ratio to the limit | Limit here | Retort here | Ratio here | Spring Boot 4 + JPA, another machine |\n")
                .append("|---|---|---|---|---|---|---|\n");
        for (Goal goal : ALL) {
            Measured section = sections.get(goal.section());
            Double limit = section == null ? null : section.figure(goal.what(), "limit", goal.figure());
            Double ours = section == null ? null : section.figure(goal.what(), goal.contestant(), goal.figure());
            boolean met = ours != null
                    && (goal.ratio() != null && limit != null ? ours <= goal.ratio() * limit : ours <= goal.goal());
            text.append("| ")
                    .append(goal.label())
                    .append(" | ≤ ")
                    .append(Figures.whole(goal.goal()))
                    .append(" | ")
                    .append(goal.ratio() == null ? "" : "≤ " + goal.ratio() + " ×")
                    .append(" | ")
                    .append(Figures.orDash(limit))
                    .append(" | ")
                    .append(met ? "**" : "")
                    .append(Figures.orDash(ours))
                    .append(met ? "**" : "")
                    .append(" | ")
                    .append(Figures.ratio(ours, limit))
                    .append(" | ")
                    .append(goal.springBoot())
                    .append(" |\n");
        }
        boots(text, sections.get("boot"));
    }

    private static void boots(StringBuilder text, Measured boot) {
        for (String figure : List.of("millis", "cpuSeconds")) {
            Double with = boot == null ? null : boot.figure("1,000 revisions", "migrate-at-start", figure);
            Double without = boot == null ? null : boot.figure("1,000 revisions", "migrate-at-start=false", figure);
            boolean met = with != null && without != null && with <= 1.05 * without;
            text.append("| boot with 1,000 applied revisions, ")
                    .append(figure.equals("millis") ? "ms" : "CPU s")
                    .append("; limit: `migrate-at-start=false` | | ≤ 1.05 × | ")
                    .append(Figures.orDash(without))
                    .append(" | ")
                    .append(met ? "**" : "")
                    .append(Figures.orDash(with))
                    .append(met ? "**" : "")
                    .append(" | ")
                    .append(Figures.ratio(with, without))
                    .append(" | |\n");
        }
    }
}
