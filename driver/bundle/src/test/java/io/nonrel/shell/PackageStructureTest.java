package io.nonrel.shell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of imports, in the words of docs/architecture.md. */
class PackageStructureTest {

    private static final JavaClasses NONREL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.nonrel");

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.nonrel..");

    @Test
    void theModulesAreHereToBeLookedAt() {
        assertThat(NONREL.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.nonrel.spi",
                        "io.nonrel.adapter.embedded",
                        "io.nonrel.adapter.mongodb",
                        "io.nonrel.engine",
                        "io.nonrel.planner",
                        "io.nonrel.exec",
                        "io.nonrel.jdbc",
                        "io.nonrel.shell");
    }

    @Test
    void spiImportsNothingOfOurs() {
        mayUseOfOurs("io.nonrel.spi..", "io.nonrel.spi..");
    }

    @Test
    void spiNeedsOnlyTheJdkAndJspecify() {
        classes()
                .that(resideInAPackage("io.nonrel.spi.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("io.nonrel.spi..", "java..", "org.jspecify.."))
                .check(NONREL);
    }

    @Test
    void indexImportsSpi() {
        mayUseOfOurs("io.nonrel.index..", "io.nonrel.index..", "io.nonrel.spi..");
    }

    @Test
    void plannerImportsSpiAndIndex() {
        for (String part : new String[] {"io.nonrel.engine..", "io.nonrel.planner..", "io.nonrel.exec.."}) {
            mayUseOfOurs(
                    part,
                    "io.nonrel.engine..",
                    "io.nonrel.planner..",
                    "io.nonrel.exec..",
                    "io.nonrel.index..",
                    "io.nonrel.spi..");
        }
    }

    @Test
    void driverImportsPlannerAndSpi() {
        mayUseOfOurs(
                "io.nonrel.jdbc..",
                "io.nonrel.jdbc..",
                "io.nonrel.engine..",
                "io.nonrel.planner..",
                "io.nonrel.exec..",
                "io.nonrel.spi..");
    }

    @Test
    void theShellKnowsTheDriverOnlyAsJavaSql() {
        mayUseOfOurs("io.nonrel.shell..", "io.nonrel.shell..");
    }

    @Test
    void adaptersImportSpiAndNeverEachOther() {
        mayUseOfOurs("io.nonrel.adapter..", "io.nonrel.adapter..", "io.nonrel.spi..");
        slices().matching("io.nonrel.adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(NONREL);
    }

    @Test
    void onlyTheMongoDbAdapterKnowsMongoDbsClient() {
        noClasses()
                .that(OURS)
                .and()
                .resideOutsideOfPackage("io.nonrel.adapter.mongodb..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.mongodb..", "org.bson.."))
                .check(NONREL);
    }

    @Test
    void onlyThePlannerKnowsCalcite() {
        noClasses()
                .that(OURS)
                .and()
                .resideOutsideOfPackages("io.nonrel.engine..", "io.nonrel.planner..", "io.nonrel.exec..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.calcite.."))
                .check(NONREL);
    }

    @Test
    void onlyTheDriverAndItsShellKnowJavaSql() {
        noClasses()
                .that(OURS)
                .and()
                .resideOutsideOfPackages("io.nonrel.jdbc..", "io.nonrel.shell..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .check(NONREL);
    }

    @Test
    void inPlannerImportsGoFromEngineToPlannerToExecToTheCatalog() {
        String engine = "io.nonrel.engine..";
        String planner = "io.nonrel.planner..";
        String exec = "io.nonrel.exec..";
        String catalog = "io.nonrel.planner.catalog..";
        noClasses()
                .that(resideInAnyPackage(planner, exec))
                .should()
                .dependOnClassesThat(resideInAPackage(engine))
                .check(NONREL);
        noClasses()
                .that(resideInAPackage(exec))
                .should()
                .dependOnClassesThat(resideInAPackage(planner).and(DescribedPredicate.not(resideInAPackage(catalog))))
                .check(NONREL);
        noClasses()
                .that(resideInAPackage(catalog))
                .should()
                .dependOnClassesThat(resideInAnyPackage(engine, exec))
                .check(NONREL);
    }

    private static void mayUseOfOurs(String packages, String... allowed) {
        noClasses()
                .that(resideInAPackage(packages))
                .should()
                .dependOnClassesThat(OURS.and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(NONREL);
    }
}
