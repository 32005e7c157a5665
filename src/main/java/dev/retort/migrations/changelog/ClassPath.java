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
 * The files of a class path, as long as it does not change. Liquibase asks several times for each that it includes, and
 * wants to know whether there are several of the name: all jars are searched for that only where more than one has the
 * folder.
 */
@SuppressWarnings("try") // close() of Liquibase's interface may throw anything.
public final class ClassPath extends ClassLoaderResourceAccessor {

    private final ClassLoader loader;
    private final Map<String, List<Resource>> found = new ConcurrentHashMap<>();
    private final Map<String, Boolean> folders = new ConcurrentHashMap<>();

    public ClassPath(ClassLoader classLoader) {
        super(classLoader);
        this.loader = classLoader;
    }

    /** In the order of the class path; null when there is none, as Liquibase wants it. */
    @Override
    public List<Resource> getAll(String path) throws IOException {
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
