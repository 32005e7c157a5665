/**
 * Printing the SQL of a command instead of running it ({@code --sql}). Changes nothing in any database. Imports
 * {@code connect}, {@code exactlyonce} and {@code lock}.
 */
package dev.retort.migrations.apply.script;
