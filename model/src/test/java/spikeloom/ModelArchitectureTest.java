package spikeloom;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.ArrayList;
import java.util.List;

/** Which package of the model may use which, and why. */
@AnalyzeClasses(packages = "spikeloom", importOptions = ImportOption.DoNotIncludeTests.class)
final class ModelArchitectureTest {
  private static final String[] DATA = {
    "spikeloom.spike..",
    "spikeloom.random..",
    "spikeloom.file..",
    "spikeloom.encoding..",
    "spikeloom.dataset..",
    "spikeloom.event..",
    "spikeloom.synthetic.."
  };
  private static final String[] MODEL = {
    "spikeloom.array..",
    "spikeloom.kernel..",
    "spikeloom.neuron..",
    "spikeloom.encoder..",
    "spikeloom.prior..",
    "spikeloom.decoder..",
    "spikeloom.dl4j..",
    "spikeloom.objective..",
    "spikeloom.learning..",
    "spikeloom.sequence..",
    "spikeloom.plan..",
    "spikeloom.run..",
    "spikeloom.training..",
    "spikeloom.exploration..",
    "spikeloom.sweep..",
    "spikeloom.compression..",
    "spikeloom.evaluation..",
    "spikeloom.export.."
  };

  @ArchTest
  static final ArchRule arraysStandAlone =
      uses("spikeloom.array", "com.sun.management..")
          .because("rows, parameters and threads serve every layer and know none of them");

  @ArchTest
  static final ArchRule kernelsUseArraysOnly =
      uses("spikeloom.kernel", "spikeloom.array", "jdk.incubator.vector..", "org.nd4j..")
          .because("loops over arrays know no networks, so they can be tested and timed alone");

  @ArchTest
  static final ArchRule neuronsUseKernelsOnly =
      uses("spikeloom.neuron", "spikeloom.array", "spikeloom.kernel..")
          .because("a neuron model is a file of equations: it knows no layers and no data");

  @ArchTest
  static final ArchRule encodersUseNeuronsAndKernelsOnly =
      uses(
              "spikeloom.encoder",
              "spikeloom.neuron..",
              "spikeloom.array",
              "spikeloom.kernel..",
              "spikeloom.parameter..",
              "spikeloom.plugin..",
              "spikeloom.spike..",
              "spikeloom.random..")
          .because("any encoder has to fit any decoder and any learning rule");

  @ArchTest
  static final ArchRule priorsUseNeuronsAndKernelsOnly =
      uses(
              "spikeloom.prior",
              "spikeloom.neuron..",
              "spikeloom.array",
              "spikeloom.kernel..",
              "spikeloom.random..")
          .because(
              "a prior predicts spikes from spikes, whatever sends them and whatever reads them");

  @ArchTest
  static final ArchRule decodersUseKernelsOnly =
      uses("spikeloom.decoder", "spikeloom.array", "spikeloom.kernel..")
          .because("a decoder sees features, not the network that they come from");

  @ArchTest
  static final ArchRule networksOfTheLibraryAreFreedWithoutKnowingTheirUse =
      uses("spikeloom.dl4j", "org.deeplearning4j..", "org.nd4j..")
          .because("decoders, judges and references free their networks the same way");

  @ArchTest
  static final ArchRule theBridgeUsesDecoderAndKernelsOnly =
      uses(
              "spikeloom.decoder.dl4j",
              "spikeloom.decoder..",
              "spikeloom.dl4j",
              "spikeloom.array",
              "spikeloom.kernel..",
              "spikeloom.random..",
              "spikeloom.text..",
              "org.deeplearning4j..",
              "org.nd4j..",
              "com.fasterxml.jackson..",
              "org.bytedeco..")
          .because("the bridge to Deeplearning4j has to be replaceable as a whole");

  @ArchTest
  static final ArchRule kerasMeetsTheBridgeAndReadersOnly =
      uses(
              "spikeloom.decoder.dl4j.keras",
              "spikeloom.decoder.dl4j",
              "spikeloom.random..",
              "spikeloom.file..",
              "spikeloom.hdf..",
              "spikeloom.json..",
              "spikeloom.numpy..",
              "org.deeplearning4j..",
              "org.nd4j..",
              "com.fasterxml.jackson..")
          .because("the import of foreign models has to be replaceable as a whole");

  @ArchTest
  static final ArchRule theObjectiveStandsAlone =
      uses("spikeloom.objective", "spikeloom.array", "spikeloom.kernel..")
          .because("what is minimised does not depend on how it is");

