package spikeloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;

@AnalyzeClasses(packages = "spikeloom", importOptions = ImportOption.DoNotIncludeTests.class)
class DataArchitectureTest {
  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify..";

  @ArchTest
  static final ArchRule spikesKnowNothingElse =
      only("spikeloom.spike", "spikeloom.spike")
          .because("the common language of all modules must be usable without any of them");

  @ArchTest
  static final ArchRule randomnessKnowsNothingElse =
      only("spikeloom.random", "spikeloom.random")
          .because("every package draws random numbers, so it must not depend on any of them");

  @ArchTest
  static final ArchRule filesKnowNothingElse =
      only("spikeloom.file", "spikeloom.file")
          .because("how a file is written does not depend on what is in it");

  @ArchTest
  static final ArchRule wordingKnowsNothingElse =
      only("spikeloom.text", "spikeloom.text")
          .because("counts and durations are worded alike in every module");

  @ArchTest
  static final ArchRule parametersKnowWordingOnly =
      only("spikeloom.parameter", "spikeloom.parameter", "spikeloom.text")
          .because("codes, encoders and plug-ins declare parameters, whatever they are for");

  @ArchTest
  static final ArchRule pluginsKnowFilesOnly =
      only("spikeloom.plugin", "spikeloom.plugin", "spikeloom.file")
          .because("what finds the parts that can be extended must not depend on any of them");

  @ArchTest
  static final ArchRule encodingsKnowSpikesAndRandomness =
      only(
              "spikeloom.encoding",
              "spikeloom.encoding",
              "spikeloom.parameter",
              "spikeloom.plugin",
              "spikeloom.spike",
              "spikeloom.random")
          .because(
              "a code is a pure function of values and random numbers, wherever they are from");

  @ArchTest
  static final ArchRule drawingsKnowSpikesAndRandomness =
      only("spikeloom.synthetic", "spikeloom.synthetic", "spikeloom.spike", "spikeloom.random")
          .because("data sets wrap the drawings; the other way round would be a cycle");

  @ArchTest
  static final ArchRule recordingsKnowSpikesAndFiles =
      only("spikeloom.event", "spikeloom.event", "spikeloom.spike", "spikeloom.file")
          .because("what a recording holds does not depend on the set that it belongs to");

  @ArchTest
  static final ArchRule fileFormatsKnowEvents =
      only(
              "spikeloom.event.format",
              "spikeloom.event.format",
              "spikeloom.event",
              "spikeloom.numpy",
              "spikeloom.file",
              "spikeloom.plugin",
              "io.airlift.compress..")
          .because(
              "events do not depend on the files that they came from; the library unpacks packets");

  @ArchTest
  static final ArchRule readersKnowBytesOnly =
      classes()
          .that()
          .resideInAnyPackage("spikeloom.sound", "spikeloom.wfdb", "spikeloom.numpy")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "spikeloom.sound",
              "spikeloom.wfdb",
              "spikeloom.numpy",
              "spikeloom.spike",
              "spikeloom.file",
              "spikeloom.text",
              JDK,
              NULLNESS)
          .because("what a file holds does not depend on the set that it belongs to");

  @ArchTest
  static final ArchRule hdf5FilesKnowNumbersOnly =
      only("spikeloom.hdf", "spikeloom.hdf", "spikeloom.numpy", "spikeloom.file", "io.jhdf..")
          .because("the library that reads their structure can then be changed in one place");

  @ArchTest
  static final ArchRule onlyHdf5FilesKnowJhdf =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.hdf")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.jhdf..")
          .because("the library that reads their structure can then be changed in one place");

  @ArchTest
  static final ArchRule recordedSpikesKnowNoFiles =
      only(
              "spikeloom.dataset.recorded",
              "spikeloom.dataset.recorded",
              "spikeloom.dataset",
              "spikeloom.spike",
              "spikeloom.image",
              "spikeloom.file",
              "spikeloom.text")
          .because("spikes make the same samples whichever file they are in");

  @ArchTest
  static final ArchRule onlyTablesKnowDataVec =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.table")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.datavec..")
          .because("the library that reads records can then be changed in one place");

  @ArchTest
  static final ArchRule onlyPicturesKnowTheDecodersOfTheJdk =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.image")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.imageio..")
          .because("a decoded picture is values; how it was decoded concerns nobody else");

  @ArchTest
  static final ArchRule dataSetsKnowDrawingsRecordingsAndFilesButNoCodes =
      only(
              "spikeloom.dataset..",
              "spikeloom.dataset..",
              "spikeloom.spike",
              "spikeloom.random",
              "spikeloom.synthetic",
              "spikeloom.event",
              "spikeloom.event.format",
              "spikeloom.sound",
              "spikeloom.wfdb",
              "spikeloom.numpy",
              "spikeloom.hdf",
              "spikeloom.image",
              "spikeloom.table",
              "spikeloom.file",
              "spikeloom.text")
          .because(
              "a data set holds signals or spikes; turning one into the other is a code's work");

  @ArchTest
  static final ArchRule usersFilesDoNotDependOnKnownSets =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.dataset.own")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("spikeloom.dataset.known")
          .because("known sets are read by the readers of users' files, not the other way round");

  @ArchTest
  static final ArchRule nothingDependsOnInspection =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.inspect")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("spikeloom.inspect")
          .because("what a file is called by its first bytes must not decide how it is read");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("spikeloom.(**)")
          .should()
          .beFreeOfCycles()
          .because("a reader should be able to start with one package and never come back to it");

  @ArchTest
  static final ArchRule nothingNeedsAWindowSystem =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.swing..", "javafx..")
          .because("training on a server reads and draws data without a display");

  private static ClassesShouldConjunction only(String of, String... ours) {
    String[] allowed = new String[ours.length + 2];
    System.arraycopy(ours, 0, allowed, 0, ours.length);
    allowed[ours.length] = JDK;
    allowed[ours.length + 1] = NULLNESS;
    return classes()
        .that()
        .resideInAPackage(of)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
