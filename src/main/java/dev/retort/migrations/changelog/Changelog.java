package dev.retort.migrations.changelog;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeChecksum;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import liquibase.ui.UIService;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The revisions of this build, in the order in which the changelog includes them. */
public final class Changelog {

    private final Database database;
    private final DatabaseChangeLog liquibase;
    private final RecordingParameters parameters;
    private final List<Revision> revisions;

    private Changelog(
            Database database, DatabaseChangeLog liquibase, RecordingParameters parameters, List<Revision> revisions) {
        this.database = database;
        this.liquibase = liquibase;
        this.parameters = parameters;
        this.revisions = List.copyOf(revisions);
    }

    /**
     * Reads the changelog for {@code engine}, without a connection: given one, Liquibase creates its history table as
     * soon as it meets an include.
     *
     * @throws MigrationException when a file is missing, is not a changelog, or has a changeset that is there twice;
     *     names it
     */
    public static Changelog read(ChangelogSettings settings, Engine engine) {
        return read(settings, engine, classPath -> classPath);
    }

    /**
     * The same from other files.
     *
     * @param files finds them, given those of the class path
     */
    public static Changelog read(ChangelogSettings settings, Engine engine, UnaryOperator<ResourceAccessor> files) {
        Database database = LiquibaseDatabases.of(engine);
        return inScope(database, files, () -> {
            ResourceAccessor resources = Scope.getCurrentScope().getResourceAccessor();
            try {
                requireExisting(settings.changeLog(), resources);
                RecordingParameters parameters = settings.parsing(database);
                DatabaseChangeLog liquibase = ChangeLogParserFactory.getInstance()
                        .getParser(settings.changeLog(), resources)
                        .parse(settings.changeLog(), parameters, resources);
                return new Changelog(database, liquibase, parameters, revisions(liquibase, settings, database));
            } catch (LiquibaseException | UnexpectedLiquibaseException | IOException cause) {
                throw new MigrationException(
                        "the changelog '" + settings.changeLog() + "' cannot be read: " + reason(cause),
                        "correct that file",
                        cause);
            }
        });
    }

    private static void requireExisting(String changeLog, ResourceAccessor resources) throws IOException {
        if (!resources.get(changeLog).exists()) {
            throw new MigrationException(
                    "there is no changelog '" + changeLog + "'",
                    "write the first revision with 'revision --autogenerate -m MESSAGE', or correct the setting"
                            + " quarkus.liquibase.change-log");
        }
    }

    /** Runs a piece of work in which Liquibase knows the database, finds the class path and does not print. */
    public static <T> T inScope(Database database, Scope.ScopedRunnerWithReturn<T> work) {
        return inScope(database, classPath -> classPath, work);
    }

