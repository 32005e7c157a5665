package dev.retort.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * All that the sections measure with.
 *
 * @param tree the source tree
 * @param work folder of this run, removed at its end
 * @param limit the peer on bare Vert.x
 * @param service the service of this tree
 * @param before the service of another commit, to compare with; null when there is none
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
        String template,
        boolean quick) {

    List<Contestant> contestants() {
        return before == null ? List.of(limit, service) : List.of(limit, before, service);
    }

    /** Folder for what the processes print; it stays. */
    Path logs() {
        return work.resolveSibling("logs");
    }
}
