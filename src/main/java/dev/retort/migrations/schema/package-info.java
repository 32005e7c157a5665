/**
 * Tables, columns, types, keys and sequences as immutable values, without input or output. Imports nothing else of
 * Retort.
 */
package dev.retort.migrations.schema;
