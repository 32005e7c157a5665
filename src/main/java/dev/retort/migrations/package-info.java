/**
 * The API of migrations: {@link dev.retort.migrations.Migrations}, its results and its exceptions. Imports neither its own
 * sub-packages nor the service's packages, so that it can be used in any Quarkus project.
 */
package dev.retort.migrations;
