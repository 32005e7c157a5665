/**
 * Names and types that PostgreSQL has and H2 cannot show, read from the text of the changelog where no server is
 * available. Imports {@code changelog}, {@code diff} and {@code schema}.
 */
package dev.retort.migrations.changelog.postgresql;
