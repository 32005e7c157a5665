/**
 * Writes schema changes as the YAML of a revision: Liquibase's changes where one exists, SQL otherwise. Imports
 * {@code diff}, {@code dialect} and {@code schema}; never Liquibase.
 */
package dev.retort.migrations.changelog.render;
