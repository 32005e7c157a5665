/**
 * Reading the changelog: its revisions, found by id, and Liquibase's settings. Imports {@code schema}; never {@code diff} and
 * none of its own sub-packages, since most verbs compare nothing.
 */
package dev.retort.migrations.changelog;
