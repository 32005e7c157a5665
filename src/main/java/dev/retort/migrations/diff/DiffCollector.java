package dev.retort.migrations.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the changes that the differs find, each in its phase. */
final class DiffCollector {

    private final Map<Phase, List<SchemaChange>> changes = new EnumMap<>(Phase.class);
    private final List<Question> questions = new ArrayList<>();

    void add(Phase phase, SchemaChange change) {
        changes.computeIfAbsent(phase, key -> new ArrayList<>()).add(change);
    }

    void ask(Question question) {
        questions.add(question);
    }

    Difference difference() {
        return new Difference(changes.values().stream().flatMap(List::stream).toList(), questions);
    }
}
