/**
 * The migration when the service starts, and the readiness check that waits for it. Imports {@code apply}; no other package
 * imports this one.
 */
package dev.retort.migrations.apply.boot;
