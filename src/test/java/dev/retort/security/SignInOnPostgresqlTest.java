package dev.retort.security;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SignedInOnPostgresql.class)
class SignInOnPostgresqlTest extends SignInBehaviour {}
