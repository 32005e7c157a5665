/**
 * Verbs of the command line that set up sign-in: a key, and the first admin. {@code Main} hands them to {@code cli}, which is used by
 * projects without users, too. No other package imports this one.
 */
package dev.retort.security.commands;
