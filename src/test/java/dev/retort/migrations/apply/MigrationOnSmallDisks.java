package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.FaultyDisk.Fault;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import java.nio.file.Path;

/** A process that migrates on ever larger disks until one is large enough, and finishes on each when it has room. */
final class MigrationOnSmallDisks {

    private static final int STEP_BYTES = 32_768;

    private MigrationOnSmallDisks() {}

    // The folder.
    public static void main(String[] arguments) {
        int failed = 0;
        for (long size = STEP_BYTES; isTooSmall(Path.of(arguments[0]), size); size += STEP_BYTES) {
            failed++;
        }
        System.out.println("finished after " + failed + " that were too small");
        System.exit(0);
    }

    private static boolean isTooSmall(Path folder, long sizeBytes) {
        String url = "jdbc:h2:file:faulty:" + folder.resolve("of" + sizeBytes) + ";DB_CLOSE_ON_EXIT=FALSE";
        Migrator migrator = new Migrator(new DatabaseAccess(url, "sa", ""), CrashChangelog.SETTINGS);
        FaultyDisk.haveRoomFor(sizeBytes);
        try {
            migrator.upgrade("head");
            return false;
        } catch (MigrationException full) {
            FaultyDisk.have(Fault.NONE);
            finish(migrator);
            return true;
        }
    }

    /** The service tries again, too: H2 may tell of the trouble once more. */
    private static void finish(Migrator migrator) {
        try {
            migrator.upgrade("head");
        } catch (MigrationException once) {
            migrator.upgrade("head");
        }
    }
}
