package models;

/** Settings of a service, one of which has no default. Without an annotation, for the tests' own application would want it. */
public interface Pay {

    String apiKey();
}
