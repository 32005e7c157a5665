package dev.retort;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.retort.testing.Reflection;
import io.quarkus.runtime.ImageMode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Few classes use what has to be registered for a native executable. */
@AnalyzeClasses(packages = "dev.retort", importOptions = ImportOption.DoNotIncludeTests.class)
class ReflectionTest {

    private static final Map<String, String> METHODS = Map.of(
            "java.lang.reflect.Proxy", "newProxyInstance",
            "java.util.ServiceLoader", "load|loadInstalled",
            "java.lang.Class",
                    "forName|getResource(AsStream)?|get(Declared)?(Methods?|Fields?|Constructors?)|newInstance",
            "java.lang.ClassLoader", "loadClass|getResources?|getResourceAsStream|getSystemResource.*|resources",
            "java.lang.reflect.AccessibleObject", "setAccessible|trySetAccessible",
            "java.lang.reflect.Field", "setAccessible|trySetAccessible",
            "java.lang.reflect.Method", "setAccessible|trySetAccessible",
            "java.lang.reflect.Constructor", "setAccessible|trySetAccessible");

    /** Also the other way round: who no longer uses it leaves the list. */
    @ArchTest
    static void reflectionStandsInTheClassesThatSayHowItWorksInAnImage(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.getAccessesFromSelf().stream().anyMatch(ReflectionTest::isReflection)) {
                found.add(type.getName().replaceFirst("\\$.*", ""));
            }
        }
        assertThat(found)
                .as("classes of dev.retort.testing.Reflection")
                .containsExactlyInAnyOrderElementsOf(Reflection.CLASSES.keySet());
    }

    @ArchTest
    static final ArchRule verbsWriteTrees = noClasses()
            .that()
            .resideInAPackage("dev.retort.cli..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("com\\.fasterxml\\.jackson\\.databind\\.(ObjectMapper|ObjectWriter|json\\.JsonMapper)")
            .because("a native executable need not be told of a tree, but of each class that Jackson looks at");

    /** Each of them has a test for a virtual machine and one for an executable: {@code NativeMode} is the switch. */
    @ArchTest
    static void whatIsOtherwiseInAnImageIsTestedBothWays(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.getAccessesFromSelf().stream()
                    .anyMatch(access -> access.getTargetOwner().isEquivalentTo(ImageMode.class))) {
                found.add(type.getSimpleName());
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "ApplicationEntities", // ApplicationEntitiesTest
                        "ClassPath", // ClassPathTest
                        "H2Assertions", // H2AssertionsTest
                        "HashCompilation", // HashCompilationTest
                        "ServiceConfiguration", // CommandLineIT
                        "SourceTree"); // RevisionWriterTest
    }

    private static boolean isReflection(JavaAccess<?> access) {
        String methods = METHODS.get(access.getTargetOwner().getName());
        return methods != null && access.getTarget().getName().matches(methods);
    }
}
