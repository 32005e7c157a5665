/**
 * The wiring: builds what {@link dev.retort.migrations.Migrations} promises from the configuration of the service. May import
 * every package below {@code migrations}; only {@code cli} imports this one.
 */
package dev.retort.migrations.configured;
