/**
 * Works out the missing revision: compares entities and changelog on scratch databases, asks questions that only a
 * person can answer, and proves the revision. Imports {@code snapshot}, {@code diff}, {@code schema},
 * {@code changelog.render} and {@code changelog.postgresql}; never Liquibase and never {@code apply}.
 */
package dev.retort.migrations.autogenerate;
