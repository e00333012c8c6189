package spikeloom.ui;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "spikeloom.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTest {
  @ArchTest
  static final ArchRule VIEW_MODELS_KNOW_NO_CONTROLS =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.ui.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx.scene..",
              "javafx.stage..",
              "javafx.application..",
              "javafx.animation..",
              "atlantafx..",
              "java.awt..")
          .because("view models are tested without a toolkit, and screens come and go");

  @ArchTest
  static final ArchRule CHARTS_KNOW_NO_SCREENS =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.ui.chart..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "spikeloom.ui.screen..",
              "spikeloom.ui.model..",
              "spikeloom.ui.figure..",
              "spikeloom.plan..",
              "spikeloom.run..",
              "spikeloom.exploration..",
              "spikeloom.training..")
          .because("charts draw data for the window and for files alike");

  private static final String TOOLKIT = "spikeloom\\.ui\\.chart\\.Fx.*";

  @ArchTest
  static final ArchRule FIGURES_NEED_NO_TOOLKIT =
      noClasses()
          .that()
          .resideInAnyPackage("spikeloom.ui.chart..", "spikeloom.ui.figure..")
          .and()
          .haveNameNotMatching(TOOLKIT)
          .should()
          .dependOnClassesThat(resideInAnyPackage("javafx..").or(nameMatching(TOOLKIT)))
          .because("the command line writes figures on servers without a display");

  @ArchTest
  static final ArchRule THE_WINDOW_KNOWS_NO_NETWORK_LIBRARY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "com.fasterxml..")
          .because("the window opens before those libraries are loaded, and they may be replaced");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices()
          .matching("spikeloom.ui.(*)..")
          .should()
          .beFreeOfCycles()
          .because("every package can be understood with those below it");

  @ArchTest
  static final ArchRule NO_CLASS_EXTENDS_APPLICATION =
      noClasses()
          .should()
          .beAssignableTo(javafx.application.Application.class)
          .because("a main class that extends Application does not start from the class path");
}
