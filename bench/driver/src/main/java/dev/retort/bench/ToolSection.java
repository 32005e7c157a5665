package dev.retort.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Commands as whole processes, in a copy of the source tree that grows. */
final class ToolSection implements Section {

    private static final List<String> LAUNCHER = List.of("./retort", "--db", "postgresql");

    private final JsonArray rows = new JsonArray();

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int rounds = setting.quick() ? 1 : 3;
        Tree tree = Tree.copy(setting.tree(), setting.work().resolve("tool"), setting.children());
        Database database = setting.cluster().create("tool", setting.template());
        Commands commands = new Commands(tree, database, setting);
        System.out.println("building...");
        commands.run(LAUNCHER, 0, "current");
        measure("edited entity → revision written", "retort", editedEntity(commands, tree, rounds));
        int last = 0;
        for (int tables : setting.quick() ? new int[] {10} : new int[] {10, 50, 200}) {
            System.out.printf(Locale.ROOT, "building with %,d tables...%n", tables);
            // One of them is that of the users.
            tree.writeEntities(tables - 1, false);
            commands.run(LAUNCHER, 0, "revision", "--autogenerate", "-m", "Create up to " + tables);
            tree.writeEntities(tables - 1, true);
            commands.run(LAUNCHER, 0, "upgrade");
            compare(commands, LAUNCHER, "retort", tables, rounds);
            last = tables;
        }
        System.out.printf(Locale.ROOT, "packaging with %,d tables...%n", last);
        Path jar = tree.packaged(setting.logs()).resolve("quarkus-run.jar");
        List<String> packaged = new ArrayList<>(Contestant.java());
        packaged.addAll(List.of("-jar", jar.toString()));
        compare(commands, packaged, "packaged jar", last, rounds);
        return new JsonObject().put("rounds", rounds).put("rows", rows);
    }

    /** Each time the entity has a column that the time before did not have. */
    private static List<Command.Took> editedEntity(Commands commands, Tree tree, int rounds) throws Exception {
        Path user = tree.folder().resolve("src/main/java/dev/retort/users/User.java");
        Path list = tree.folder().resolve("src/main/resources/db/changeLog.yaml");
        String entity = Files.readString(user);
        String revisions = Files.readString(list);
        int end = entity.lastIndexOf('}');
        List<Command.Took> took = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Files.writeString(user, entity.substring(0, end) + "\n    String nickname" + round + ";\n}\n");
            took.add(commands.run(LAUNCHER, 0, "revision", "--autogenerate", "-m", "Add nickname " + round));
            Files.writeString(list, revisions);
            try (Stream<Path> files = Files.list(list.resolveSibling("changelog"))) {
                for (Path file :
                        files.filter(f -> f.toString().contains("add-nickname")).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.writeString(user, entity);
        return took;
    }

    private void compare(Commands commands, List<String> how, String contestant, int tables, int rounds)
            throws Exception {
        List<Command.Took> drafts = new ArrayList<>();
        List<Command.Took> checks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            drafts.add(commands.run(how, 0, "revision", "--autogenerate", "--dry-run", "-m", "Add more"));
            checks.add(commands.run(how, 3, "check"));
        }
        measure(String.format(Locale.ROOT, "revision --autogenerate, %,d tables", tables), contestant, drafts);
        measure(String.format(Locale.ROOT, "check, %,d tables", tables), contestant, checks);
    }

    private void measure(String what, String contestant, List<Command.Took> took) {
        JsonObject row = new JsonObject()
                .put("what", what)
                .put("contestant", contestant)
                .put("seconds", Statistics.median(took, Command.Took::seconds))
                .put("cpuSeconds", Statistics.median(took, Command.Took::cpuSeconds));
        System.out.printf(
                Locale.ROOT,
                "%-38s %-12s %6.2f s (%.2f to %.2f)  %6.2f s of CPU%n",
                what,
                contestant,
                row.getDouble("seconds"),
                Statistics.least(took, Command.Took::seconds),
                Statistics.most(took, Command.Took::seconds),
                row.getDouble("cpuSeconds"));
        rows.add(row);
    }

    private record Commands(Tree tree, Database database, Setting setting) {

        Command.Took run(List<String> how, int exitCode, String... words) throws Exception {
            List<String> command = new ArrayList<>(how);
            command.addAll(List.of(words));
            command.addAll(
                    List.of("--url", database.jdbcUrl(), "--username", Database.USER, "--password", Database.USER));
            return new Command(command, Map.of(), tree.folder(), setting.logs()).run(setting.children(), exitCode);
        }
    }
}
