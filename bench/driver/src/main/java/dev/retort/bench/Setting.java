package dev.retort.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the sections measure with.
 *
 * @param tree the source tree
 * @param work folder of this run, removed at its end
 * @param limit the peer on bare Vert.x
 * @param service the service of this tree
 * @param before the service of another commit, to compare with; null when there is none
 * @param archived the service of this tree from an archive of its classes, in several ways
 * @param template name of a database with the service's schema and {@link Cluster#USERS} users
 * @param quick whether to measure roughly, within a minute or so
 */
record Setting(
        Path tree,
        Path work,
        Children children,
        Cluster cluster,
        Contestant limit,
        Contestant.Service service,
        Contestant.Service before,
        List<Contestant> archived,
        String template,
        boolean quick) {

    List<Contestant> contestants() {
        return before == null ? List.of(limit, service) : List.of(limit, before, service);
    }

    /** Those whose start and memory are compared. */
    List<Contestant> starters() {
        return Stream.of(contestants(), archived).flatMap(List::stream).toList();
    }

    /** Folder for what the processes print; it stays. */
    Path logs() {
        return work.resolveSibling("logs");
    }
}
