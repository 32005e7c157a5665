package dev.retort.users;

import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnH2.class)
class UserCrudOnH2Test extends UserCrudBehaviour {

    /** H2 measures varchar(200) in UTF-16 units. */
    @Override
    int longestNameOfEmoji() {
        return 100;
    }
}
