/**
 * Connections of migrations: where the database is, how drivers are configured, and what their errors mean. Imports
 * {@code changelog}, {@code schema} and {@code snapshot}, but no other package below {@code apply}.
 */
package dev.retort.migrations.apply.connect;
