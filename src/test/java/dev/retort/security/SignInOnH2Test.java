package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SignedInOnH2.class)
class SignInOnH2Test extends SignInBehaviour {}
