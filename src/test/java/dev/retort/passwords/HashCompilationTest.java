package dev.retort.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.NativeMode;
import javax.management.JMException;
import org.junit.jupiter.api.Test;

class HashCompilationTest {

    @Test
    void theInnermostMethodsOfAHashAreInlined() throws JMException {
        int before = directives();

        HashCompilation.add();

        assertThat(directives()).isEqualTo(before + 1);
    }

    @Test
    void anExecutableHasNoCompiler() throws JMException {
        int before = directives();

        NativeMode.during(HashCompilation::add);

        assertThat(directives()).isEqualTo(before);
    }

    private static int directives() throws JMException {
        return HashCompilation.command("compilerDirectivesPrint")
                        .split("com/password4j/Argon2Function[.]rotr64", -1)
                        .length
                - 1;
    }
}
