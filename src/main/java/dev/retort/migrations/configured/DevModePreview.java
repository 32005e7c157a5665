package dev.retort.migrations.configured;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations;
import dev.retort.migrations.Migrations.Change;
import dev.retort.migrations.Migrations.Draft;
import dev.retort.migrations.Migrations.DraftResult;
import dev.retort.migrations.Migrations.Question;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * In dev mode, says in one line of the log what {@code retort preview} would print: after the start and after each reload, behind
 * the running service. Says nothing when entities and changelog agree.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DevModePreview {

    private static final Logger LOG = Logger.getLogger(DevModePreview.class);

    private static final Duration LET_FINISH = Duration.ofSeconds(5);
    private static final int MOST_NAMED = 3;
    private static final Draft SILENT =
            new Draft("Preview", Map.of(), false, List.of(), false, List.of(), List.of(), Map.of(), null, true);

    private static final String TYPE = "Run './retort revision --autogenerate -m MESSAGE'";

    private final SmallRyeConfig config;
    private Thread working;

    DevModePreview(SmallRyeConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        working = new Thread(this::tell, "preview");
        working.setDaemon(true);
        working.start();
    }

    /** Its classes are about to go. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        working.join(LET_FINISH.toMillis());
    }

    private void tell() {
        try {
            Migrations migrations = ConfiguredMigrations.of(config);
            DraftResult draft = migrations.preview(SILENT);
            if (!draft.changes().isEmpty() || !draft.questions().isEmpty()) {
                LOG.infof("The entities differ from the changelog: %s", whatToType(draft));
            }
        } catch (MigrationException failure) {
            LOG.infof(
                    "The entities cannot be compared with the changelog: %s (%s)",
                    failure.getMessage(), failure.remedy());
        } catch (RuntimeException | LinkageError failure) {
            LOG.debug("The entities cannot be compared with the changelog", failure);
        }
    }

    private static String whatToType(DraftResult draft) {
        return draft.questions().isEmpty()
                ? some(draft.changes().stream().map(Change::description).toList()) + ". " + TYPE
                : some(draft.questions().stream().map(Question::about).toList()) + ". " + TYPE
                        + ", which asks about them";
    }

    private static String some(List<String> all) {
        String first = all.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        return all.size() > MOST_NAMED ? first + "; and " + (all.size() - MOST_NAMED) + " more" : first;
    }
}
