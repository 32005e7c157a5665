package dev.retort.migrations.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConjunctionTest {

    @Test
    void isTakenApartAtItsOwnAnds() {
        assertThat(Conjunction.of("amount <= 99 and amount >= 1")).containsExactly("amount <= 99", "amount >= 1");
        assertThat(Conjunction.of("name <> ' and ' and (a = 1 and b = 2)"))
                .containsExactly("name <> ' and '", "(a = 1 and b = 2)");
        assertThat(Conjunction.of("a = 1")).containsExactly("a = 1");
    }

    @Test
    void staysWholeWhereAnAndIsNotItsOwn() {
        for (String whole : new String[] {"a = 1 and b = 2 or c = 3", "a between 1 and 2 and b = 1"}) {
            assertThat(Conjunction.of(whole)).containsExactly(whole);
        }
    }
}
