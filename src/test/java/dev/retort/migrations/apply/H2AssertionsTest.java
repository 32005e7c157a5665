package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.connect.H2Assertions;
import dev.retort.testing.NativeMode;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2AssertionsTest {

    @BeforeEach
    void switchThemOff() {
        MVStore.class.getClassLoader().setClassAssertionStatus(MVStore.class.getName(), false);
    }

    @AfterEach
    void switchThemOn() {
        MVStore.class.getClassLoader().setClassAssertionStatus(MVStore.class.getName(), true);
    }

    @Test
    void aVirtualMachineIsToldToCheckThem() {
        H2Assertions.enable();

        assertThat(MVStore.class.desiredAssertionStatus()).isTrue();
    }

    @Test
    void aNativeExecutableIsNotAskedFor() {
        NativeMode.during(H2Assertions::enable);

        assertThat(MVStore.class.desiredAssertionStatus()).isFalse();
    }
}
