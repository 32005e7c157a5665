package dev.retort.audit;

import dev.retort.security.SignedInOnPostgresql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SignedInOnPostgresql.class)
class AuditOnPostgresqlTest extends AuditBehaviour {}
