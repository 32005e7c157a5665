/**
 * The difference of two schemas as an ordered list of changes and open questions. One small differ for each concern. Imports
 * {@code schema} alone, and needs no database.
 */
package dev.retort.migrations.diff;
