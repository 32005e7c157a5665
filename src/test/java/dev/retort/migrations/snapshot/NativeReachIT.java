package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.svm.core.annotate.TargetClass;
import dev.retort.Main;
import dev.retort.testing.NativeSources;
import dev.retort.testing.Reflection;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Our classes that are in a native executable: those that a class mentions that is in it, from {@link Main}, from all
 * that Quarkus generated, and from what is registered for reflection. The builder follows calls, so that it finds no more
 * than this.
 */
class NativeReachIT {

    private static final String OURS = "dev/retort/";
    private static final Pattern NAME = Pattern.compile("dev[./]retort[./][\\w$./]+");

    /** Each class that is reached, with slashes, and the one that mentions it. */
    private static final Map<String, String> REACHED = new TreeMap<>();

    /** Mentions among our own classes, by names with slashes. */
    private static final Map<String, Set<String>> CONSTANTS = new HashMap<>();

    @BeforeAll
    static void walk() throws IOException, ClassNotFoundException {
        Set<String> classes = new TreeSet<>();
        NativeSources.entries().stream()
                .filter(entry -> entry.endsWith(".class"))
                .map(entry -> entry.substring(0, entry.length() - ".class".length()))
                .forEach(classes::add);
        Deque<String> open = new ArrayDeque<>();
        classes.stream().filter(name -> !name.startsWith(OURS)).forEach(name -> reach(name, "Quarkus", open));
        reach(Main.class.getName().replace('.', '/'), "Java", open);
        for (JsonNode registered : NativeSources.metadata("reflect-config.json")) {
            reach(registered.get("name").asText().replace('.', '/'), "reflection", open);
        }
        for (JsonNode registered : NativeSources.metadata("picocli-generated/reflect-config.json")) {
            reach(registered.get("name").asText().replace('.', '/'), "reflection", open);
        }
        URL[] jar = {NativeSources.runner().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, null)) {
            Map<String, String> substitutes = substitutes(loader, classes);
            while (!open.isEmpty()) {
                String name = open.remove();
                Set<String> constants = ClassConstants.of(loader, substitutes.getOrDefault(name, name));
                CONSTANTS.put(name, constants);
                for (String constant : constants) {
                    Matcher mention = NAME.matcher(constant);
                    while (mention.find()) {
                        String mentioned = mention.group().replace('.', '/');
                        if (classes.contains(mentioned)) {
                            reach(mentioned, name, open);
                        }
                    }
                }
            }
        }
    }

    private static void reach(String name, String from, Deque<String> open) {
        if (REACHED.putIfAbsent(name, from) == null) {
            open.add(name);
        }
    }

    /** By what they stand in for. */
    private static Map<String, String> substitutes(ClassLoader loader, Set<String> classes)
            throws ClassNotFoundException {
        Map<String, String> substitutes = new HashMap<>();
        for (String name : classes) {
            if (name.startsWith(OURS)
                    && ClassConstants.of(loader, name).contains(TargetClass.class.descriptorString())) {
                TargetClass target = Class.forName(name.replace('/', '.')).getAnnotation(TargetClass.class);
                substitutes.put(target.value().getName().replace('.', '/'), name);
            }
        }
        return substitutes;
    }

    @Test
    void theServiceAndTheVerbsAreIn() {
        assertThat(REACHED)
                .containsKeys(
                        "dev/retort/users/UserResource",
                        "dev/retort/migrations/apply/boot/StartupMigration",
                        "dev/retort/cli/CheckCommand",
                        "dev/retort/migrations/configured/ConfiguredMigrations",
                        "dev/retort/migrations/autogenerate/Autogenerate",
                        "dev/retort/migrations/autogenerate/WrittenRevisions",
                        "dev/retort/migrations/snapshot/ScratchChangelog",
                        "dev/retort/migrations/snapshot/ApplicationEntities");
    }

    @Test
    void whatReadsEntitiesIsNot() {
        assertThat(REACHED)
                .doesNotContainKeys(
                        "dev/retort/migrations/snapshot/EntityModelReader",
                        "dev/retort/migrations/snapshot/PersistenceUnit");
        Reflection.CLASSES.forEach((name, reason) -> {
            if (reason.equals(Reflection.BEHIND_THE_DOOR)) {
                assertThat(REACHED).doesNotContainKey(name.replace('.', '/'));
            }
        });
    }

    /** The builder cannot link all that it names. Quarkus has a way around it. */
    @Test
    void nothingOfOursMentionsHibernatesOwnBootstrap() {
        Map<String, Set<String>> mentions = new TreeMap<>();
        CONSTANTS.forEach((name, constants) -> {
            if (name.startsWith(OURS)) {
                Set<String> found = new TreeSet<>();
                constants.stream()
                        .filter(constant -> constant.matches(".*org[./]hibernate[./](boot|tool|service|cfg)[./].*"))
                        .forEach(found::add);
                if (!found.isEmpty()) {
                    mentions.put(name + " (" + REACHED.get(name) + ")", found);
                }
            }
        });
        assertThat(mentions).isEmpty();
    }
}
