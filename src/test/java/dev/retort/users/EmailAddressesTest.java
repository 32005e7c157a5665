package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "' Ada@Example.ORG\u3000',      ada@example.org",
        "Jose\u0301@example.org,       jos\u00e9@example.org",
        "JOS\u00c9@example.org,        jos\u00e9@example.org",
        "a@B\u00dcCHER.example,        a@xn--bcher-kva.example",
        "a@bu\u0308cher.example,       a@xn--bcher-kva.example",
        "a@XN--BCHER-KVA.example,      a@xn--bcher-kva.example",
        "a@stra\u00dfe.example,        a@xn--strae-oqa.example",
        "a@STRA\u1e9eE.example,        a@xn--strae-oqa.example",
        "a@\u03a7\u03a1\u03a3.gr,      a@xn--2xaek.gr",
        "a@\uff45xample.org,           a@example.org",
        "a@b\u00fc\u3002example\uff0eorg, a@xn--b-eha.example.org",
        "a@exam\u00adple.b\u00fc,      a@example.xn--b-eha",
        "a@\u4f8b\u3048.\u30c6\u30b9\u30c8, a@xn--r8jz45g.xn--zckzah",
        "a@\ud83d\ude00.example,       a@xn--e28h.example",
        "a\uff20b.example,             a\uff20b.example",
        "a@b\u200f\u00fc.example,       a@b\u200f\u00fc.example",
        "a@xn--\u00fc.example,         a@xn--\u00fc.example",
        "a@\u0301\u00fc.example,       a@\u0301\u00fc.example",
        "a@\u2100.example,             a@\u2100.example",
        "a@b\uff20c.example,           a@b\uff20c.example"
    })
    void addressHasOneForm(String address, String normal) {
        assertThat(EmailAddresses.normalised(address)).isEqualTo(normal);
        assertThat(EmailAddresses.normalised(normal)).isEqualTo(normal);
    }

    /** Composing it would cost the square of its length. */
    @Test
    void whatIsFarTooLongIsLeftAsItIs() {
        String marks = "A" + "\u0301".repeat(16_000) + "\u0316".repeat(16_000);
        assertThat(EmailAddresses.normalised(" " + marks)).isEqualTo(marks);
        String longest = "JOSE\u0301".repeat(500) + "@example.org";
        assertThat(EmailAddresses.normalised(longest)).isEqualTo("jos\u00e9".repeat(500) + "@example.org");
    }

    /** The JDK's own encoder maps characters first, but letters of these blocks it leaves alone. */
    @Test
    void punycodeIsThatOfTheJdk() {
        Random random = new Random(27);
        List<int[]> blocks = List.of(
                new int[] {'a', 'z'},
                new int[] {0xe0, 0xf6},
                new int[] {0x3b1, 0x3c1},
                new int[] {0x430, 0x44f},
                new int[] {0x4e00, 0x9fa5},
                new int[] {0x20000, 0x2a6d6});
        for (int i = 0; i < 2_000; i++) {
            StringBuilder label = new StringBuilder("\u00e9");
            for (int length = random.nextInt(12); length > 0; length--) {
                int[] block = blocks.get(random.nextInt(blocks.size()));
                label.appendCodePoint(block[0] + random.nextInt(block[1] - block[0] + 1));
            }
            assertThat("xn--" + Punycode.encode(label.toString())).isEqualTo(IDN.toASCII(label.toString()));
        }
    }

    @Test
    void normalFormIsStable() {
        for (int codePoint = 1; codePoint <= 0x2fa1f; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                String address =
                        "a" + Character.toString(codePoint) + "@b" + Character.toString(codePoint) + ".example";
                String normal = EmailAddresses.normalised(address);
                assertThat(EmailAddresses.normalised(normal)).isEqualTo(normal);
            }
        }
    }
}
