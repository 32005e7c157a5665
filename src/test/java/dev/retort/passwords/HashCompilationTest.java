package dev.retort.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashCompilationTest {

    @Test
    void theInnermostMethodsOfAHashAreInlined() throws Exception {
        HashCompilation.prepare();

        assertThat(HashCompilation.command("compilerDirectivesPrint"))
                .contains("com/password4j/Argon2Function.*", "com/password4j/Argon2Function.rotr64");
    }
}
