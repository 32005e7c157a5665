/**
 * The resource that answers {@code GET /}. Imports nothing of Retort.
 */
package dev.retort.greeting;
