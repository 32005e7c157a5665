package dev.retort.migrations.schema;

import java.util.List;

/**
 * A check constraint.
 *
 * @param expression in normal form; compared when schemas are compared
 * @param text as the model says it, for people to read; null where only the engine's text is known
 */
public record Check(String name, String expression, String text) implements Constraint {

    /** The expression to write: in the model's own words where they are known. */
    public String wording() {
        return text == null ? expression : text;
    }

    public Check named(String newName) {
        return new Check(newName, expression, text);
    }

    public Check withText(String newText) {
        return new Check(name, expression, newText);
    }

    public Check withExpression(String newExpression) {
        return new Check(name, newExpression, text);
    }

    @Override
    public List<String> mentions() {
        return List.of();
    }
}
