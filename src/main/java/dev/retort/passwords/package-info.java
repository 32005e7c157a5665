/**
 * Salted Argon2id hashes of passwords, made on threads of their own. Imports {@code problems} to refuse work when the queue
 * is full.
 */
package dev.retort.passwords;
