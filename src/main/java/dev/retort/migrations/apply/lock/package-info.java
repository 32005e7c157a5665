/**
 * The migration lock: a lock of a database session, and Liquibase's lock row beside it for other Liquibase clients. Imports
 * {@code connect} and {@code exactlyonce}.
 */
package dev.retort.migrations.apply.lock;
