package dev.retort.cli;

import java.util.regex.Pattern;

/** Keeps passwords out of what is printed. They get there by way of URLs, which drivers like to quote. */
final class Secrets {

    /** {@code ?password=…}, {@code &sslpassword=…}, {@code ;PASSWORD=…}: up to what ends a parameter. */
    private static final Pattern PARAMETER = Pattern.compile("(?i)(\\w*password\\s*=\\s*)[^&;,'\"\\s]+");

    /** {@code //name:password@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:\\s]*:)[^/@\\s]+@");

    private Secrets() {}

    static String hide(String text) {
        return USER_INFO.matcher(PARAMETER.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
    }
}
