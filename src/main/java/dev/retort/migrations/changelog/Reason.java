package dev.retort.migrations.changelog;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The reason of a failure, as one line for a user. A driver, Liquibase and Hibernate write their messages for users; the
 * virtual machine writes its own for programmers, so those are replaced by the kind and the place of the fault.
 */
public final class Reason {

    /** The end of the name under which H2 rebuilds a table that is altered. */
    private static final Pattern H2_COPY = Pattern.compile("_COPY_\\d+_\\d+\\b");

    private Reason() {}

    /** The first line of the message, without H2's announcement of the statement that follows there. */
    public static String of(Throwable failure) {
        if (failure instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            Mark mark = yaml.getProblemMark();
            return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": "
                    + firstLine(yaml.getProblem());
        }
        if (failure instanceof FileSystemException file) {
            return of(file);
        }
        if (failure instanceof ClassNotFoundException || failure instanceof NoClassDefFoundError) {
            return "class '" + String.valueOf(failure.getMessage()).replace('/', '.') + "' is not on the class path";
        }
        if (failure instanceof OutOfMemoryError) {
            return "the Java virtual machine is out of memory";
        }
        boolean said = failure.getMessage() != null && !failure.getMessage().isBlank();
        return said && !isForProgrammers(failure) ? firstLine(failure.getMessage()) : kindAndPlace(failure);
    }

    /** The reason of the innermost cause. */
    public static String ofRoot(Throwable failure) {
        return of(root(failure));
    }

    /** The innermost cause: {@code failure} itself when it has none. */
    public static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Whether the reason is a fault of a program and not of its input, so that its message says nothing to a user. */
    public static boolean isForProgrammers(Throwable failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArrayStoreException
                || failure instanceof NegativeArraySizeException
                || failure instanceof ArithmeticException
                || failure instanceof ConcurrentModificationException
                || failure instanceof StackOverflowError;
    }

    private static String of(FileSystemException failure) {
        String file = "'" + failure.getFile() + "'";
        if (failure instanceof NoSuchFileException) {
            return "no such file: " + file;
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission for " + file;
        }
        return failure.getReason() == null ? file : file + ": " + failure.getReason();
    }

    private static String kindAndPlace(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun)\\..*"))
                .findFirst()
                .map(frame ->
                        " in " + frame.getClassName() + "." + frame.getMethodName() + ", line " + frame.getLineNumber())
                .map(failure.getClass().getSimpleName()::concat)
                .orElse(failure.getClass().getSimpleName());
    }

    private static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("").strip().replaceAll("; SQL statement:$", "");
        return H2_COPY.matcher(line).replaceAll("");
    }
}
