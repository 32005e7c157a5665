/**
 * Error answers after RFC 9457: the list of all problems, the class that chooses one, and the classes that write it inside
 * JAX-RS and beside it. Imports the API in {@code migrations} and no other package of Retort.
 */
package dev.retort.problems;
