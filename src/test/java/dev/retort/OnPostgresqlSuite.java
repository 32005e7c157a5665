package dev.retort;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests that run inside of the application on PostgreSQL, which is started once for them. For Maven: see pom.xml. */
@Suite
@ConfigurationParameter(key = "junit.jupiter.execution.parallel.enabled", value = "false")
@SelectPackages("dev.retort")
@IncludeClassNamePatterns(".*OnPostgresqlTest")
class OnPostgresqlSuite {}
