/**
 * The migrator, which moves one database along the revisions: upgrade, downgrade, stamp. The sub-packages hold connections,
 * the lock, atomic changesets, SQL scripts and the migration at start. Imports {@code changelog}, {@code dialect},
 * {@code history}, {@code schema} and {@code snapshot}; never {@code diff} or {@code autogenerate}.
 */
package dev.retort.migrations.apply;
