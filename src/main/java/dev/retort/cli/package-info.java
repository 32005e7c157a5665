/**
 * The command line: one class for each verb, which parses arguments, calls {@link dev.retort.migrations.Migrations} and prints
 * the result. A command reads the service's configuration and starts nothing of the service. Imports picocli, the API in
 * {@code migrations} and the wiring in {@code migrations.configured}; no other package but {@code dev.retort} imports this one.
 */
package dev.retort.cli;
