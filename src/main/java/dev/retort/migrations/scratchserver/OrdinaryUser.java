package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user that a server runs as. PostgreSQL refuses to run as root, so a command of root, as in most containers, gives
 * its rights up for the server.
 *
 * @param prefix program and arguments to put before a command; empty when this process is not root's
 * @param owner name of the user that has to own the server's files; null for the one of this process
 */
record OrdinaryUser(List<String> prefix, String owner) {

    private static final String NOBODY = "65534";

    /** Another identity in a namespace of its own: the files may stay root's. Containers often forbid it. */
    static final OrdinaryUser IN_NAMESPACE = new OrdinaryUser(List.of("unshare", "-U"), null);

    /** The user without rights that every Linux has. */
    static final OrdinaryUser WITHOUT_RIGHTS =
            new OrdinaryUser(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"), "nobody");

    /** The first one that works here. */
    static OrdinaryUser find() {
        if (!System.getProperty("user.name").equals("root")) {
            return new OrdinaryUser(List.of(), null);
        }
        return List.of(IN_NAMESPACE, WITHOUT_RIGHTS).stream()
                .filter(OrdinaryUser::works)
                .findFirst()
                .orElseThrow(() -> new MigrationException(
                        "PostgreSQL does not run as root, and this root can use neither 'unshare -U' nor 'setpriv'",
                        "run the command as another user, or use --scratch-url"));
    }

    private boolean works() {
        try {
            return Processes.run(new ProcessBuilder(command("true")), line -> false)
                    .isEmpty();
        } catch (IOException missing) {
            return false;
        }
    }

    /** The command that runs {@code program} as this user. */
    List<String> command(String... program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(program));
        return command;
    }

    /** Makes a file or an empty folder this user's. */
    void own(Path file) throws IOException {
        if (owner != null) {
            Files.setOwner(
                    file,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
    }

    /** The cache whose files this user can read, where {@code usual} is the one of root's, who keeps others out. */
    Path cache(Path usual) {
        return owner == null ? usual : Path.of("/var/cache/retort");
    }
}
