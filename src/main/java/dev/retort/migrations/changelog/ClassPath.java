package dev.retort.migrations.changelog;

import io.quarkus.liquibase.common.runtime.NativeImageResourceAccessor;
import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.PathResource;
import liquibase.resource.Resource;
import liquibase.resource.URIResource;

/**
 * A class path that caches its files, so it must not change. Liquibase looks up each included file several times, and
 * also looks for duplicates. All jars are searched for duplicates unless exactly one entry has the folder.
 */
@SuppressWarnings("try") // close() of Liquibase's interface may throw anything.
public final class ClassPath extends ClassLoaderResourceAccessor {

    private static final String PREFIX = "classpath:";

    private final ClassLoader loader;
    private final Map<String, List<Resource>> found = new ConcurrentHashMap<>();
    private final Map<String, Boolean> folders = new ConcurrentHashMap<>();

    public ClassPath(ClassLoader classLoader) {
        super(classLoader);
        this.loader = classLoader;
    }

    /** The files in the order of the class path; null when there is none, as Liquibase expects. */
    @Override
    public List<Resource> getAll(String written) throws IOException {
        String path = written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written;
        List<Resource> known = found.get(path);
        if (known == null) {
            URL only = isInOnePlace(path) ? loader.getResource(path) : null;
            known = only == null ? super.getAll(path) : List.of(resource(path, only));
            if (known != null) {
                found.put(path, known);
            }
        }
        return known;
    }

    /** Whether one entry of the class path alone has the file's folder. Not every jar lists its folders. */
    private boolean isInOnePlace(String path) throws IOException {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Boolean known = folders.get(folder);
        if (known == null) {
            known = !folder.isEmpty()
                    && Collections.list(loader.getResources(folder)).size() == 1;
            folders.put(folder, known);
        }
        return known;
    }

    @Override
    public List<Resource> search(String path, SearchOptions options) throws IOException {
        return isInImage() ? new NativeImageResourceAccessor().search(path, options) : super.search(path, options);
    }

    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        return isInImage() ? new NativeImageResourceAccessor().search(path, recursive) : super.search(path, recursive);
    }

    /** A native executable cannot list the folders of its class path, but its resources. */
    private static boolean isInImage() {
        return ImageMode.current().isNativeImage();
    }

    private static Resource resource(String path, URL url) {
        URI uri = URI.create(url.toString());
        return uri.getScheme().equals("file") ? new PathResource(path, Path.of(uri)) : new URIResource(path, uri);
    }
}
