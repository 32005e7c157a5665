/**
 * Readers: a database to a schema, and the entities to a schema by way of Hibernate. Scratch databases of both engines are
 * made here. Imports {@code schema}, {@code dialect} and {@code changelog}; the only package that imports Hibernate's bootstrap.
 */
package dev.retort.migrations.snapshot;
