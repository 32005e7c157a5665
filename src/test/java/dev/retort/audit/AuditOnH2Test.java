package dev.retort.audit;

import dev.retort.security.SignedInOnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SignedInOnH2.class)
class AuditOnH2Test extends AuditBehaviour {}
