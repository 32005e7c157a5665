/**
 * The revision that is missing: compares entities and changelog on scratch databases, asks what only a person knows, and
 * proves the revision. Imports {@code snapshot}, {@code diff}, {@code schema}, {@code changelog.render} and
 * {@code changelog.postgresql}; never Liquibase and never {@code apply}.
 */
package dev.retort.migrations.autogenerate;
