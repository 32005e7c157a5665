/**
 * Atomic changesets: each takes effect together with its history row, or not at all, at whatever moment the process is
 * killed. Commits are deferred, and a journal counts the statements that commit by themselves. Imports {@code connect},
 * {@code changelog}, {@code history} and {@code schema}.
 */
package dev.retort.migrations.apply.exactlyonce;
