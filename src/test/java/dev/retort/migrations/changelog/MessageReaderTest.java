package dev.retort.migrations.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @Test
    void theFirstChangeSetHasTheMessage() {
        assertThat(read("""
                databaseChangeLog:
                  - property: {name: a, value: b}
                  - changeSet:
                      id: "1"
                      author: {comment: not this one}
                      comment: "  Add ${name}: \\u00e9\\n"
                      changes: []
                  - changeSet: {id: "2", comment: another}
                """)).isEqualTo("  Add ${name}: é\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "[]",
                "word",
                "databaseChangeLog:",
                "databaseChangeLog: {}",
                "databaseChangeLog: []",
                "other: [{changeSet: {comment: elsewhere}}]",
                "databaseChangeLog: [{include: {file: a}}, word, [a, [b]]]",
                "databaseChangeLog: [{changeSet: word}]",
                "databaseChangeLog: [{changeSet: {id: 1}}, {changeSet: {id: 2, comment: second}}]",
                "databaseChangeLog: [{changeSet: {id: 1, comment: [list]}}]",
            })
    void elsewhereThereIsNone(String yaml) {
        assertThat(read(yaml)).isEmpty();
    }

    private static String read(String yaml) {
        return MessageReader.read(new StringReader(yaml));
    }
}
