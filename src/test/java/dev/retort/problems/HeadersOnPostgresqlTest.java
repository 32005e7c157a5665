package dev.retort.problems;

import dev.retort.testing.OnPostgresql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(OnPostgresql.class)
class HeadersOnPostgresqlTest extends HeadersBehaviour {}
