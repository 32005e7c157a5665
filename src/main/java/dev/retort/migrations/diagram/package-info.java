/**
 * The Mermaid diagram of a schema. Imports {@code schema} alone.
 */
package dev.retort.migrations.diagram;
