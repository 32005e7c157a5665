package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The OpenAPI document promises the limits that the entity has. */
class UserLimitsTest {

    private final Map<String, Map<String, Object>> schemas = schemas();

    @Test
    void theDocumentHasTheLimitsOfTheEntity() {
        assertThat(schemas.get("Name")).containsEntry("minLength", 1).containsEntry("maxLength", User.NAME_LIMIT);
        assertThat(schemas.get("StoredEmail")).containsEntry("maxLength", User.EMAIL_LIMIT);
        assertThat(schemas.get("Password"))
                .containsEntry("minLength", User.PASSWORD_MINIMUM)
                .containsEntry("maxLength", User.PASSWORD_LIMIT);
        assertThat(schemas.get("Age")).containsEntry("minimum", 0).containsEntry("maximum", User.AGE_LIMIT);
    }

    @Test
    void itsWordsSayTheSameNumbers() {
        assertThat(schemas.get("Name").get("description").toString()).startsWith("1 to " + User.NAME_LIMIT + " ");
        assertThat(schemas.get("Email").get("description").toString()).contains("most " + User.EMAIL_LIMIT + " ");
        assertThat(schemas.get("Password").get("description").toString())
                .startsWith(User.PASSWORD_MINIMUM + " to " + User.PASSWORD_LIMIT + " ");
    }

    private static Map<String, Map<String, Object>> schemas() {
        try {
            Map<String, Map<String, Map<String, Map<String, Object>>>> document =
                    new Yaml().load(Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml")));
            return document.get("components").get("schemas");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
