package dev.retort.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The version of Quarkus that an application was built with. */
final class QuarkusVersion {

    /** The oldest version that works. */
    static final String OLDEST = "3.27";

    private static final Pattern CORE = Pattern.compile("(?:.*\\.)?quarkus-core-(\\d.*)\\.jar");
    private static final Pattern MINOR = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final String PROPERTIES = "META-INF/maven/io.quarkus/quarkus-core/pom.properties";

    private QuarkusVersion() {}

    /**
     * Refuses an application of an older Quarkus.
     *
     * @param jars of the application, its own first
     * @throws LauncherException when it is too old
     */
    static void require(List<Path> jars) throws IOException {
        Optional<String> version = of(jars);
        if (version.isPresent() && isOlder(version.get())) {
            throw LauncherException.failed(
                    "the application has Quarkus " + version.get() + ", and Retort needs Quarkus " + OLDEST
                            + " or newer",
                    "update its Quarkus");
        }
    }

    /** Empty when it is not told. */
    private static Optional<String> of(List<Path> jars) throws IOException {
        for (Path jar : jars) {
            Matcher core = CORE.matcher(jar.getFileName().toString());
            if (core.matches()) {
                return Optional.of(core.group(1));
            }
        }
        return jars.isEmpty() ? Optional.empty() : inUberJar(jars.get(0));
    }

    private static Optional<String> inUberJar(Path jar) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            ZipEntry entry = content.getEntry(PROPERTIES);
            if (entry == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (InputStream text = content.getInputStream(entry)) {
                properties.load(text);
            }
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (ZipException noJar) {
            return Optional.empty();
        }
    }

    private static boolean isOlder(String version) {
        Matcher is = MINOR.matcher(version);
        Matcher oldest = MINOR.matcher(OLDEST);
        if (!is.matches() || !oldest.matches()) {
            return false;
        }
        int major = Integer.compare(number(is, 1), number(oldest, 1));
        return major < 0 || (major == 0 && number(is, 2) < number(oldest, 2));
    }

    private static int number(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }
}
