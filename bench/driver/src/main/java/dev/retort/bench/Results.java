package dev.retort.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was measured, section by section: a JSON file, from which the document and its plots are drawn. */
final class Results {

    private final Path tree;
    private final Path folder;
    private final JsonObject sections;

    private Results(Path tree, Path folder, JsonObject sections) {
        this.tree = tree;
        this.folder = folder;
        this.sections = sections;
    }

    /** Those of before, of which sections are replaced. Quick ones have a folder of their own: they are nobody's record. */
    static Results of(Path tree, boolean quick) throws IOException {
        Path folder = tree.resolve(quick ? "target/bench/quick" : "bench");
        Path file = folder.resolve("results.json");
        return new Results(
                tree, folder, Files.exists(file) ? new JsonObject(Files.readString(file)) : new JsonObject());
    }

    void put(String section, JsonObject measured) throws IOException {
        sections.put(section, measured);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.json"), sections.encodePrettily() + "\n");
        write();
    }

    /** Draws the document and its plots again. */
    void write() throws IOException {
        Report.write(sections, tree.resolve("bench/STEPS.md"), folder);
        System.out.println("Written: " + tree.relativize(folder.resolve("RESULTS.md")));
    }
}
