package dev.retort.migrations.apply;

import dev.retort.migrations.apply.connect.DatabaseAccess;

/** A process that migrates, to be killed at it. Says “begun” when it begins. */
final class KilledMigration {

    private KilledMigration() {}

    // URL, user and password.
    public static void main(String[] arguments) {
        DatabaseAccess access =
                new DatabaseAccess(arguments[0], arguments[1], arguments.length > 2 ? arguments[2] : "");
        Migrator migrator = new Migrator(access, CrashChangelog.SETTINGS);
        System.out.println("begun");
        migrator.upgrade("head");
    }
}
