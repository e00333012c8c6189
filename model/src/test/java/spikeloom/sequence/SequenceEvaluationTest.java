package spikeloom.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.encoder.ltc.LtcWindow;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.sequence.SequenceNetwork.Readout;

/** Compares the scores of a training with sequences that run alone. */
final class SequenceEvaluationTest {
  private static final int STEPS = 12;
  private static final int WINDOW = 3;
  private static final int CLASSES = 3;
  private static final int COUNT = 7;
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final Sequences NOISE = new Noise();

  /** Random values and classes. */
  private static final class Noise implements Sequences {
    @Override
    public int steps() {
      return STEPS;
    }

    @Override
    public int inputs() {
      return 2;
    }

    @Override
    public int outputs() {
      return CLASSES;
    }

    @Override
    public void step(int sample, int step, float[] to, int at) {
      FastRandom random = KEY.fold(sample).fold(step).random();
      to[at] = 4 * random.nextFloat();
      to[at + 1] = 4 * random.nextFloat();
    }

    @Override
    public void answer(int sample, float[] to, int at) {
      Arrays.fill(to, at, at + CLASSES, 0f);
      to[at + sample % CLASSES] = 1;
    }
  }

  private static SequenceNetwork network(Readout readout) {
    return new SequenceNetwork(
        new SequenceNetwork.Structure(
            2,
            List.of(20, 10),
            CLASSES,
            LiquidTimeConstant.FIXED,
            LtcLayer.Gates.LIQUID,
            readout,
            LtcLayer.Start.UNIFORM),
        KEY);
  }

  private static SequenceTraining training(SequenceNetwork network, FpttForm form, Workers one) {
    var settings =
        new SequenceTraining.Settings(
            WINDOW,
            1,
            1,
            new FpttSettings(form, 0.5, 0.5, 1),
            FpttWindows.Emphasis.PUBLISHED,
            SequenceLoss.CLASS,
            SequenceTraining.Descent.ADAM);
    return new SequenceTraining(network, 4, settings, one);
  }

  /** Outputs of a network for sequences one by one, in one window of all steps. */
  private static final class Alone {
    double loss;
    int right;

    Alone(SequenceNetwork network, Workers workers) {
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(1, STEPS), workers);
      for (int sample = 0; sample < COUNT; sample++) {
        pass.begin(NOISE, new int[] {sample});
        pass.take(NOISE, 0);
        pass.forward();
        double sum = 0;
        int best = 0;
        for (int c = 0; c < CLASSES; c++) {
          sum += Math.exp(pass.decoded(0, c));
          best = pass.decoded(0, c) > pass.decoded(0, best) ? c : best;
        }
        loss += (Math.log(sum) - pass.decoded(0, sample % CLASSES)) / COUNT;
        right += best == sample % CLASSES ? 1 : 0;
        assertEquals(best == sample % CLASSES, pass.right(0));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  void lossAndAccuracyAreMeansOverSequencesAfterTheirLastStep(Readout readout) {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(readout);
      Alone expected = new Alone(network, workers);
      assertTrue(expected.right > 0 && expected.right < COUNT, expected.right + " right");
      SequenceTraining training = training(network, FpttForm.MULTIPLIER, workers);
      for (int batch : new int[] {1, 3, 4}) {
        SequenceTraining.Score score = training.evaluate(NOISE, COUNT, batch);
        assertEquals(expected.loss, score.loss(), 1e-6, "batches of " + batch);
        assertEquals(expected.right / (double) COUNT, score.right(), 1e-15);
      }
    }
  }

