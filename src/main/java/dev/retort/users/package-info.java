/**
 * The users API: entity, rules, transactions, keyset pagination and the HTTP resource. The entity never leaves this package.
 * Imports {@code json}, {@code passwords}, {@code problems} and the API in {@code migrations}.
 */
package dev.retort.users;
