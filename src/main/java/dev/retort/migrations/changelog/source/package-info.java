/**
 * The source tree of a project, and the two files that a new revision changes in it. Imports {@code changelog} and
 * {@code changelog.render}.
 */
package dev.retort.migrations.changelog.source;
