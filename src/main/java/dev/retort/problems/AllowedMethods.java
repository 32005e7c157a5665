package dev.retort.problems;

/** Knows which methods a path has. */
public interface AllowedMethods {

    /**
     * The methods of a path as the header {@code Allow} lists them: sorted, with commas between. RFC 9110, section 15.5.6,
     * requires them in every 405.
     *
     * @param path of the request, decoded
     */
    String allowedMethods(String path);
}
