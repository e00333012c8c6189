package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.nir.NirFile;
import spikeloom.nir.NirGraph;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.training.TrainingParts;

class EncoderExportTest {
  @TempDir Path folder;

  private ExportReport export(TrainedModel model, Path file) {
    return new EncoderExport(model, 30, Strictness.TELL).nir(file);
  }

  @Test
  void parametersComeBackAndHiddenSpikesAreThoseOfTheRun() {
    Path file = folder.resolve("e.nir");
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "hidden=20,10")) {
      ExportReport report = export(model, file);
      assertEquals(0, report.difference().orElseThrow());
      String spikes = report.notes().get(0).sentence();
      assertTrue(spikes.contains("subtraction"), spikes);
      double share = Double.parseDouble(spikes.replaceAll(".*subtraction: ([0-9.]+) %.*", "$1"));
      assertTrue(share >= 99.9, spikes);
      assertTrue(report.loses(), "the readout is stochastic");
      NirGraph graph = NirFile.read(file);
      assertEquals("LIF", node(graph, "hidden_2").type());
      assertEquals(
          List.of(20, 784), node(graph, "hidden_1_weights").find("weight").orElseThrow().shape());
      assertTrue(graph.edges().contains(new NirGraph.Edge("feedback", "spikes")));
      assertTrue(graph.metadata().containsKey("plan"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden=conv:6x4s3,conv:5x3,10 latent=8",
        "hidden=conv:6x5s4 latent=98 latent-kernel=3 lateral=yes"
      })
  void convolutionsAreNodesOfNirAndFireAlike(String settings) {
    Path file = folder.resolve("e.nir");
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), settings)) {
      ExportReport report = export(model, file);
      assertEquals(0, report.difference().orElseThrow());
      String spikes = report.notes().get(0).sentence();
      double share = Double.parseDouble(spikes.replaceAll(".*subtraction: ([0-9.]+) %.*", "$1"));
      assertTrue(share >= 99.9, spikes);
      NirGraph.Node first = node(NirFile.read(file), "hidden_1_weights");
      assertEquals("Conv2d", first.type());
      assertEquals(1, first.find("weight").orElseThrow().shape().get(1));
      assertEquals(List.of(28.0, 28.0), numbers(first, "input_shape"));
      assertEquals("Flatten", node(NirFile.read(file), "flatten").type());
    }
  }

  private static List<Double> numbers(NirGraph.Node node, String key) {
    return Arrays.stream(node.find(key).orElseThrow().numbers()).boxed().toList();
  }

  @Test
  void lateralFeedbackIsAMatrix() {
    Path file = folder.resolve("e.nir");
    try (TrainedModel model =
        TinyRun.trained(folder.resolve("run"), "hidden=20 latent=8 lateral=yes")) {
      export(model, file);
      LifEncoder encoder = (LifEncoder) model.autoencoder().encoder();
      NirGraph.Node feedback = node(NirFile.read(file), "feedback");
      assertEquals("Linear", feedback.type());
      assertEquals(List.of(8, 8), feedback.find("weight").orElseThrow().shape());
      assertEquals(
          encoder.parameters().values()[encoder.feedback().at(2, 5)],
          feedback.find("weight").orElseThrow().numbers()[5 * 8 + 2],
          1e-9);
    }
  }

  @Test
  void poolingIsRefusedInWords() {
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "hidden=conv:4x3s2,pool:2")) {
      DataException refused =
          assertThrows(DataException.class, () -> export(model, folder.resolve("e.nir")));
      assertTrue(String.valueOf(refused.getMessage()).contains("NIR has no pooling"));
    }
  }

  private static NirGraph.Node node(NirGraph graph, String name) {
    return Objects.requireNonNull(graph.nodes().get(name));
  }

  @Test
  void aGraphIsTheBeginningOfAnotherEncoder() {
    Path file = folder.resolve("e.nir");
    Dataset data = TinyRun.data();
    float[] theirs;
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "hidden=20")) {
      export(model, file);
      theirs = ((LifEncoder) model.autoencoder().encoder()).parameters().values().clone();
    }
    TrainingPlan plan = TinyRun.plan("hidden=20 learning-rate=1e-30 start-from=" + file);
    List<String> notes = new ArrayList<>();
    TinyRunNotes.train(folder.resolve("second"), plan, data, notes);
    try (TrainedModel second =
        TrainedModel.load(RunDirectory.openToRead(folder.resolve("second")), data, 1, note -> {})) {
      float[] ours = ((LifEncoder) second.autoencoder().encoder()).parameters().values();
      for (int i = 0; i < ours.length; i++) {
        assertEquals(theirs[i], ours[i], 1e-5f);
      }
    }
    assertEquals(List.of(), notes, "nothing differs");
    TrainingPlan other = TinyRun.plan("hidden=21 start-from=" + file);
    String message =
        String.valueOf(
            assertThrows(
                    RunException.class,
                    () -> TinyRunNotes.train(folder.resolve("third"), other, data, notes))
                .getMessage());
    assertTrue(message.contains("use --hidden 20"), message);
    assertFalse(Files.exists(folder.resolve("third")), "nothing is left");
  }

  @Test
  void aFileOfAnotherProgramIsUsedAsFarAsPossibleAndTheRestIsReported() {
    Path file = folder.resolve("foreign.nir");
    NirGraph.Values two = NirGraph.Values.of(2, 2);
    NirGraph graph =
        new NirGraph(
            Map.of(
                "in", new NirGraph.Node("Input", Map.of("shape", NirGraph.Values.of(784.0))),
                "w",
                    new NirGraph.Node(
                        "Affine",
                        Map.of(
                            "weight",
                            new NirGraph.Values(new double[1568], List.of(2, 784)),
                            "bias",
                            NirGraph.Values.of(0.5, 1))),
                "n",
                    new NirGraph.Node(
                        "LIF",
                        Map.of(
                            "tau", NirGraph.Values.of(2, 0.02),
                            "r", two,
                            "v_leak", NirGraph.Values.of(2, 0),
                            "v_threshold", NirGraph.Values.of(2, 4))),
                "out", new NirGraph.Node("Output", Map.of("shape", NirGraph.Values.of(2.0)))),
            List.of(
                new NirGraph.Edge("in", "w"),
                new NirGraph.Edge("w", "n"),
                new NirGraph.Edge("n", "out")),
            Map.of());
    NirFile.write(graph, file);
    List<String> notes = new ArrayList<>();
    TrainingPlan plan = TinyRun.plan("hidden=2 start-from=" + file);
    Dataset data = TinyRun.data();
    TinyRunNotes.train(folder.resolve("run"), plan, data, notes);
    assertEquals(3, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains("0.9512"), notes.get(0));
    assertTrue(notes.get(1).contains("subtracts the threshold"), notes.get(1));
    assertTrue(notes.get(2).contains("starts with random weights"), notes.get(2));
    try (TrainingParts parts = new TrainingParts(plan, data)) {
      assertEquals(2, parts.model().encoder().parameters().slice("hidden layer 1 bias").columns());
    }
  }

  @Test
  void onlyAStochasticLifEncoderIsWrittenAndStrictlyNotEvenThat() {
    try (TrainedModel model = TinyRun.trained(folder.resolve("a"), "encoder=ltc hidden=none")) {
      assertTrue(refusal(model, Strictness.TELL).contains("only encoder lif"));
    }
    try (TrainedModel model = TinyRun.trained(folder.resolve("b"), "")) {
      assertTrue(refusal(model, Strictness.REFUSE).contains("stochastic readout"));
    }
  }

  private String refusal(TrainedModel model, Strictness strictness) {
    EncoderExport export = new EncoderExport(model, 5, strictness);
    return String.valueOf(
        assertThrows(DataException.class, () -> export.nir(folder.resolve("x.nir"))).getMessage());
  }

  @Test
  void damagedAndForeignFilesGiveASentence() throws IOException {
    Path file = folder.resolve("e.nir");
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "hidden=2 latent=2")) {
      export(model, file);
    }
    byte[] whole = Files.readAllBytes(file);
    Path broken = folder.resolve("broken.nir");
    for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
      Files.write(broken, Arrays.copyOf(whole, length));
      requireSentence(broken);
    }
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(Math.min(bytes.length, 4000))] ^= (byte) (1 << random.nextInt(8));
      Files.write(broken, bytes);
      requireSentence(broken);
    }
    Files.writeString(broken, "no graph at all");
    requireSentence(broken);
    requireSentence(folder.resolve("absent.nir"));
  }

  /** The library would allocate gigabytes for some of these numbers before it finds out. */
  @Test
  void sizesThatNoFileHoldsGiveASentence() throws IOException {
    Path file = folder.resolve("e.nir");
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "hidden=2 latent=2")) {
      export(model, file);
    }
    byte[] whole = Files.readAllBytes(file);
    for (int at = 48; at < Math.min(whole.length, 4000) - 4; at += 4) {
      byte[] bytes = whole.clone();
      bytes[at + 2] = (byte) 0xff;
      bytes[at + 3] = 0x7f;
      Files.write(file, bytes);
      requireSentence(file);
    }
  }

  @Test
  void weightsThatAreNotFiniteAreCountedAndNamed() {
    Path file = folder.resolve("nan.nir");
    double[] weights = new double[12];
    weights[3] = Double.NaN;
    weights[7] = Double.POSITIVE_INFINITY;
    NirGraph.Node linear =
        new NirGraph.Node("Linear", Map.of("weight", new NirGraph.Values(weights, List.of(3, 4))));
    NirFile.write(
        new NirGraph(Map.of("w1", linear), List.of(new NirGraph.Edge("w1", "w1")), Map.of()), file);
    String message =
        String.valueOf(assertThrows(DataException.class, () -> NirFile.read(file)).getMessage());
    assertTrue(
        message.contains("2 of 12 values that are not finite numbers in the array 'w1/weight'"),
        message);
  }

  @Test
  void weightsBetweenLayersMustFitBoth() {
    Path file = folder.resolve("shapes.nir");
    NirGraph.Node lif =
        new NirGraph.Node(
            "LIF",
            Map.of(
                "tau", NirGraph.Values.of(2, 0.02),
                "r", NirGraph.Values.of(2, 1),
                "v_leak", NirGraph.Values.of(2, 0),
                "v_threshold", NirGraph.Values.of(2, 1)));
    NirFile.write(
        new NirGraph(
            Map.of(
                "in",
                new NirGraph.Node("Input", Map.of("shape", NirGraph.Values.of(784.0))),
                "w1",
                weights(2, 784),
                "n1",
                lif,
                "w2",
                weights(2, 1),
                "n2",
                lif),
            List.of(
                new NirGraph.Edge("in", "w1"),
                new NirGraph.Edge("w1", "n1"),
                new NirGraph.Edge("n1", "w2"),
                new NirGraph.Edge("w2", "n2")),
            Map.of()),
        file);
    TrainingPlan plan = TinyRun.plan("hidden=2,2 start-from=" + file);
    String message =
        String.valueOf(
            assertThrows(
                    DataException.class,
                    () ->
                        TinyRunNotes.train(
                            folder.resolve("run"), plan, TinyRun.data(), new ArrayList<>()))
                .getMessage());
    assertTrue(message.contains("node 'n2' have the shape [2, 1]"), message);
  }

  private static NirGraph.Node weights(int rows, int columns) {
    return new NirGraph.Node(
        "Linear",
        Map.of("weight", new NirGraph.Values(new double[rows * columns], List.of(rows, columns))));
  }

  /** It is read, or refused in words. */
  private static void requireSentence(Path file) {
    try {
      NirFile.read(file);
    } catch (DataException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(String.valueOf(file.getFileName())), message);
      assertTrue(message.endsWith("."), message);
    }
  }
}
