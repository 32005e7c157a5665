/**
 * Compares two schemas: an ordered list of changes and open questions, with one small differ for each concern. Imports
 * {@code schema} alone, and needs no database.
 */
package dev.retort.migrations.diff;
