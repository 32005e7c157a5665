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
    private static final List<String> LAUNCHER_ON_H2 = List.of("./retort", "--db", "h2");
    private static final int MANY_REVISIONS = 1000;

    private final JsonArray rows = new JsonArray();

    @Override
    public JsonObject measure(Setting setting) throws Exception {
        int rounds = setting.quick() ? 1 : 3;
        Path folder = setting.work().resolve("tool");
        Tree tree = Tree.copy(setting.tree(), folder, setting.children());
        Database database = setting.cluster().create("tool", setting.template());
        Commands commands = new Commands(folder, on(database), setting);
        System.out.println("building...");
        commands.run(LAUNCHER, 0, "current");
        report("edited entity → revision written", "retort", editedEntity(commands, folder, rounds));
        int last = 0;
        for (int tables : setting.quick() ? new int[] {10} : new int[] {10, 50, 200}) {
            System.out.printf(Locale.ROOT, "building with %,d tables...%n", tables);
            // One of them is that of the users.
            tree.writeEntities(tables - 1, false);
            commands.run(LAUNCHER, 0, "revision", "--autogenerate", "-m", "Create up to " + tables);
            tree.writeEntities(tables - 1, true);
            commands.run(LAUNCHER, 0, "upgrade");
            compare(commands, LAUNCHER, "retort", tables + " tables", rounds);
            last = tables;
        }
        if (!setting.quick()) {
            System.out.println("packaging, and building for H2...");
            compare(commands, jar(tree.packaged(setting.logs())), "packaged jar", last + " tables", rounds);
            Commands onH2 = new Commands(folder, List.of("--url", "jdbc:h2:file:" + folder.resolve("h2")), setting);
            onH2.run(LAUNCHER_ON_H2, 0, "upgrade");
            compare(onH2, LAUNCHER_ON_H2, "retort", last + " tables, H2", rounds);
            manyRevisions(setting, rounds);
        }
        return new JsonObject().put("rounds", rounds).put("rows", rows);
    }

    /** Each time the entity has a column that the time before did not have. */
    private static List<Command.Took> editedEntity(Commands commands, Path folder, int rounds) throws Exception {
        Path user = folder.resolve("src/main/java/dev/retort/users/User.java");
        Path list = folder.resolve("src/main/resources/db/changeLog.yaml");
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

    /** A revision for one more column, with its proof, and the comparison without a revision. */
    private void compare(Commands commands, List<String> how, String contestant, String what, int rounds)
            throws Exception {
        List<Command.Took> drafts = new ArrayList<>();
        List<Command.Took> checks = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            drafts.add(commands.run(how, 0, "revision", "--autogenerate", "--dry-run", "-m", "Add more"));
            checks.add(commands.run(how, 3, "check"));
        }
        report("revision --autogenerate, " + what, contestant, drafts);
        report("check, " + what, contestant, checks);
    }

    private void manyRevisions(Setting setting, int rounds) throws Exception {
        List<String> jar = jar(BootSection.application(MANY_REVISIONS, setting));
        Database database = setting.cluster().create("tool_revisions", setting.template());
        Commands commands = new Commands(setting.work(), on(database), setting);
        String many = String.format(Locale.ROOT, ", %,d revisions", MANY_REVISIONS);
        report("upgrade" + many, "packaged jar", List.of(commands.run(jar, 0, "upgrade")));
        for (String verb : List.of("current", "history")) {
            List<Command.Took> took = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                took.add(commands.run(jar, 0, verb));
            }
            report(verb + many, "packaged jar", took);
        }
    }

    private void report(String what, String contestant, List<Command.Took> took) {
        JsonObject row = new JsonObject()
                .put("what", what)
                .put("contestant", contestant)
                .put("seconds", Statistics.median(took, Command.Took::seconds))
                .put("cpuSeconds", Statistics.median(took, Command.Took::cpuSeconds));
        System.out.printf(
                Locale.ROOT,
                "%-40s %-12s %6.2f s (%.2f to %.2f)  %6.2f s of CPU%n",
                what,
                contestant,
                row.getDouble("seconds"),
                Statistics.least(took, Command.Took::seconds),
                Statistics.most(took, Command.Took::seconds),
                row.getDouble("cpuSeconds"));
        rows.add(row);
    }

    private static List<String> on(Database database) {
        return List.of("--url", database.jdbcUrl(), "--username", Database.USER, "--password", Database.USER);
    }

    private static List<String> jar(Path application) {
        List<String> command = new ArrayList<>(Contestant.java());
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        return command;
    }

    /** Commands in one folder, against one database. */
    private record Commands(Path folder, List<String> database, Setting setting) {

        Command.Took run(List<String> how, int exitCode, String... words) throws Exception {
            List<String> command = new ArrayList<>(how);
            command.addAll(List.of(words));
            command.addAll(database);
            return new Command(command, Map.of(), folder, setting.logs()).run(setting.children(), exitCode);
        }
    }
}
