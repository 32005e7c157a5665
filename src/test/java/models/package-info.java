/**
 * Entities that are tried out, outside of {@code dev.retort}: there Quarkus would take them for the service's own when it
 * starts for a test.
 */
package models;
