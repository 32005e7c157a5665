/**
 * Repairs of corner cases in Quarkus' HTTP layer. Each class names the behaviour that it repairs and can be deleted when
 * Quarkus behaves so by itself. Imports {@code problems}; no other package imports this one.
 */
package dev.retort.http;
