/**
 * The status of every revision in one database: rows of Liquibase's history table matched to the changesets of this build.
 * Imports {@code changelog}; reads and never writes.
 */
package dev.retort.migrations.history;
