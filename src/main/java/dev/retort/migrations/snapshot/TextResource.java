package dev.retort.migrations.snapshot;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** One file that exists in memory only: a revision before it is written. */
final class TextResource extends AbstractResource {

    private final String text;

    private TextResource(String path, String text) {
        super(path, URI.create("memory:/" + path));
        this.text = text;
    }

    /** Finds that one file, and nothing else. */
    static final class Accessor extends AbstractResourceAccessor {

        private final TextResource resource;

        Accessor(String path, String text) {
            this.resource = new TextResource(path, text);
        }

        @Override
        public List<Resource> search(String path, boolean recursive) {
            return getAll(path);
        }

        @Override
        public List<Resource> getAll(String path) {
            return path.equals(resource.getPath()) ? List.of(resource) : List.of();
        }

        @Override
        public List<String> describeLocations() {
            return List.of("memory");
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public Resource resolve(String other) {
        return new TextResource(resolvePath(other), "");
    }

    @Override
    public Resource resolveSibling(String other) {
        return new TextResource(resolveSiblingPath(other), "");
    }
}
