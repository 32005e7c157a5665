package dev.retort.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the document and its plots from what was measured. */
final class Report {

    /** A column of a table: name of the figure and heading. */
    private record Column(String figure, String heading) {}

    /** One section of the document. */
    private record Chapter(String section, String title, String text, List<Column> columns, List<Column> plots) {}

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(
                    "requests",
                    "Requests",
                    "32 connections, the contestants in turn round by round; each figure is the median of its rounds."
                            + " Throughput is with a load generator and PostgreSQL on the same cores. p50 and p99 are at a"
                            + " steady 70 % of the contestant's own throughput, and count from when a request was due."
                            + " Passwords are hashed as cheaply as settings allow (8 KiB, one pass), by both.",
                    List.of(
                            new Column("serverCpuMicros", "server CPU µs"),
                            new Column("databaseCpuMicros", "database CPU µs"),
                            new Column("perSecond", "requests/s"),
                            new Column("p50Millis", "p50 ms"),
                            new Column("p99Millis", "p99 ms")),
                    List.of(
                            new Column("serverCpuMicros", "Server CPU for each request, µs"),
                            new Column("p99Millis", "p99 at 70 % load, ms"))),
            new Chapter(
                    "start",
                    "Start",
                    "From the start of the process to the first 200 to `GET /users/1`, on a database that needs nothing."
                            + " *archive* is the service packaged with `-Paot`, started from the archive of its classes.",
                    List.of(new Column("millis", "ms"), new Column("cpuSeconds", "CPU s")),
                    List.of(new Column("millis", "Start to the first 200, ms"))),
            new Chapter(
                    "memory",
                    "Memory",
                    "Resident memory, in MB (2^20 bytes): five seconds after the first answer, and after 100,000 requests, a"
                            + " quarter of each kind. *96 MB of heap* stands for `-XX:+UseSerialGC -Xmx96m"
                            + " -XX:ReservedCodeCacheSize=64m -XX:TrimNativeHeapInterval=10000`.",
                    List.of(new Column("megabytes", "MB")),
                    List.of(new Column("megabytes", "Resident memory, MB"))),
            new Chapter(
                    "boot",
                    "Boot and applied revisions",
                    "Start to the first 200 to `GET /users/1` of builds that have so many revisions, all of them applied, with"
                            + " `quarkus.liquibase.migrate-at-start` and without.",
                    List.of(new Column("millis", "ms"), new Column("cpuSeconds", "CPU s")),
                    List.of(new Column("cpuSeconds", "Start to the first 200, CPU s"))),
            new Chapter(
                    "tool",
                    "Command line",
                    "Whole processes, in a copy of the source tree that has so many tables of ten columns, an index, a unique"
                            + " constraint and a reference; one entity has a column that no revision makes. On PostgreSQL.",
                    List.of(new Column("seconds", "s"), new Column("cpuSeconds", "CPU s")),
                    List.of(new Column("seconds", "Commands, s"))),
            new Chapter(
                    "growth",
                    "Growth",
                    "Reads on two tables, in turn; the table with more users is made by PostgreSQL itself. Each figure is the"
                            + " median of its rounds. Goal: within 1.5 ×.",
                    List.of(
                            new Column("serverCpuMicros", "server CPU µs"),
                            new Column("databaseCpuMicros", "database CPU µs")),
                    List.of(new Column("databaseCpuMicros", "Database CPU for each request, µs"))),
            new Chapter(
                    "storms",
                    "Storms",
                    "Sign-ups at the usual cost of a hash (19 MiB, two passes) on as many threads as the service takes by itself,"
                            + " the cores less one; beside them, 200 reads a second. Goals: sign-ups ≥ 0.9 × the hashes alone,"
                            + " reads' p99 ≤ 3 × quiet, and normal again within 5 s.",
                    List.of(new Column("figure", "")),
                    List.of()),
            new Chapter(
                    "guessing",
                    "Guessed passwords",
                    "1,000 sign-ins a second from 100 client addresses, for 100 users and 100 addresses that no user has, each with"
                            + " a wrong password, and 200 authenticated reads a second meanwhile; once with the limits of failed"
                            + " sign-ins as they are by default, once without. A hash at the usual cost (19 MiB, two passes)."
                            + " Goals: reads' p99 ≤ 3 × quiet with the limits, and memory that does not grow.",
                    List.of(new Column("figure", "")),
                    List.of()));

    private Report() {}

    static void write(JsonObject results, Path steps, Path folder) throws IOException {
        Map<String, Measured> sections = new LinkedHashMap<>();
        results.forEach(entry -> sections.put(entry.getKey(), new Measured((JsonObject) entry.getValue())));
        StringBuilder text = new StringBuilder("""
                # Results

                Written by `bench/run` (see [README.md](README.md)); do not edit. *limit* is a bare Vert.x 5 server with the reactive
                PostgreSQL client that does the same work (`bench/limit`). Compare within one table: another machine has other
                figures, and much the same ratios.

                ## Goals

                Goals are ratios of one run; the absolute goals were set on the machine where Spring Boot was measured, on two cores
                with PostgreSQL 15 and Java 25. **Bold**: reached.

                """);
        Goals.write(text, sections);
        for (Chapter chapter : CHAPTERS) {
            if (sections.containsKey(chapter.section())) {
                write(text, chapter, sections.get(chapter.section()), folder);
            }
        }
        if (Files.exists(steps)) {
            text.append('\n').append(Files.readString(steps).replaceFirst("^# ", "## "));
        }
        Files.writeString(folder.resolve("RESULTS.md"), text);
    }

    private static void write(StringBuilder text, Chapter chapter, Measured section, Path folder) throws IOException {
        text.append("\n## ")
                .append(chapter.title())
                .append("\n\n")
                .append(chapter.text())
                .append("\n\n");
        text.append(conditions(section.section())).append("\n\n| | |");
        chapter.columns()
                .forEach(column -> text.append(' ').append(column.heading()).append(" |"));
        text.append("\n|---|---|")
                .append("---:|".repeat(chapter.columns().size()))
                .append('\n');
        for (String what : section.subjects()) {
            for (String contestant : section.contestants()) {
                if (chapter.columns().stream()
                        .anyMatch(column -> section.figure(what, contestant, column.figure()) != null)) {
                    text.append("| ")
                            .append(what)
                            .append(" | ")
                            .append(contestant)
                            .append(" |");
                    for (Column column : chapter.columns()) {
                        text.append(' ')
                                .append(Figures.orDash(section.figure(what, contestant, column.figure())))
                                .append(" |");
                    }
                    text.append('\n');
                }
            }
        }
        for (Column plot : chapter.plots()) {
            Bars bars = new Bars(plot.heading(), section.contestants());
            for (String what : section.subjects()) {
                bars.add(
                        what,
                        section.contestants().stream()
                                .map(contestant -> section.figure(what, contestant, plot.figure()))
                                .toList());
            }
            String file = chapter.section() + "-" + plot.figure() + ".svg";
            Files.createDirectories(folder.resolve("plots"));
            Files.writeString(folder.resolve("plots").resolve(file), bars.svg());
            text.append("\n![")
                    .append(plot.heading())
                    .append("](plots/")
                    .append(file)
                    .append(")\n");
        }
    }

    private static String conditions(JsonObject section) {
        JsonObject machine = section.getJsonObject("machine");
        String options = machine.getString("options");
        return "Commit " + machine.getString("commit") + ", " + machine.getString("date") + ", "
                + machine.getInteger("cores")
                + " cores, " + machine.getString("os") + ", Java " + machine.getString("java")
                + (options.isEmpty() ? "" : " with `" + options + "`") + ", PostgreSQL "
                + machine.getString("postgresql")
                + ", load average " + machine.getString("loadBefore") + " before"
                + (section.getInteger("warmUpOfEach") == null
                        ? ""
                        : ", warmed up by " + String.format("%,d", section.getInteger("warmUpOfEach"))
                                + " requests of each kind")
                + (section.getBoolean("quick") ? ", **quick**" : "") + ".";
    }
}
