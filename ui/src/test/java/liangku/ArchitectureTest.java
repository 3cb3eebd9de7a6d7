package liangku;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import liangku.compliance.Figures;
import liangku.compliance.Tally;
import liangku.compliance.WorkState;
import liangku.employer.FoodLicence;
import liangku.employer.UnifiedCode;
import liangku.people.ResidentId;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The plan of the house, executed. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("liangku");

    /** Called or referred to: all that takes the hour, the day or a clock from nowhere. What is told a {@link Clock} may. */
    private static final DescribedPredicate<JavaAccess<?>> READS_THE_WALL_CLOCK =
            DescribedPredicate.describe("reads the wall clock", access -> {
                var type = access.getTargetOwner().getName();
                var name = access.getTarget().getName();
                return switch (type) {
                    case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
                    case "java.lang.System" -> name.equals("currentTimeMillis");
                    case "java.util.Date" -> takesNothing(access);
                    case "java.util.Calendar" -> name.equals("getInstance");
                    default ->
                        type.startsWith("java.time.") && name.equals("now") && !isTold(access, "java.time.Clock");
                };
            });

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
    }

    private static boolean isTold(JavaAccess<?> access, String type) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .anyMatch(one -> one.getName().equals(type));
    }

    @Test
    void modulesKnowOnlyWhatTheyMayKnow() {
        ApplicationModules.of(Liangku.class).verify();
    }

    @Test
    void contentModulesKnowNoPeople() {
        noClasses()
                .that()
                .resideInAnyPackage("liangku.questionbank..", "liangku.courseware..", "liangku.media..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "liangku.employer..",
                        "liangku.people..",
                        "liangku.identity..",
                        "liangku.exam..",
                        "liangku.programme..",
                        "liangku.certificate..")
                .check(HOUSE);
    }

    @Test
    void timeComesInFromOutside() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Liangku.class.getName())
                .should()
                .accessTargetWhere(READS_THE_WALL_CLOCK)
                .because("a rule that reads the wall clock can be neither tested nor recomputed; take an Instant or a"
                        + " Clock")
                .check(HOUSE);
    }

    @Test
    void chanceComesInFromOutside() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .because("what is drawn must be replayable from a stored seed")
                .check(HOUSE);
    }

    @Test
    void theCoreKnowsNoDesk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("liangku", "liangku.ui..", "liangku.api..", "liangku.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "org.springframework.web.bind..", "jakarta.servlet..")
                .check(HOUSE);
    }

    @Test
    void noQueryKeepsItsConnection() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because(
                        "a stream gives its connection back only when somebody closes it, and twenty that nobody closed"
                                + " stop the platform; take the list and stream that")
                .check(HOUSE);
    }

    /** What the law and the money hang on is arithmetic: recomputed years later, it must come to the same. */
    @Test
    void arithmeticKnowsNothingButJavaAndTheHouse() {
        classes()
                .that()
                .belongToAnyOf(
                        Tally.class,
                        Figures.class,
                        WorkState.class,
                        UnifiedCode.class,
                        FoodLicence.class,
                        ResidentId.class)
                .or()
                .haveFullyQualifiedName("liangku.courseware.ProgressRule")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "java.text",
                        "java.time..",
                        "java.math",
                        "org.jspecify.annotations",
                        "liangku..")
                .check(HOUSE);
    }
}
