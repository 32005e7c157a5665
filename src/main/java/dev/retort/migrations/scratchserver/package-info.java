/**
 * A PostgreSQL server of Retort's own for scratch databases, where no other one is at hand: its binaries come through
 * Maven into the user's cache, and it lives as long as the command.
 */
package dev.retort.migrations.scratchserver;
