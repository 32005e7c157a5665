package dev.retort.migrations.changelog;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.Resource;

/**
 * The files of a class path, as long as it does not change. Liquibase asks several times for each that it includes, and
 * every time all jars are searched.
 */
@SuppressWarnings("try") // close() of Liquibase's interface may throw anything.
public final class ClassPath extends ClassLoaderResourceAccessor {

    private final Map<String, List<Resource>> found = new ConcurrentHashMap<>();

    public ClassPath(ClassLoader classLoader) {
        super(classLoader);
    }

    /** In the order of the class path; null when there is none, as Liquibase wants it. */
    @Override
    public List<Resource> getAll(String path) throws IOException {
        List<Resource> known = found.get(path);
        if (known == null) {
            known = super.getAll(path);
            if (known != null) {
                found.put(path, known);
            }
        }
        return known;
    }
}