    private static <T> T inScope(
            Database database, UnaryOperator<ResourceAccessor> files, Scope.ScopedRunnerWithReturn<T> work) {
        ClassLoader classLoader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElse(Changelog.class.getClassLoader());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Scope.Attr.database.name(), database);
        values.put(Scope.Attr.classLoader.name(), classLoader);
        values.put(Scope.Attr.resourceAccessor.name(), files.apply(new ClassPath(classLoader)));
        UIService quiet = new LoggerUIService();
        values.put(Scope.Attr.ui.name(), quiet);
        values.put(Scope.Attr.deploymentId.name(), deploymentId());
        try {
            return Scope.child(values, work);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ten digits that rows written together share: as Liquibase makes them. */
    private static String deploymentId() {
        String millis = Long.toString(System.currentTimeMillis());
        return millis.substring(millis.length() - 10);
    }

    private static List<Revision> revisions(
            DatabaseChangeLog liquibase, ChangelogSettings settings, Database database) {
        ResourceAccessor resources = Scope.getCurrentScope().getResourceAccessor();
        Predicate<ChangeSet> isNeeded = settings.neededOn(database);
        requireUnique(liquibase.getChangeSets().stream().filter(isNeeded).toList());
        List<Revision> revisions = new ArrayList<>();
        Revision.runs(liquibase.getChangeSets()).forEach((name, all) -> {
            List<ChangeSet> needed = all.stream().filter(isNeeded).toList();
            String file = Revision.fileOf(all.get(0));
            boolean isFirst = name.equals(file);
            revisions.add(new Revision(
                    isFirst ? Revision.idOf(file) : name,
                    name,
                    () -> isFirst ? message(resources, file, all.get(0)) : comment(all.get(0)),
                    file,
                    needed,
                    all));
        });
        return revisions;
    }

    /** Each changeset is recorded once, so that the second one would never run. */
    private static void requireUnique(List<ChangeSet> changeSets) {
        Set<String> names = new HashSet<>();
        for (ChangeSet changeSet : changeSets) {
            if (!names.add(changeSet.toString(false))) {
                throw new MigrationException(
                        "changeset '" + changeSet.toString(false) + "' is in the changelog twice",
                        "give one of the two another id, or include its file once");
            }
        }
    }

    private static String comment(ChangeSet changeSet) {
        return changeSet.getComments() == null ? "" : changeSet.getComments();
    }

    private static String message(ResourceAccessor resources, String file, ChangeSet first) {
        String comment = comment(first);
        if (file.endsWith(".xml") || file.endsWith(".sql")) {
            return comment;
        }
        try (Reader text =
                new InputStreamReader(resources.getExisting(file).openInputStream(), StandardCharsets.UTF_8)) {
            return MessageReader.read(text);
        } catch (IOException | YAMLException unreadable) {
            return comment;
        }
    }

    /** The database that the changelog was read for. */
    public Database database() {
        return database;
    }

    /** The changelog as Liquibase parsed it. */
    public DatabaseChangeLog liquibase() {
        return liquibase;
    }

    /**
     * Whether the class path and the settings alone decide the content and the checksums of the changesets. Ask after the
     * checksums were calculated: files of SQL and of rows are read for them.
     *
     * @param settings those that it was read with
     */
    public boolean isFixedByBuild(ChangelogSettings settings) {
        return parameters.used().stream().allMatch(settings::fixes)
                && liquibase.getChangeSets().stream()
                        .flatMap(changeSet -> changeSet.getChanges().stream())
                        .allMatch(Changelog::hasFixedCheckSum);
    }

    private static boolean hasFixedCheckSum(Change change) {
        return change instanceof CustomChangeWrapper custom
                ? !(custom.getCustomChange() instanceof CustomChangeChecksum)
                : change.getClass().getName().startsWith("liquibase.change.core.");
    }

    /** The revisions in the order of the changelog. */
    public List<Revision> revisions() {
        return revisions;
    }

    /** Id of the last revision; null when there is none. */
    public String head() {
        return revisions.isEmpty() ? null : revisions.get(revisions.size() - 1).id();
    }

    /**
     * The one revision whose id starts with {@code prefix}; else the one whose file is called so, without its folders.
     *
     * @throws MigrationException when none does, or several do; names the prefix
     */
    public Revision resolve(String prefix) {
        List<Revision> exact = matching(id -> id.equals(prefix));
        List<Revision> found = exact.isEmpty() ? matching(id -> !prefix.isEmpty() && id.startsWith(prefix)) : exact;
        if (found.isEmpty() && !prefix.isEmpty()) {
            found = matching(id -> id.substring(id.lastIndexOf('/') + 1).startsWith(prefix));
        }
        if (found.isEmpty()) {
            throw new MigrationException(
                    "unknown revision '" + prefix + "'", "'history' lists the revisions of this build");
        }
        if (found.size() > 1) {
            throw new MigrationException(
                    "revision '" + prefix + "' is ambiguous: "
                            + String.join(
                                    ", ",
                                    found.stream().limit(4).map(Revision::id).toList())
                            + (found.size() > 4 ? ", …" : ""),
                    "give more of the id");
        }
        return found.get(0);
    }

    private List<Revision> matching(Predicate<String> id) {
        return revisions.stream().filter(revision -> id.test(revision.id())).toList();
    }

    /** Liquibase's message, with line and column in place of the YAML parser's long text. */
    private static String reason(Throwable failure) {
        Throwable root = Reason.root(failure);
        String message = String.valueOf(failure.getMessage());
        return root instanceof MarkedYAMLException && message.contains(root.getMessage())
                ? message.substring(0, message.indexOf(root.getMessage())) + Reason.of(root)
                : CustomCode.isCauseOf(root) ? CustomCode.reason(failure) : Reason.of(failure);
    }
}
