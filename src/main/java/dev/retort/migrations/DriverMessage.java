package dev.retort.migrations;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;

/** Message of a driver about a connection that failed. */
public final class DriverMessage {

    private DriverMessage() {}

    /** Its message, and what PostgreSQL's keeps to itself: that no such host is known. */
    public static String text(SQLException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                return failure.getMessage() + " The host is unknown: " + host(unknown.getMessage());
            }
        }
        return Objects.requireNonNullElseGet(
                failure.getMessage(),
                () -> "the driver gives no reason"
                        + (failure.getSQLState() == null ? "" : ", but SQL state " + failure.getSQLState()));
    }

    /** The driver takes a user and a password that stand before the host for a part of it. */
    private static String host(String name) {
        int at = name == null ? -1 : name.lastIndexOf('@');
        return at < 0
                ? "'" + name + "'"
                : "'***" + name.substring(at) + "' (pass user and password beside the URL, not in it)";
    }
}
