package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Start with so many applied revisions, against a start that leaves the schema alone. */
final class BootSection implements Section {

    private static final int OWN_REVISIONS = 5;
    private static final Map<String, String> OFF = Map.of("QUARKUS_LIQUIBASE_MIGRATE_AT_START", "false");

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int rounds = setting.quick() ? 2 : 5;
        JsonArray rows = new JsonArray();
        for (int revisions : setting.quick() ? new int[] {OWN_REVISIONS, 100} : new int[] {OWN_REVISIONS, 100, 1000}) {
            Path application = application(revisions, setting);
            Contestant on = new Contestant.Service("migrate-at-start", application, Map.of());
            Contestant off = new Contestant.Service("migrate-at-start=false", application, OFF);
            Database database = setting.cluster().create("boot_" + revisions, setting.template());
            // Applies them.
            StartSection.Start.of(on, database, setting);
            List<StartSection.Start> with = new ArrayList<>();
            List<StartSection.Start> without = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                with.add(StartSection.Start.of(on, database, setting));
                without.add(StartSection.Start.of(off, database, setting));
            }
            String what = String.format(Locale.ROOT, "%,d revisions", revisions);
            rows.add(StartSection.Start.row(what, off.name(), without));
            rows.add(StartSection.Start.row(what, on.name(), with));
        }
        return new JsonObject().put("rounds", rounds).put("rows", rows);
    }

    /** The packaged service with so many revisions; made once for each state of the sources. */
    static Path application(int revisions, Setting setting) throws Exception {
        Path built = setting.tree().resolve("target/bench");
        if (revisions == OWN_REVISIONS) {
            return built.resolve("app");
        }
        Path application = built.resolve("revisions-" + revisions);
        Path note = built.resolve("revisions-" + revisions + ".state");
        String state = Files.readString(built.resolve("app.state"));
        if (!Files.exists(note) || !Files.readString(note).equals(state)) {
            System.out.printf(Locale.ROOT, "building with %,d revisions...%n", revisions);
            Path copy = setting.work().resolve("tree-" + revisions);
            Tree tree = Tree.copy(setting.tree(), copy, setting.children());
            tree.addRevisions(revisions - OWN_REVISIONS);
            Path made = tree.packaged(setting.logs());
            Bench.delete(application);
            Files.move(made, application);
            Bench.delete(copy);
            Files.writeString(note, state);
        }
        return application;
    }
}
