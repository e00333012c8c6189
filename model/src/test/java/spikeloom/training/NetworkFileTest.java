package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.dl4j.Networks;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.UserException;
import spikeloom.learning.Bars;
import spikeloom.plan.PlanException;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.Sentences;

/** Runs whose decoder came from a file. */
final class NetworkFileTest {
  private static final Dataset DATA = Bars.dataset(130, 20);

  @TempDir Path folder;

  /** A configuration that gives the values of {@link Bars}. */
  private static String forBars(String configuration) {
    String wide = configuration.replace("\"nout\" : 3", "\"nout\" : " + Bars.VALUES);
    assertFalse(wide.equals(configuration));
    return wide;
  }

  private Path json(String configuration) throws IOException {
    return Files.writeString(folder.resolve("my.json"), forBars(configuration));
  }

  private Path zip(String configuration) throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(MultiLayerConfiguration.fromJson(forBars(configuration)));
    network.init();
    File file = folder.resolve("my.zip").toFile();
    network.save(file, true);
    return file.toPath();
  }

  private static TrainingPlan plan(Path file, String more) {
    String size = " latent=" + Networks.LATENTS + " steps=" + Networks.STEPS;
    return Plans.with(Plans.tiny(DecoderKind.LINEAR, 2, 2), "decoder=" + file + size + more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequence", "graph", "picture", "dropping", "normalised"})
  void aRunThatIsStoppedEndsLikeOneThatIsNot(String name) throws IOException {
    requireSameAfterAStop(plan(json(configuration(name)), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " rule=score draws=2",
        " decode-at=every-step window=5",
        " decoder-frozen=yes",
      })
  void soDoesOneWithTrainedWeights(String more) throws IOException {
    requireSameAfterAStop(plan(zip(Networks.dropping()), more));
  }

  @Test
  void soDoesOneWhoseDecoderIsUpdatedAfterEveryWindow() throws IOException {
    String ofOneStep = Networks.dropping().replace("\"nin\" : 35", "\"nin\" : " + Networks.LATENTS);
    requireSameAfterAStop(plan(zip(ofOneStep), " rule=fptt window=1"));
  }

  private static String configuration(String name) {
    return switch (name) {
      case "sequence" -> Networks.sequence();
      case "graph" -> Networks.graph();
      case "picture" -> Networks.picture();
      case "dropping" -> Networks.dropping();
      case "normalised" -> Networks.normalised();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private void requireSameAfterAStop(TrainingPlan plan) throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, whole, DATA));
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    TrainingControl control = new TrainingControl();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(spikeloom.run.Progress progress) {
            control.stop();
          }
        };
    try (RunDirectory run = RunDirectory.openToWrite(stopped);
        Trainer trainer = new Trainer(DATA, run, listener, control)) {
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
    }
    // From here on the file is not needed.
    Files.delete(Path.of(String.valueOf(plan.decoder().network())));
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.resume(stopped, DATA, new TrainingControl()));
    RunResults.requireSame(whole, stopped);
    try (RunDirectory run = RunDirectory.openToRead(whole);
        TrainedModel model = TrainedModel.load(run, DATA, 1, note -> {})) {
      double distortion = model.evaluator().run(20).distortion();
      assertEquals(distortion + ",", RunResults.summary(whole).get("\"test_distortion\""));
      assertTrue(model.operationCounter().isEmpty(), "operations of unknown layers");
    }
  }

  @Test
  void theWeightsOfAZipAreTheStartAndAFrozenDecoderKeepsThem() throws IOException {
    Path file = zip(Networks.regularised());
    MultiLayerNetwork network = MultiLayerNetwork.load(file.toFile(), false);
    Path run = folder.resolve("run");
    ResumeTest.start(plan(file, " decoder-frozen=yes"), run, DATA);
    Map<String, float[]> arrays = RunResults.last(run).arrays();
    float[] kept = arrays.get("decoder parameters");
    assertArrayEquals(network.params().toFloatVector(), kept);
    Path trained = folder.resolve("trained");
    ResumeTest.start(plan(file, ""), trained, DATA);
    assertFalse(Arrays.equals(kept, RunResults.last(trained).arrays().get("decoder parameters")));
  }

  @Test
  void aPlanIsReadAsItWasWritten() throws IOException {
    TrainingPlan plan = plan(zip(Networks.regularised()), " decoder-frozen=yes");
    assertEquals(plan, PlanJson.read(PlanJson.write(plan), "plan.json"));
    TrainingPlan other = Plans.with(plan, "decoder=mlp decoder-frozen=no");
    assertEquals(DecoderKind.MLP, other.decoder().kind());
    assertEquals(null, other.decoder().networkSource());
  }

  @Test
  void aFileThatChangedAfterThePlanIsNotUsed() throws IOException {
    Path file = zip(Networks.regularised());
    TrainingPlan plan = plan(file, "");
    zip(Networks.dropping());
    RunException e =
        assertThrows(RunException.class, () -> ResumeTest.start(plan, folder.resolve("run"), DATA));
    assertTrue(Sentences.require(e).contains("has changed since the run was planned"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my.json|{\"a\": 1}|is not a configuration of Deeplearning4j",
        "my.json|{\"confs\": [|is not readable as JSON at line 1, column 12",
        "my.zip|no zip|is not a readable zip file",
        "my.h5|anything|no HDF5 file that can be read",
        "my.keras|anything|save the model as .h5",
        "my.json|{\"class_name\": \"Sequential\", \"config\": {}}|it has no layers"
      })
  void filesWithoutANetworkAreRefused(String name, String content, String words)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    UserException e = assertThrows(UserException.class, () -> plan(file, ""));
    assertTrue(Sentences.require(e).contains(words), e.getMessage());
  }

  @Test
  void aMissingFileAZipWithoutAConfigurationAndAnOversizedOneAreRefused() throws IOException {
    Path missing = folder.resolve("missing.json");
    assertTrue(
        Sentences.require(assertThrows(UserException.class, () -> plan(missing, "")))
            .contains("does not exist"));
    Path empty = folder.resolve("empty.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(empty))) {
      zip.putNextEntry(new ZipEntry("other.json"));
      zip.closeEntry();
    }
    assertTrue(
        Sentences.require(assertThrows(UserException.class, () -> plan(empty, "")))
            .contains("has no configuration.json"));
    Path bomb = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 16; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }
    assertTrue(
        Sentences.require(assertThrows(UserException.class, () -> plan(bomb, "")))
            .contains("more than 4,194,304 bytes"));
  }

  @Test
  void weightsOfAnotherNumberOrWithADamagedHeaderAreRefused() throws IOException {
    Path file = folder.resolve("odd.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      zip.write(forBars(Networks.regularised()).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("coefficients.bin"));
      zip.write(new byte[] {0, 1, 'M', 0x7f, 0, 0, 0, 0, 0, 0, 0});
      zip.closeEntry();
    }
    TrainingPlan plan = plan(file, "");
    UserException e =
        assertThrows(
            UserException.class, () -> ResumeTest.start(plan, folder.resolve("run"), DATA));
    assertTrue(Sentences.require(e).contains("damaged"), e.getMessage());
    assertFalse(Files.exists(folder.resolve("run").resolve("metrics.csv")), "nothing was trained");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latent=8|does not read 8 neurons at 5 steps",
        "decoder-frozen=yes|needs a network with trained weights",
        "distortion=squared-error|its loss is LossBinaryXENT",
      })
  void whatDoesNotFitThePlanIsRefused(String more, String words) throws IOException {
    Path file = json(Networks.regularised());
    UserException e =
        assertThrows(
            UserException.class, () -> new TrainingParts(plan(file, " " + more), DATA).close());
    assertTrue(Sentences.require(e).contains(words), e.getMessage());
  }

  @Test
  void aNetworkThatIsTooLargeIsRefusedBeforeItIsAllocated() throws IOException {
    String wide = Networks.regularised().replace("\"nout\" : 9,", "\"nout\" : 16000000,");
    TrainingPlan plan = plan(json(wide.replace("\"nin\" : 9,", "\"nin\" : 16000000,")), "");
    RunException e = assertThrows(RunException.class, () -> new TrainingParts(plan, DATA).close());
    assertTrue(Sentences.require(e).contains("decoder"), e.getMessage());
  }

  @Test
  void theDecoderNetworkNeedsAFile() {
    PlanException e =
        assertThrows(
            PlanException.class,
            () -> Plans.with(Plans.tiny(DecoderKind.LINEAR, 1, 1), "decoder=network"));
    assertTrue(Sentences.require(e).startsWith("decoder-network is missing"), e.getMessage());
  }
}
