package dev.retort.json;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that can be stored, of {@link #min()} to {@link #max()} code points, and not blank unless {@link #blank()}.
 * Null passes: whether a value has to be there is another constraint's affair.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.TextValidator.class)
public @interface Text {

    /** The message of whatever is broken is made by the validator; this one is never shown. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The fewest code points that will do. */
    int min() default 0;

    /** The most code points that will do. */
    int max();

    /** Whether white space alone will do. */
    boolean blank() default false;

    /** Checks {@link Text}. */
    final class TextValidator implements ConstraintValidator<Text, String> {

        private int min;
        private int max;
        private boolean blank;

        @Override
        public void initialize(Text rule) {
            min = rule.min();
            max = rule.max();
            blank = rule.blank();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            String broken = brokenRule(value);
            if (broken == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(broken).addConstraintViolation();
            return false;
        }

        /** The rule that {@code value} breaks, in words; null for none. */
        private String brokenRule(String value) {
            if (!UnicodeText.isStorable(value)) {
                return "must not contain U+0000 or a lone surrogate";
            }
            int length = UnicodeText.length(value);
            if (length < min || length > max) {
                return "must have " + min + " to " + max + " characters";
            }
            return !blank && UnicodeText.isBlank(value) ? "must not be blank" : null;
        }
    }
}
