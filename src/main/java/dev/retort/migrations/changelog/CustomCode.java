package dev.retort.migrations.changelog;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.custom.CustomChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ValidationFailOption;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.exception.PreconditionErrorException;
import liquibase.exception.PreconditionFailedException;
import liquibase.exception.ValidationErrors;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.FailedPrecondition;

/** The classes that a changelog names, {@code customChange} and {@code customPrecondition}, and what fails in them. */
public final class CustomCode {

    private static final List<String> CALLERS =
            List.of(CustomChangeWrapper.class.getName(), CustomPreconditionWrapper.class.getName());

    private CustomCode() {}

    /**
     * The reason why a changeset failed, in one line that names the custom class at fault, if any.
     *
     * @param failure thrown by Liquibase
     */
    public static String reason(ChangeSet changeSet, Throwable failure) {
        Throwable root = root(failure);
        String reason = root instanceof PreconditionFailedException unmet ? unmet(changeSet, unmet) : Reason.of(root);
        String culprit = culprit(root);
        if (culprit != null) {
            return "'" + culprit + "' failed: " + reason;
        }
        String classes = classes(changeSet);
        return Reason.isForProgrammers(root) && !classes.isEmpty()
                ? classes + " returned something that Liquibase cannot run, such as null for a statement: " + reason
                : reason;
    }

    static boolean isCauseOf(Throwable failure) {
        return culprit(failure) != null;
    }

    /** The reason why a changelog cannot be read. */
    public static String reason(Throwable failure) {
        Throwable root = root(failure);
        String culprit = culprit(root);
        return culprit == null ? Reason.of(root) : "'" + culprit + "' failed: " + Reason.of(root);
    }

    /**
     * Validates every change of a changeset, as Liquibase does; null is no error. A change with
     * {@code onValidationFail: MARK_RAN} is then marked as run instead.
     *
     * @throws LiquibaseException naming every error
     */
    public static void validate(ChangeSet changeSet, Database database) throws LiquibaseException {
        for (Change change : changeSet.getChanges()) {
            ValidationErrors errors = change.validate(database);
            if (errors != null && errors.hasErrors()) {
                if (changeSet.getOnValidationFail() == ValidationFailOption.MARK_RAN) {
                    changeSet.setValidationFailed(true);
                    return;
                }
                throw thrownBy(change, database, String.join("; ", errors.getErrorMessages()));
            }
        }
    }

    /**
     * Validates the custom changes of a rollback. Liquibase itself takes null for an error there.
     *
     * @throws LiquibaseException naming the class that answers null
     */
    public static void validateRollback(ChangeSet changeSet, Database database) throws LiquibaseException {
        if (changeSet.getRollback() == null) {
            return;
        }
        for (Change change : changeSet.getRollback().getChanges()) {
            if (change instanceof CustomChangeWrapper custom && custom.validate(database) == null) {
                throw new LiquibaseException("'" + custom.getClassName()
                        + "' returns null from validate(), but Liquibase needs ValidationErrors in a rollback:"
                        + " return new ValidationErrors()");
            }
        }
    }

    /**
     * The exception behind a validation error. Liquibase keeps only its text, so the class is asked again and throws it
     * again.
     */
    private static LiquibaseException thrownBy(Change change, Database database, String errors) {
        if (change instanceof CustomChangeWrapper custom) {
            CustomChange own = custom.getCustomChange();
            try {
                own.validate(database);
            } catch (RuntimeException failure) {
                return new LiquibaseException(
                        "'" + custom.getClassName() + "' failed in validate(): " + Reason.ofRoot(failure));
            }
        }
        return new LiquibaseException(errors);
    }

    /**
     * The changeset's own message, or else the preconditions that do not hold; Liquibase's message only says that there
     * are some.
     */
    private static String unmet(ChangeSet changeSet, PreconditionFailedException failure) {
        String message = changeSet.getPreconditions() == null
                ? null
                : changeSet.getPreconditions().getOnFailMessage();
        return message != null
                ? message
                : failure.getFailedPreconditions().stream()
                        .map(CustomCode::unmet)
                        .map(text -> text.strip().replaceAll("\\s*\\R\\s*", " "))
                        .collect(Collectors.joining("; ", "a precondition does not hold: ", ""));
    }

    private static String unmet(FailedPrecondition failed) {
        String message = String.valueOf(failed.getMessage());
        return failed.getPrecondition() instanceof CustomPreconditionWrapper custom
                ? "'" + custom.getClassName() + "': " + message.replaceFirst("^Custom Precondition Failed: ", "")
                : message;
    }

    /** The root cause, or a driver's own exception, which says more than its cause. */
    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause instanceof PreconditionErrorException untried
                        && !untried.getErrorPreconditions().isEmpty()
                        && untried.getErrorPreconditions().get(0).getCause() != null
                ? root(untried.getErrorPreconditions().get(0).getCause())
                : cause;
    }

    /** The class that Liquibase called, or one of its superclasses; null where Liquibase called none. */
    private static String culprit(Throwable failure) {
        List<String> calls = Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.matches("(java|javax|jdk|sun)\\..*"))
                .toList();
        for (int caller = 1; caller < calls.size(); caller++) {
            String called = calls.get(caller - 1);
            if (CALLERS.contains(calls.get(caller)) && !called.startsWith("liquibase.")) {
                return called;
            }
        }
        return null;
    }

    private static String classes(ChangeSet changeSet) {
        Stream<Change> inRollback =
                changeSet.getRollback() == null ? Stream.empty() : changeSet.getRollback().getChanges().stream();
        return Stream.concat(changeSet.getChanges().stream(), inRollback)
                .filter(CustomChangeWrapper.class::isInstance)
                .map(change -> "'" + ((CustomChangeWrapper) change).getClassName() + "'")
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