  @Test
  void theSpikeRateIsTheShareOfCellsOfTheLastWindowThatFired() {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(Readout.INTEGRATOR);
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(2, STEPS), workers);
      pass.begin(NOISE, new int[] {0, 1});
      pass.take(NOISE, 0);
      pass.forward();
      SequencePass first = new SequencePass(network, new LtcWindow.Room(2, WINDOW), workers);
      first.begin(NOISE, new int[] {0, 1});
      double mean = 0;
      for (int p = 0; p < STEPS / WINDOW; p++) {
        first.take(NOISE, p);
        first.forward();
        mean += first.spikeRate() * WINDOW / STEPS;
      }
      assertTrue(mean > 0 && mean < 1, "rate " + mean);
      assertEquals(mean, pass.spikeRate(), 1e-12);
      SequenceTraining.Score score =
          training(network, FpttForm.NONE, workers).evaluate(NOISE, 2, 2);
      assertEquals(first.spikeRate(), score.spikeRate(), 1e-15);
    }
  }

  @Test
  void aTrainingReportsTheLossAfterTheLastStepAndUpdatesAfterEveryWindow() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training = training(network(Readout.LINEAR), FpttForm.MULTIPLIER, workers);
      int[] samples = IntStream.range(0, 4).toArray();
      double loss = training.evaluate(NOISE, 4, 4).loss();
      assertEquals(loss, training.learn(NOISE, samples, 0), 1e-12, "nothing was learned");
      assertEquals(STEPS / WINDOW, training.updates());
      training.continueFrom(17);
      assertEquals(17, training.updates());
    }
  }

  @Test
  void atTheEndOfAnEpochTheParametersBecomeTheirAverages() {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(Readout.LINEAR);
      SequenceTraining training = training(network, FpttForm.MULTIPLIER, workers);
      training.learn(NOISE, new int[] {0, 1, 2}, 0.05);
      float[] values = network.parameters().values();
      float[] learned = values.clone();
      float[] memory = training.state().get("regulariser");
      int length = network.parameters().length();
      training.endEpoch();
      assertArrayEquals(Arrays.copyOf(memory, length), Arrays.copyOf(values, length));
      int moved = 0;
      for (int i = Padding.LEAD; i < length; i++) {
        moved += learned[i] == values[i] ? 0 : 1;
      }
      assertTrue(moved > network.parameters().count() / 2, moved + " parameters moved");
    }
  }

  @Test
  void withoutARegulariserAnEpochEndsWithTheParametersThatWereLearned() {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(Readout.LINEAR);
      SequenceTraining training = training(network, FpttForm.NONE, workers);
      training.learn(NOISE, new int[] {0, 1, 2}, 0.05);
      float[] learned = network.parameters().values().clone();
      training.endEpoch();
      assertArrayEquals(learned, network.parameters().values());
      assertNotEquals(0, training.updates());
    }
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  void theReadoutsGradientIsThatOfTheMeanSquaredError(Readout readout) {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(readout);
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(4, STEPS), workers);
      float[] gradient = new float[network.parameters().length()];
      double before = squared(pass, 0.5);
      double mean = 0;
      for (int b = 0; b < 3; b++) {
        mean += pass.loss(b) / 3;
      }
      assertEquals(mean, before, 1e-12);
      assertTrue(pass.loss(0) != pass.loss(1));
      pass.backward(gradient);
      String name = readout == Readout.LINEAR ? "readout weights" : "readout bias";
      Parameters.Slice slice = network.parameters().slice(name);
      for (int c = 0; c < CLASSES; c++) {
        int at = slice.at(slice.rows() / 2, c);
        float kept = network.parameters().values()[at];
        network.parameters().values()[at] = kept + 0.01f;
        double up = squared(pass, 0.5);
        network.parameters().values()[at] = kept - 0.01f;
        double down = squared(pass, 0.5);
        network.parameters().values()[at] = kept;
        // A weight of 0.5 halves the gradient, not the loss.
        assertEquals(0.5 * (up - down) / 0.02, gradient[at], 2e-3, name + " " + c);
      }
    }
  }

  private static double squared(SequencePass pass, double weight) {
    pass.begin(NOISE, new int[] {0, 1, 2});
    pass.take(NOISE, 0);
    pass.forward();
    double expected = 0;
    for (int b = 0; b < 3; b++) {
      for (int c = 0; c < CLASSES; c++) {
        expected += Math.pow(pass.decoded(b, c) - (b % CLASSES == c ? 1 : 0), 2) / 3;
      }
    }
    double loss = pass.compare(SequenceLoss.SQUARED, weight);
    assertEquals(expected, loss, 1e-6);
    return loss;
  }

  @Test
  void everyLayerLearns() {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(Readout.LINEAR);
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(4, STEPS), workers);
      float[] gradient = new float[network.parameters().length()];
      squared(pass, 1);
      pass.backward(gradient);
      for (String name : List.of("layer 1 weights", "layer 2 weights", "readout weights")) {
        Parameters.Slice slice = network.parameters().slice(name);
        double size = 0;
        for (int i = slice.offset(); i < slice.end(); i++) {
          size = Math.max(size, Math.abs(gradient[i]));
        }
        assertTrue(size > 1e-6, name);
      }
    }
  }

  @Test
  void whatAPassHasNoRoomForIsRefused() {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(Readout.LINEAR);
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(2, STEPS), workers);
      assertThrows(IllegalArgumentException.class, () -> pass.begin(NOISE, new int[] {0, 1, 2}));
      pass.begin(NOISE, new int[] {0, 1});
      SequencePass halves = new SequencePass(network, new LtcWindow.Room(2, 5), workers);
      assertThrows(IllegalArgumentException.class, () -> halves.begin(NOISE, new int[] {0}));
    }
  }

  @Test
  void initialReadoutWeightsHaveTheDeviationOfGlorot() {
    SequenceNetwork network =
        new SequenceNetwork(
            new SequenceNetwork.Structure(
                2,
                List.of(180),
                20,
                LiquidTimeConstant.FIXED,
                LtcLayer.Gates.LIQUID,
                Readout.LINEAR,
                LtcLayer.Start.UNIFORM),
            KEY);
    Parameters.Slice slice = network.parameters().slice("readout weights");
    double squares = 0;
    int rising = 0;
    for (int r = 0; r < 180; r++) {
      for (int c = 0; c < 20; c++) {
        float weight = network.parameters().values()[slice.at(r, c)];
        squares += weight * weight;
        rising += weight > 0 ? 1 : 0;
      }
    }
    assertEquals(Math.sqrt(2 / 200.0), Math.sqrt(squares / 3600), 0.005);
    assertEquals(1800, rising, 120);
    Parameters.Slice bias = network.parameters().slice("readout bias");
    assertEquals(0, network.parameters().values()[bias.at(0, 3)]);
  }

  @Test
  void plainAdaptiveNeuronsBeginWithTimeConstantsOfTwentyAndAHundredAndFiftySteps() {
    SequenceNetwork network =
        new SequenceNetwork(
            new SequenceNetwork.Structure(
                2,
                List.of(5),
                1,
                LiquidTimeConstant.ADAPTIVE,
                LtcLayer.Gates.CONSTANT,
                Readout.LINEAR,
                LtcLayer.Start.UNIFORM),
            KEY);
    // Of the membrane a gate lets in 1 - exp(-1 / tau), of the adaptation it keeps exp(-1 / tau).
    assertEquals(1 - Math.exp(-1 / 20.0), gate(network, "layer 1 membrane gate bias"), 1e-6);
    assertEquals(Math.exp(-1 / 150.0), gate(network, "layer 1 adaptation gate bias"), 1e-6);
  }

  private static double gate(SequenceNetwork network, String name) {
    float bias = network.parameters().values()[network.parameters().slice(name).at(0, 4)];
    return 1 / (1 + Math.exp(-bias));
  }
}
