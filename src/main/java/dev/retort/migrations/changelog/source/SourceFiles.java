package dev.retort.migrations.changelog.source;

import dev.retort.migrations.changelog.TextResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;

/** The files of a source tree as they will be: texts that are not written yet, then the tree, then the class path. */
final class SourceFiles extends AbstractResourceAccessor {

    private final Path resources;
    private final Map<String, String> texts;
    private final ResourceAccessor classPath;
    private boolean searched;

    /**
     * Reads nothing yet.
     *
     * @param resources the folder of the tree's class path
     * @param texts by class path
     */
    SourceFiles(Path resources, Map<String, String> texts, ResourceAccessor classPath) {
        this.resources = resources;
        this.texts = Map.copyOf(texts);
        this.classPath = classPath;
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        String plain = path.replace('\\', '/').replaceFirst("^classpath:", "").replaceFirst("^/+", "");
        if (texts.containsKey(plain)) {
            return List.of(new TextResource(plain, texts.get(plain)));
        }
        Path file = resources.resolve(plain);
        return Files.isRegularFile(file) ? List.of(new PathResource(plain, file)) : classPath.getAll(path);
    }

    /** Whether a folder has been listed, as {@code includeAll} does. */
    boolean wereSearched() {
        return searched;
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        searched = true;
        String folder =
                path.replaceFirst("^classpath:", "").replaceFirst("/*$", "/").replaceFirst("^/+", "");
        List<Resource> found = new ArrayList<>();
        Path directory = resources.resolve(folder);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory, recursive ? Integer.MAX_VALUE : 1)) {
                files.filter(Files::isRegularFile).forEach(file -> {
                    String name = resources.relativize(file).toString().replace('\\', '/');
                    if (!texts.containsKey(name)) {
                        found.add(new PathResource(name, file));
                    }
                });
            }
        }
        texts.forEach((name, text) -> {
            if (name.startsWith(folder) && (recursive || name.indexOf('/', folder.length()) < 0)) {
                found.add(new TextResource(name, text));
            }
        });
        return found.isEmpty() ? classPath.search(path, recursive) : found;
    }

    @Override
    public List<String> describeLocations() {
        return List.of(resources.toString());
    }

    @Override
    public void close() {
        // The class path is closed by its owner.
    }
}
