package dev.retort.cli;

import dev.retort.migrations.Migrations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Results what the test put in, and remembers what it was asked. */
final class FakeMigrations implements Migrations {

    final List<String> asked = new ArrayList<>();
    Throwable failure;
    Current current = new Current("20260105090000", "20260119090000", 2, 0);
    List<HistoryEntry> history = List.of();
    RevisionDetails shown = new RevisionDetails(
            "20260112090000",
            "Add age",
            "db/changelog/20260112090000-add-age.yaml",
            State.APPLIED,
            List.of("ALTER TABLE users ADD age INT"));
    MoveResult moved = new MoveResult("20260105090000", "20260119090000", List.of("20260112090000", "20260119090000"));
    String script = "-- a script\nSELECT 1;\n";

    final List<Draft> drafts = new ArrayList<>();
    final List<DraftResult> drafted = new ArrayList<>(List.of(new DraftResult(null, null, List.of(), List.of(), null)));
    CheckReport checked = new CheckReport(true, List.of(), List.of(), 0);
    List<Verified> verified = List.of();

    @Override
    public Current current() {
        return answer("current", current);
    }

    @Override
    public List<HistoryEntry> history() {
        return answer("history", history);
    }

    @Override
    public RevisionDetails show(String prefix) {
        return answer("show " + prefix, shown);
    }

    @Override
    public MoveResult upgrade(String target) {
        return answer("upgrade " + target, moved);
    }

    @Override
    public String upgradeSql(String target) {
        return answer("upgradeSql " + target, script);
    }

    @Override
    public MoveResult downgrade(String target) {
        return answer("downgrade " + target, moved);
    }

    @Override
    public String downgradeSql(String target) {
        return answer("downgradeSql " + target, script);
    }

    @Override
    public MoveResult stamp(String target) {
        return answer("stamp " + target, moved);
    }

    @Override
    public RevisionFile revise(String message) {
        return answer(
                "revise " + message,
                new RevisionFile("20260201120000", Path.of("src/main/resources/db/changelog/20260201120000-a.yaml")));
    }

    @Override
    public DraftResult autogenerate(Draft draft) {
        drafts.add(draft);
        return answer("autogenerate " + draft.message(), drafted.size() > 1 ? drafted.remove(0) : drafted.get(0));
    }

    @Override
    public DraftResult preview(Draft draft) {
        drafts.add(draft);
        return answer("preview " + draft.message(), drafted.get(0));
    }

    @Override
    public CheckReport check(String scratchUrl, List<String> ignored) {
        String call = scratchUrl == null ? "check" : "check " + scratchUrl;
        return answer(ignored.isEmpty() ? call : call + " ignoring " + ignored, checked);
    }

    @Override
    public List<Verified> verify(List<String> prefixes, String scratchUrl) {
        return answer("verify " + prefixes, verified);
    }

    @Override
    public String diagram(String scratchUrl) {
        return answer("diagram", "erDiagram\n    users {\n    }\n");
    }

    private <T> T answer(String question, T answer) {
        asked.add(question);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
        return answer;
    }
}
