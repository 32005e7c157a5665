package dev.retort;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.test.junit.QuarkusTest;

/** Whether every test is found where it is looked for. */
@AnalyzeClasses(packages = "dev.retort", importOptions = ImportOption.OnlyIncludeTests.class)
class TestNamesTest {

    @ArchTest
    static final ArchRule testsInsideOfTheApplicationAreInASuite = classes()
            .that()
            .areAnnotatedWith(QuarkusTest.class)
            .should()
            .haveNameMatching(".*On(H2|Postgresql)Test")
            .because("it starts once for all in the suite of that engine, and anew for each that is not");
}
