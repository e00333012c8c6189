package spikeloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "spikeloom", importOptions = DoNotIncludeTests.class)
class AppArchitectureTest {
  @ArchTest
  static final ArchRule nobodyUsesTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("spikeloom.app..")
          .because("the command line stands on top; what two floors need belongs below");

  @ArchTest
  static final ArchRule modelKnowsNoWindow =
      noClasses()
          .that()
          .resideOutsideOfPackages("spikeloom.app..", "spikeloom.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("spikeloom.ui..", "javafx..")
          .because("training runs on servers");

  @ArchTest
  static final ArchRule commandsLeaveNumbersToTheModel =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
          .because("Deeplearning4j is met in one package only");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("spikeloom.app.(**)")
          .should()
          .beFreeOfCycles()
          .because("every package can be understood with those below it");
}
