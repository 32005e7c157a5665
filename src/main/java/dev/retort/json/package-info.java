/**
 * Strict reading of JSON request bodies into validated records, and the Unicode rules for stored text. Imports
 * {@code problems} to refuse a body.
 */
package dev.retort.json;
