package spikeloom.export;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Parameters;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.plan.RunException;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.run.Sentences;
import spikeloom.text.Wording;

final class PriorExportTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);

  @TempDir Path folder;

  private TrainedModel trained(PriorKind kind) {
    return TinyRun.trained(
        folder.resolve("run"),
        "decoder=mlp encoding=rate prior=%s rate-weight=1 lateral=yes".formatted(Wording.of(kind)));
  }

  private static ModelProto read(Path out) throws IOException {
    return ModelProto.parseFrom(Files.readAllBytes(out.resolve("prior.onnx")));
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void everyPriorIsTheSameProcessInOnnxRuntimeAndInOurReader(PriorKind kind) throws IOException {
    Path out = folder.resolve("prior");
    try (TrainedModel model = trained(kind)) {
      moveWeights(model.autoencoder().prior());
      ExportReport report = new PriorExport(model, 40, Strictness.REFUSE).folder(out);
      assertEquals("ONNX Runtime", report.judge());
      assertEquals(40, report.samples());
      assertTrue(report.difference().orElseThrow() <= 1e-5, report.toString());
      assertFalse(report.loses());
      ModelProto proto = read(out);
      CausalPrior prior = model.autoencoder().prior();
      OnnxPrior.Step step = OnnxPrior.of(prior, PriorFacts.of(model));
      OnnxRun own = new OnnxRun(proto, "prior.onnx");
      PriorTrains trains = new PriorTrains(prior, step.states(), 40, KEY);
      PriorTrains.Differences same = trains.compare(own, own);
      assertTrue(same.probability() <= 1e-5, same.toString());
      assertTrue(same.logOdds() <= 1e-4, same.toString());
      assertTrue(same.shortened() < 20, same.toString());
      PriorTrains.Differences other = trains.compare(inputs -> wrong(own.run(inputs)), own);
      assertTrue(other.probability() > 0.01, "a different prior is noticed: " + other);
    }
  }

  // Trained for an epoch, the weights of the past are almost 0.
  private static void moveWeights(CausalPrior prior) {
    FastRandom random = KEY.random();
    for (Parameters.Slice slice : prior.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          float more = (float) (random.nextGaussian() / Math.sqrt(slice.rows()));
          prior.parameters().values()[slice.at(r, c)] += more;
        }
      }
    }
    prior.parameters().changed();
  }

  private static Map<String, OnnxTensor> wrong(Map<String, OnnxTensor> outputs) {
    OnnxTensor probabilities = requireNonNull(outputs.get(OnnxPrior.PROBABILITIES));
    probabilities.values()[0] = (probabilities.values()[0] + 0.5f) % 1;
    return outputs;
  }

  @Test
  void aStepOfASpikingPriorHasItsHiddenNeuronsAsState() throws IOException {
    Path out = folder.resolve("prior");
    try (TrainedModel model = trained(PriorKind.SPIKING_NETWORK)) {
      new PriorExport(model, 4, Strictness.TELL).folder(out);
      new PriorExport(model, 4, Strictness.TELL).folder(out);
    }
    ModelProto proto = read(out);
    assertEquals(
        List.of("step", "spikes", "traces", "membrane", "refractory", "hidden_spikes", "filter"),
        proto.getGraph().getInputList().stream().map(ValueInfoProto::getName).toList());
    assertEquals(
        List.of(
            "log_odds",
            "probabilities",
            "next_traces",
            "next_membrane",
            "next_refractory",
            "next_hidden_spikes",
            "next_filter"),
        proto.getGraph().getOutputList().stream().map(ValueInfoProto::getName).toList());
    assertEquals(
        List.of(0L, 3L, 8L),
        proto.getGraph().getInput(2).getType().getTensorType().getShape().getDimList().stream()
            .map(d -> d.getDimValue())
            .toList());
    String readme = Files.readString(out.resolve("README.md"));
    assertTrue(readme.contains("for step in range(6):"), readme);
    assertTrue(readme.contains("`membrane` `[batch, 256]`"), readme);
    assertTrue(readme.contains("| prior | spiking-network |"), readme);
  }

  @Test
  void sampledTrainsHaveTheProbabilitiesOfTheFile() {
    try (TrainedModel model = trained(PriorKind.RATES)) {
      CausalPrior prior = model.autoencoder().prior();
      OnnxPrior.Step step = OnnxPrior.of(prior, PriorFacts.of(model));
      assertTrue(step.states().isEmpty(), "independent spikes need no state");
      OnnxTensor steps = new OnnxTensor(new int[] {1}, new float[] {2}, true);
      OnnxTensor silence = OnnxTensor.zeros(1, prior.latents());
      Map<String, OnnxTensor> outputs =
          new OnnxRun(step.model(), "prior.onnx")
              .run(Map.of(OnnxPrior.STEP, steps, OnnxPrior.SPIKES, silence));
      Parameters.Slice rates = prior.parameters().slices().get(0);
      float[] odds = requireNonNull(outputs.get(OnnxPrior.LOG_ODDS)).values();
      for (int n = 0; n < odds.length; n++) {
        assertEquals(prior.parameters().values()[rates.at(2, n)], odds[n]);
      }
    }
  }

  @Test
  void aModelWithoutAPriorOverStepsAndAFolderOfOtherFilesAreRefused() throws IOException {
    Path out = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(out.resolve("mine.txt"), "mine");
    try (TrainedModel model = trained(PriorKind.FIXED)) {
      DataException other =
          assertThrows(
              DataException.class, () -> new PriorExport(model, 4, Strictness.TELL).folder(out));
      Sentences.require(other);
      assertEquals("mine", Files.readString(out.resolve("mine.txt")));
    }
    try (TrainedModel model =
        TinyRun.trained(
            folder.resolve("times"),
            "encoder=theta rule=exact encoding=latency decoding=first-spike hidden=none")) {
      RunException refused =
          assertThrows(
              RunException.class,
              () -> new PriorExport(model, 4, Strictness.TELL).folder(folder.resolve("none")));
      Sentences.require(refused);
      assertFalse(Files.exists(folder.resolve("none")));
    }
  }
}