  @ArchTest
  static final ArchRule learningRulesKnowNoRuns =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.learning..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "spikeloom.plan..",
              "spikeloom.run..",
              "spikeloom.training..",
              "spikeloom.exploration..",
              "spikeloom.evaluation..",
              "spikeloom.decoder.dl4j..")
          .because("a learning rule turns a batch into an update, wherever the batch comes from");

  @ArchTest
  static final ArchRule sequencesKnowNoRuns =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.sequence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "spikeloom.plan..",
              "spikeloom.run..",
              "spikeloom.training..",
              "spikeloom.exploration..",
              "spikeloom.evaluation..",
              "spikeloom.decoder..")
          .because("a network that answers has neither plan nor decoder");

  @ArchTest
  static final ArchRule compressionKnowsNoRuns =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.compression..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "spikeloom.plan..",
              "spikeloom.run..",
              "spikeloom.training..",
              "spikeloom.exploration..",
              "spikeloom.evaluation..")
          .because("a coder needs the model's numbers, wherever they come from");

  @ArchTest
  static final ArchRule plansKnowNoRuns =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("spikeloom.run..", "spikeloom.training..", "spikeloom.exploration..")
          .because("a plan can be read, changed and written where nothing is trained");

  @ArchTest
  static final ArchRule runDirectoriesKnowNoTraining =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.run..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("spikeloom.training..", "spikeloom.exploration..")
          .because("a run can be listed and its curves drawn without building a network");

  @ArchTest
  static final ArchRule trainingKnowsNoExploration =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("spikeloom.exploration..")
          .because("a model is explored after its training and without it");

  @ArchTest
  static final ArchRule runsKnowNoSweeps =
      noClasses()
          .that()
          .resideInAnyPackage(
              "spikeloom.plan..",
              "spikeloom.run..",
              "spikeloom.training..",
              "spikeloom.exploration..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("spikeloom.sweep..")
          .because("a run is the same whether a sweep or a user started it");

  @ArchTest
  static final ArchRule encoderFamiliesShareTheLifLayersOnly =
      slices()
          .matching("spikeloom.encoder.(*)")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("spikeloom.encoder.src"), resideInAPackage("spikeloom.encoder.lif"))
          .ignoreDependency(alwaysTrue(), resideInAPackage("spikeloom.encoder.maps"))
          .because(
              "a family is a folder; only src borrows the dense layer of lif, whose weights are laid"
                  + " out the same way, and maps are no family, but convolutions for all");

  @ArchTest
  static final ArchRule evaluationKnowsNoRuns =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.evaluation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "spikeloom.plan..",
              "spikeloom.run..",
              "spikeloom.training..",
              "spikeloom.exploration..",
              "spikeloom.decoder.dl4j..")
          .because("a model is measured the same way in a run and outside of one");

  @ArchTest
  static final ArchRule theJudgeKnowsNoModel =
      uses(
              "spikeloom.evaluation.dl4j",
              "spikeloom.evaluation",
              "spikeloom.evaluation.probe",
              "spikeloom.evaluation.anomaly",
              "spikeloom.dl4j",
              "spikeloom.dataset..",
              "spikeloom.file..",
              "spikeloom.objective",
              "spikeloom.random..",
              "spikeloom.spike..",
              "org.deeplearning4j..",
              "org.nd4j..",
              "org.bytedeco..")
          .because(
              "every model has to be judged by the same classifier and compared with the same reference");

  @ArchTest
  static final ArchRule countingOperationsRunsNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("spikeloom.evaluation.energy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("spikeloom.learning..", "spikeloom.dataset..")
          .because("a cost is a matter of shapes and spike counts");

  @ArchTest
  static final ArchRule onlyPackagesOfThatNameMeetDeeplearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("..dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.deeplearning4j..")
          .because("a library that may change or go is met in few places, and they say so");

  @ArchTest
  static final ArchRule nd4jStaysInKernelsRecordsAndThosePackages =
      noClasses()
          .that()
          .resideOutsideOfPackages("spikeloom.kernel..", "spikeloom.table", "..dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nd4j.linalg..", "org.nd4j.nativeblas..", "org.nd4j.autodiff..", "org.bytedeco..")
          .because("arrays outside of the heap have to be closed, and nobody else knows when");

  @ArchTest
  static final ArchRule onlyTheDecoderKnowsTheSerializerOfDeeplearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.decoder.dl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j.util..")
          .because("its JSON library is old and must not read files of users");

  @ArchTest
  static final ArchRule onlyExportsUseLibrariesInsideNd4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.export..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j.shade..")
          .because("they are old, and cannot be replaced");

  @ArchTest
  static final ArchRule onlyExportsKnowFormatsOfOthers =
      noClasses()
          .that()
          .resideOutsideOfPackages("spikeloom.export..", "spikeloom.nir..", "spikeloom.hdf..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("onnx..", "org.nd4j.shade.protobuf..", "io.jhdf..")
          .because("a model is the same whatever files are made of it or read for it");

  @ArchTest
  static final ArchRule nothingDependsOnExports =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.export..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("spikeloom.export..")
          .because("what leaves the program is the last thing that happens");

  @ArchTest
  static final ArchRule theVectorUnitStaysInKernels =
      noClasses()
          .that()
          .resideOutsideOfPackage("spikeloom.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..")
          .because("an incubating API may change with every JDK");

  @ArchTest
  static final ArchRule whatNeedsTheVectorModuleIsNotLoadedWithoutIt =
      noClasses()
          .that()
          .haveNameNotMatching("spikeloom\\.kernel\\.Vector(?!Unit).*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..")
          .because("a kernel has to fall back on its plain loops where there is no such module");

  @ArchTest
  static final ArchRule dataUsesNoModel =
      noClasses()
          .that()
          .resideInAnyPackage(DATA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MODEL)
          .because("arrows point down: data sets and codes serve every model");

  @ArchTest
  static final ArchRule nothingHereUsesTheFloorsAbove =
      noClasses()
          .that()
          .resideInAnyPackage(DATA)
          .or()
          .resideInAnyPackage(MODEL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("spikeloom.ui..", "spikeloom.app..", "javafx..", "picocli..")
          .because("a model has to train on machines without a display and without a terminal");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("spikeloom.(**)")
          .should()
          .beFreeOfCycles()
          .because("what goes round cannot be read from top to bottom");

  /** Beside itself and the JDK, the package may use {@code others} only. */
  private static ClassesShouldConjunction uses(String packageName, String... others) {
    List<String> allowed = new ArrayList<>(List.of(others));
    allowed.addAll(List.of(packageName, "java..", "org.jspecify.annotations.."));
    return classes()
        .that()
        .resideInAPackage(packageName)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new));
  }
}
