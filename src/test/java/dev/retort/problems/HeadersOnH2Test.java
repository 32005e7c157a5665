package dev.retort.problems;

import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnH2.class)
class HeadersOnH2Test extends HeadersBehaviour {}
