/**
 * Helper of {@code ./retort}: compiles edited sources without Maven, where that cannot change what Quarkus makes of them. No
 * part of the service calls it.
 */
package dev.retort.launcher;
