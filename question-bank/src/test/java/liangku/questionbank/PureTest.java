package liangku.questionbank;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PureTest {

    private static final Set<String> PURE = Set.of(
            "SplitMix64",
            "Urn",
            "Supply",
            "CompiledRelease",
            "DrawPlan",
            "Draw",
            "Drawn",
            "Layout",
            "Limits",
            "Calibrated",
            "AuthorsEstimate",
            "Sampler",
            "Shares",
            "Corridor",
            "FixedItems",
            "FairPlan",
            "FairCheck",
            "FairDraw",
            "Forecast",
            "DrawnPaper",
            "Marking",
            "Canonical",
            "Twin",
            "Sketch",
            "Feasibility",
            "Blueprint",
            "Body",
            "QuestionContent");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("liangku.questionbank");

    /** Papers are rebuilt years later: what decides them may hang on nothing that is upgraded, configured or random. */
    @Test
    void drawingAndMarkingKnowNothingButJavaAndEachOther() {
        classes()
                .that()
                .belongToAnyOf(pure())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "liangku.questionbank")
                .andShould()
                .onlyDependOnClassesThat(new DescribedPredicate<>("are pure") {
                    @Override
                    public boolean test(JavaClass other) {
                        var name = other.getBaseComponentType().getFullName();
                        return !name.equals("java.util.Random")
                                && !name.startsWith("java.util.random.")
                                && !other.getSimpleName().endsWith("Table");
                    }
                })
                .check(CLASSES);
    }

    /** Whoever doubts a figure recomputes it from the papers, with nothing else at hand. */
    @Test
    void statisticsKnowNothingButJavaAndThemselves() {
        classes()
                .that()
                .resideInAPackage("liangku.questionbank.statistics")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "liangku.questionbank.statistics")
                .check(CLASSES);
    }

    private Class<?>[] pure() {
        return PURE.stream().map(PureTest::named).toArray(Class<?>[]::new);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName("liangku.questionbank." + name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError("rename it here too", gone);
        }
    }
}
