package dev.retort;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

/** The walls between the rooms. */
@AnalyzeClasses(packages = "dev.retort", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule migrationsKnowNothingOfUsers = noClasses()
            .that()
            .resideInAPackage("dev.retort.migrations..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.retort.users..",
                    "dev.retort.security..",
                    "dev.retort.passwords..",
                    "dev.retort.greeting..",
                    "dev.retort.json..",
                    "dev.retort.problems..",
                    "dev.retort.http..")
            .because("migrations could be lifted out as a library");

    @ArchTest
    static final ArchRule noPackageCallsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages("dev.retort.cli..", "dev.retort", "dev.retort.security.commands..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.retort.cli..")
            .because("the command line calls the rooms, and no room calls it");

    @ArchTest
    static final ArchRule noPackageCallsTheLauncher = noClasses()
            .that()
            .resideOutsideOfPackage("dev.retort.launcher")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.retort.launcher")
            .because("only ./retort runs it");

    @ArchTest
    static final ArchRule schemaStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.retort.migrations.schema..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are ours and elsewhere",
                    type -> type.getPackageName().startsWith("dev.retort")
                            && !type.getPackageName().startsWith("dev.retort.migrations.schema")))
            .allowEmptyShould(true)
            .because("a schema is a value");

    @ArchTest
    static final ArchRule diffSeesSchemasOnly = noClasses()
            .that()
            .resideInAPackage("dev.retort.migrations.diff..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are ours, and neither schema nor diff",
                    type -> type.getPackageName().startsWith("dev.retort")
                            && !type.getPackageName().matches("dev\\.retort\\.migrations\\.(schema|diff).*")))
            .because("it compares values and needs no database");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.retort.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package can be read once those that it uses are known");

    @ArchTest
    static final ArchRule theApiOfMigrationsStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.retort.migrations")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.retort.migrations.*..")
            .because("the command line and the service see results and exceptions, not how they come about");

    @ArchTest
    static final ArchRule readingAChangelogNeedsNoDiff = noClasses()
            .that()
            .resideInAPackage("dev.retort.migrations.changelog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.retort.migrations.diff..",
                    "dev.retort.migrations.changelog.render..",
                    "dev.retort.migrations.changelog.source..")
            .because("a changelog is read by verbs that compare nothing");

    @ArchTest
    static final ArchRule liquibaseHasItsRooms = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.retort.migrations.snapshot..",
                    "dev.retort.migrations.changelog..",
                    "dev.retort.migrations.apply..",
                    "dev.retort.migrations.history..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("liquibase..")
            .because("Liquibase is how revisions are stored and run, and nobody else's affair");

    @ArchTest
    static final ArchRule picocliHasItsRoom = noClasses()
            .that()
            .resideOutsideOfPackages("dev.retort.cli..", "dev.retort", "dev.retort.security.commands..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("verbs parse and print; what they call can be called without them");

    @ArchTest
    static final ArchRule httpHasItsRooms = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .and()
            .resideOutsideOfPackages("dev.retort.problems..", "dev.retort.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("rules and queries are the same whoever asks");

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("entities never cross HTTP, nor any other border");

    @ArchTest
    static final ArchRule oneClassLeadsToWhatReadsEntities = classes()
            .that()
            .haveFullyQualifiedName("dev.retort.migrations.snapshot.EntityModelReader")
            .should()
            .onlyHaveDependentClassesThat()
            .haveNameMatching("dev\\.retort\\.migrations\\.snapshot\\.(ApplicationEntities|EntityModelReader)")
            .because("a native executable has another class in its place");

    @ArchTest
    static final ArchRule hibernatesBootstrapHasItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("dev.retort.migrations.snapshot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.hibernate.boot..",
                    "org.hibernate.mapping..",
                    "org.hibernate.tool..",
                    "org.hibernate.service..")
            .because("the builder of a native executable refuses what that names");
}
