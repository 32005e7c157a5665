package dev.retort.migrations.changelog;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;

/** A file that exists in memory only, such as a revision before it is written. */
public final class TextResource extends AbstractResource {

    private final String text;

    /**
     * A file of the class path.
     *
     * @param path its class path
     */
    public TextResource(String path, String text) {
        super(path, uri(path));
        this.text = text;
    }

    private static URI uri(String path) {
        try {
            return new URI("memory", "/" + path, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Finds that one file, and nothing else. */
    public static final class Accessor extends AbstractResourceAccessor {

        private final TextResource resource;

        public Accessor(String path, String text) {
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
