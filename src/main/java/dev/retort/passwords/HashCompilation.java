package dev.retort.passwords;

import io.quarkus.runtime.ImageMode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * Has HotSpot inline the innermost methods of Argon2 when it compiles them.
 *
 * <p>Repairs: a method that was called before the second compiler had time for it is compiled without its counts of calls. Its callers
 * then call it instead of inlining it, for as long as the process lives: about every fourth process took 80 ms for a hash instead of
 * 30. Can be deleted when {@code bench/run storms} says the same without it, start after start. See the directives of
 * <a href="https://openjdk.org/jeps/165">JEP 165</a>.
 */
final class HashCompilation {

    private static final Logger LOG = Logger.getLogger(HashCompilation.class);

    private static final String DIRECTIVES = """
            [{
              match: "com/password4j/Argon2Function.*",
              c2: {
                inline: [
                  "+com/password4j/Argon2Function.roundFunction",
                  "+com/password4j/Argon2Function.f",
                  "+com/password4j/Argon2Function.fBlaMka",
                  "+com/password4j/Argon2Function.rotr64"
                ]
              }
            }]
            """;

    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private HashCompilation() {}

    /** To be called before the first hash. Another virtual machine, or a folder that cannot be written, leaves it as it is. */
    static void prepare() {
        if (PREPARED.compareAndSet(false, true)) {
            add();
        }
    }

    /** Gives the directives to the compiler, where there is one. */
    static void add() {
        if (ImageMode.current().isNativeImage()) {
            return;
        }
        try {
            Path file = Files.createTempFile("retort", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                command("compilerDirectivesAdd", file.toString());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | JMException | RuntimeException e) {
            LOG.debug("Hashes are compiled as the virtual machine sees fit", e);
        }
    }

    /** Runs a diagnostic command of HotSpot and returns what it prints. */
    static String command(String name, String... arguments) throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        name,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()});
    }
}
