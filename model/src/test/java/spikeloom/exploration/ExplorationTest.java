package spikeloom.exploration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.encoder.LayerTrace;
import spikeloom.evaluation.CausalDecoding;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.Sentences;
import spikeloom.spike.SpikePart;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;
import spikeloom.training.Snapshot;
import spikeloom.training.Trainer;

class ExplorationTest {
  private static final Dataset DATA = Catalog.strokes(1, 40, 20);

  @TempDir Path folder;

  private TrainedModel trained(String changes) {
    Path run = folder.resolve("run");
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), changes);
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, run, DATA));
    return TrainedModel.load(RunDirectory.openToRead(run), DATA, 1, note -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decoder=mlp",
        "decoder=conv",
        "decoding=trace",
        "window=4",
        "encoder=src hidden=none"
      })
  void spikesThatWereNotTouchedAreDecodedAsInTheRun(String changes) {
    TrainedModel model = trained(changes);
    List<float[]> decodedByEvaluator = new ArrayList<>();
    int values = DATA.shape().size();
    model
        .evaluator()
        .run(
            8,
            (index, target, output, at) ->
                decodedByEvaluator.add(Arrays.copyOfRange(output, at, at + values)));
    try (Exploration exploration = new Exploration(model)) {
      assertEquals(20, exploration.samples());
      for (int i = 0; i < 8; i++) {
        Sample sample = exploration.sample(i);
        Decoded decoded = exploration.decode(sample, sample.spikes(), exploration.steps());
        assertArrayEquals(decodedByEvaluator.get(i), decoded.reconstruction().values(), 1e-5f);
        assertTrue(decoded.distortion() > 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"decoder=mlp", "decoding=trace window=4", "encoder=src hidden=none"})
  void afterTheFirstStepsItDecodesWhatTheEvaluationByTimeDecodes(String changes) {
    TrainedModel model = trained(changes);
    int samples = 7;
    List<CausalDecoding.Point> curve = model.causalDecoding().curve(samples);
    try (Exploration exploration = new Exploration(model)) {
      for (int t = 0; t <= exploration.steps(); t++) {
        double sum = 0;
        for (int i = 0; i < samples; i++) {
          Sample sample = exploration.sample(i);
          sum += exploration.decode(sample, sample.spikes(), t).distortion();
        }
        double expected = curve.get(t).distortion();
        assertEquals(expected, sum / samples, 1e-6 * expected, "after " + t + " steps");
      }
    }
  }

  @Test
  void beforeTheFirstStepEverySampleLooksTheSameAndASpikeChangesThePicture() {
    try (Exploration exploration = new Exploration(trained("decoder=mlp"))) {
      Sample first = exploration.sample(0);
      Sample second = exploration.sample(1);
      float[] blank = exploration.decode(first, first.spikes(), 0).reconstruction().values();
      assertArrayEquals(
          blank, exploration.decode(second, second.spikes(), 0).reconstruction().values(), 1e-6f);
      float[][] edited = first.spikes().clone();
      edited[2] = edited[2].clone();
      edited[2][3] = 1 - edited[2][3];
      float[] whole =
          exploration.decode(first, first.spikes(), exploration.steps()).reconstruction().values();
      float[] other =
          exploration.decode(first, edited, exploration.steps()).reconstruction().values();
      double most = 0;
      for (int i = 0; i < whole.length; i++) {
        most = Math.max(most, Math.abs(whole[i] - other[i]));
      }
      assertTrue(most > 1e-5, "one spike more or less is seen");
      assertArrayEquals(
          exploration.decode(first, first.spikes(), 2).reconstruction().values(),
          exploration.decode(first, edited, 2).reconstruction().values(),
          1e-6f,
          "what comes later is not seen");
      float[][] bits = first.information().orElseThrow().bits();
      assertEquals(exploration.steps(), bits.length);
      assertEquals(exploration.neurons(), bits[0].length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decoder=mlp",
        "encoder=ltc hidden=none decoder=linear",
        "encoder=src decoder=linear",
        "prior=network rate-weight=1 lateral=yes",
        "encoder=ltc hidden=none prior=glm rate-weight=1",
        "encoder=src pulses=levels pulse-noise=logistic prior=network rate-weight=1"
      })
  void theRateOfAllCellsIsTheOneThatTheTrainingReports(String plan) {
    TrainedModel model = trained(plan);
    Snapshot.Sample reported = model.snapshot(1).samples().get(0);
    assertEquals(Snapshot.Part.TEST, reported.part());
    try (Exploration exploration = new Exploration(model)) {
      Sample sample = exploration.sample(reported.index());
      LatentInformation information = sample.information().orElseThrow();
      SpikePart all = SpikePart.first(exploration.steps());
      assertEquals(reported.rateBits(), information.rate(all), 1e-3 * reported.rateBits() + 1e-3);
      SpikePart left = new SpikePart(0, exploration.steps(), 0, 3);
      SpikePart right = new SpikePart(0, exploration.steps(), 3, Integer.MAX_VALUE);
      double whole = information.rate(all);
      assertEquals(whole, information.rate(left) + information.rate(right), 1e-9 * whole);
    }
  }

  @Test
  void theInformationOfSpikesIsTheRateOnAverageAndCountsSilence() {
    float[][] prior = {{0.25f, 0.25f}, {0.9f, 0.01f}};
    float[][] bits = {{1, -2}, {0, 5}}; // 0.5 and 0.0625; 0.9 and 0.32
    float[][] rates = new float[2][2];
    for (int cell = 0; cell < 4; cell++) {
      double q = prior[cell / 2][cell % 2];
      double p = q * Math.pow(2, bits[cell / 2][cell % 2]);
      double nats = p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q));
      rates[cell / 2][cell % 2] = (float) (nats / Math.log(2));
    }
    LatentInformation information = new LatentInformation(bits, rates, prior);
    SpikePart all = SpikePart.first(2);
    double mean = 0;
    for (int pattern = 0; pattern < 16; pattern++) {
      float[][] spikes = new float[2][2];
      double probability = 1;
      for (int cell = 0; cell < 4; cell++) {
        int fires = pattern >> cell & 1;
        double p = prior[cell / 2][cell % 2] * Math.pow(2, bits[cell / 2][cell % 2]);
        spikes[cell / 2][cell % 2] = fires;
        probability *= fires == 1 ? p : 1 - p;
      }
      mean += probability * information.information(spikes, all);
    }
    assertEquals(information.rate(all), mean, 1e-6);
    assertEquals(
        Math.log(0.5 / 0.75) / Math.log(2),
        information.information(new float[2][2], new SpikePart(0, 1, 0, 1)),
        1e-9,
        "a neuron that was likely to fire and does not carries information too");
    float[][] spikes = {{0, 0}, {1, 1}};
    assertEquals(0, information.information(spikes, new SpikePart(1, 2, 0, 1)), 1e-6, "expected");
    assertEquals(5, information.information(spikes, new SpikePart(1, 2, 1, 2)), 1e-6, "surprise");
  }

  @Test
  void aBrushedPartIsDecodedAloneAndAllPartsAreTheWhole() {
    try (Exploration exploration = new Exploration(trained("decoder=mlp"))) {
      Sample sample = exploration.sample(0);
      float[][] edited = sample.spikes().clone();
      edited[2] = edited[2].clone();
      edited[2][3] = 1 - edited[2][3];
      SpikePart others = new SpikePart(0, exploration.steps(), 4, 1_000);
      assertArrayEquals(
          exploration.decode(sample, sample.spikes(), others).reconstruction().values(),
          exploration.decode(sample, edited, others).reconstruction().values(),
          1e-6f,
          "neuron 3 is not seen");
      SpikePart all = new SpikePart(0, exploration.steps(), 0, exploration.neurons());
      assertArrayEquals(
          exploration
              .decode(sample, sample.spikes(), exploration.steps())
              .reconstruction()
              .values(),
          exploration.decode(sample, sample.spikes(), all).reconstruction().values(),
          0f);
    }
  }

  @Test
  void theMapHoldsEverySampleOnceWithFinitePlaces() {
    try (Exploration exploration = new Exploration(trained("decoder=mlp"))) {
      LatentMap map = exploration.map(12);
      assertEquals(12, map.samples().size());
      for (int i = 0; i < 12; i++) {
        assertEquals(i, map.samples().get(i).index());
        assertTrue(Double.isFinite(map.principal()[i][0] + map.neighbours()[i][1]));
        assertTrue(map.samples().get(i).distortion() > 0);
      }
    }
  }

  @Test
  void aDecoderThatNamesClassesHasNoPictureToTakeApart() {
    TrainedModel classes = trained("distortion=class");
    String message =
        Sentences.require(assertThrows(RunException.class, () -> new Exploration(classes)));
    assertTrue(message.contains("cannot be explored"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"encoder=lif", "encoder=ltc", "encoder=ltc hidden=conv:6x3,pool:2", "encoder=src"})
  void aLayersTraceCrossesItsThresholdWhereItFires(String changes) {
    try (Exploration exploration = new Exploration(trained(changes))) {
      List<Exploration.Layer> layers = exploration.layers(exploration.sample(3));
      assertEquals("hidden layer 1", layers.get(0).name());
      LayerTrace hidden = layers.get(0).trace();
      int fired = 0;
      for (int t = 0; t < hidden.spikes().length; t++) {
        for (int n = 0; n < hidden.spikes()[t].length; n++) {
          boolean above = hidden.potential()[t][n] >= hidden.threshold();
          if (!changes.endsWith("src")) {
            assertEquals(above, hidden.spikes()[t][n] > 0, "step " + t + ", neuron " + n);
          }
          fired += hidden.spikes()[t][n] > 0 ? 1 : 0;
        }
      }
      assertTrue(fired > 0, "somebody fires");
      float[][] latent = layers.get(layers.size() - 1).trace().spikes();
      Sample sample = exploration.sample(3);
      for (int t = 0; t < latent.length; t++) {
        assertArrayEquals(sample.spikes()[t], latent[t], 1e-6f);
      }
    }
  }

  @Test
  void theFirstTestSampleDrawnByHandHasTheSpikesOfTheFirstTestSample() {
    try (Exploration exploration = new Exploration(trained("decoder=mlp"))) {
      Sample known = exploration.sample(0);
      Sample drawn = exploration.encode(known.target().values());
      assertTrue(drawn.drawn());
      assertEquals("your drawing", drawn.title());
      assertArrayEquals(known.target().values(), drawn.target().values());
      for (int t = 0; t < exploration.steps(); t++) {
        assertArrayEquals(known.spikes()[t], drawn.spikes()[t], "step " + t);
      }
      List<Exploration.Layer> layers = exploration.layers(drawn);
      assertEquals(exploration.layers(known).size(), layers.size());
      Sample blank = exploration.encode(new float[DATA.shape().size()]);
      assertEquals(0, blank.input().count(), "an empty picture has no input spikes");
    }
  }
}
