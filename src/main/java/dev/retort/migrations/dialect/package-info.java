/**
 * Differences between the engines: one interface for each concern, one class for each engine. Imports {@code schema} and the
 * exceptions of the API.
 */
package dev.retort.migrations.dialect;
