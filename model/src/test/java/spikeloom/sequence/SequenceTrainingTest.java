package spikeloom.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.encoder.ltc.LtcWindow;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.RandomKey;
import spikeloom.sequence.SequenceNetwork.Readout;
import spikeloom.sequence.SequenceTraining.Descent;
import spikeloom.sequence.SequenceTraining.Settings;
import spikeloom.synthetic.AddingTask;

final class SequenceTrainingTest {
  private static final int STEPS = 12;
  private static final int BATCH = 6;
  private static final RandomKey KEY = RandomKey.ofSeed(2);

  private static SequenceNetwork network(Readout readout, int... hidden) {
    return new SequenceNetwork(
        new SequenceNetwork.Structure(
            2,
            IntStream.of(hidden).boxed().toList(),
            1,
            LiquidTimeConstant.FIXED,
            LtcLayer.Gates.LIQUID,
            readout,
            LtcLayer.Start.UNIFORM),
        KEY);
  }

  private static Settings settings(int window, FpttForm form, Descent descent) {
    return new Settings(
        window,
        1,
        1,
        new FpttSettings(form, 0.5, 0.5, 1),
        FpttWindows.Emphasis.PUBLISHED,
        SequenceLoss.SQUARED,
        descent);
  }

  private static AddingSequences sequences(int steps) {
    return new AddingSequences(new AddingTask(KEY, steps));
  }

  private static int[] samples(int count) {
    return IntStream.range(0, count).toArray();
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  void theGradientOfTheReadoutIsTheDerivative(Readout readout) {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(readout, 20, 10);
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(BATCH, STEPS), workers);
      Parameters parameters = network.parameters();
      float[] gradient = new float[parameters.length()];
      loss(pass);
      pass.backward(gradient);
      int checked = 0;
      for (Parameters.Slice slice : parameters.slices()) {
        if (slice.name().startsWith("readout") && !slice.name().contains("adaptation")) {
          int at = slice.at(slice.rows() / 2, 0);
          float before = parameters.values()[at];
          float step = 0.02f;
          parameters.values()[at] = before + step;
          double up = loss(pass);
          parameters.values()[at] = before - step;
          double down = loss(pass);
          parameters.values()[at] = before;
          assertEquals((up - down) / (2 * step), gradient[at], 2e-3, slice.name());
          checked++;
        }
      }
      assertEquals(readout == Readout.LINEAR ? 2 : 5, checked);
    }
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  void aGradientKnowsNothingOfTheWindowsBeforeIt(Readout readout) {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(readout, 20, 10);
      SequencePass pass = new SequencePass(network, new LtcWindow.Room(BATCH, STEPS), workers);
      float[] first = new float[network.parameters().length()];
      float[] second = new float[network.parameters().length()];
      loss(pass);
      pass.backward(first);
      loss(pass);
      pass.backward(second);
      assertArrayEquals(first, second);
    }
  }

  @Test
  void aNetworkRemembersAsLongAsItsTimeConstants() {
    SequenceNetwork network = network(Readout.INTEGRATOR, 200);
    Parameters parameters = network.parameters();
    Parameters.Slice gate = parameters.slice("layer 1 membrane gate state");
    float before = parameters.values()[gate.at(3, 4)];
    network.remember(new SequenceNetwork.Memory(100, 50, 2, 0.25), KEY);
    assertEquals(0.25f * before, parameters.values()[gate.at(3, 4)]);
    double[] membranes = membraneTimeConstants(parameters, "layer 1 membrane gate bias");
    assertEquals(1, membranes[0], 0.1);
    assertEquals(10, membranes[100], 4);
    assertEquals(100, membranes[199], 10);
    assertEquals(50, membraneTimeConstants(parameters, "readout membrane gate bias")[0], 0.01);
    Parameters.Slice weights = parameters.slice("layer 1 weights");
    double sum = 0;
    for (int c = 0; c < 200; c++) {
      sum += Math.pow(parameters.values()[weights.at(1, c)], 2);
    }
    assertEquals(2, Math.sqrt(sum / 200), 0.3);
  }

  private static double[] membraneTimeConstants(Parameters parameters, String name) {
    Parameters.Slice slice = parameters.slice(name);
    return IntStream.range(0, slice.columns())
        .mapToDouble(c -> -parameters.values()[slice.at(0, c)])
        .map(keeping -> 1 / Math.log1p(Math.exp(-keeping)))
        .sorted()
        .toArray();
  }

  private static double loss(SequencePass pass) {
    AddingSequences sequences = sequences(STEPS);
    pass.begin(sequences, samples(BATCH - 1));
    pass.take(sequences, 0);
    pass.forward();
    return pass.compare(SequenceLoss.SQUARED, 1);
  }

  @Test
  void aWindowOfAllStepsBeginsAsBackPropagationThroughTime() {
    Settings whole = settings(STEPS, FpttForm.MULTIPLIER, Descent.ADAM);
    Settings plain = settings(3, FpttForm.MULTIPLIER, Descent.ADAM).through(STEPS);
    assertArrayEquals(learned(whole, 1, 1), learned(plain, 1, 1));
    float[] second = learned(whole, 2, 1);
    float[] other = learned(plain, 2, 1);
    int different = 0;
    for (int i = 0; i < second.length; i++) {
      different += second[i] == other[i] ? 0 : 1;
    }
    assertTrue(different > 0, "the regulariser acts from the second update on");
  }

  private static float[] learned(Settings settings, int batches, int threads) {
    try (Workers workers = new Workers(threads)) {
      SequenceNetwork network = network(Readout.LINEAR, 20);
      SequenceTraining training = new SequenceTraining(network, BATCH, settings, workers);
      for (int i = 0; i < batches; i++) {
        training.learn(sequences(STEPS), samples(BATCH), 0.01);
      }
      return network.parameters().values();
    }
  }

  @ParameterizedTest
  @EnumSource(FpttForm.class)
  void everyFormLearnsTheSameBitsOnAnyNumberOfThreads(FpttForm form) {
    Settings settings = settings(3, form, Descent.ADAMAX);
    assertArrayEquals(learned(settings, 3, 1), learned(settings, 3, 2));
    assertArrayEquals(learned(settings, 3, 1), learned(settings, 3, 1));
  }

  @Test
  void buffersDoNotGrowWithTheSequenceButForBackPropagation() {
    Settings windows = settings(10, FpttForm.MULTIPLIER, Descent.ADAM);
    assertEquals(bytes(windows, 100), bytes(windows, 1000));
    long hundred = bytes(windows.through(100), 100);
    long two = bytes(windows.through(200), 200);
    long three = bytes(windows.through(300), 300);
    assertTrue(two > 1.5 * hundred, hundred + " then " + two);
    assertEquals(three - two, two - hundred, 0.01 * two);
  }

  private static long bytes(Settings settings, int steps) {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training =
          new SequenceTraining(network(Readout.LINEAR, 20), BATCH, settings, workers);
      training.learn(sequences(steps), samples(BATCH), 0.01);
      return training.bytes();
    }
  }

  @Test
  void aTrainingThatContinuesFromItsStateLearnsTheSameBits() {
    Settings settings = settings(3, FpttForm.MULTIPLIER, Descent.ADAMAX);
    try (Workers workers = new Workers(1)) {
      SequenceTraining first =
          new SequenceTraining(network(Readout.LINEAR, 20), BATCH, settings, workers);
      first.learn(sequences(STEPS), samples(BATCH), 0.01);
      SequenceTraining second =
          new SequenceTraining(network(Readout.LINEAR, 20), BATCH, settings, workers);
      Map<String, float[]> there = second.state();
      first.state().forEach((name, a) -> System.arraycopy(a, 0, there.get(name), 0, a.length));
      second.continueFrom(first.updates());
      first.learn(sequences(STEPS), samples(BATCH), 0.01);
      second.learn(sequences(STEPS), samples(BATCH), 0.01);
      assertArrayEquals(
          first.network().parameters().values(), second.network().parameters().values());
    }
  }

  @Test
  void aFewHundredSequencesTeachToAddInAShortOne() {
    Settings settings = settings(2, FpttForm.MULTIPLIER, Descent.ADAM);
    try (Workers workers = new Workers(1)) {
      SequenceTraining training =
          new SequenceTraining(network(Readout.LINEAR, 40), 32, settings, workers);
      AddingSequences sequences = sequences(4);
      for (int i = 0; i < 150; i++) {
        int first = 1000 + 32 * i;
        training.learn(sequences, IntStream.range(first, first + 32).toArray(), 0.005);
      }
      SequenceTraining.Score score = training.evaluate(sequences, 200, 32);
      assertTrue(score.loss() < AddingTask.ERROR_OF_THE_MEAN / 2, score.toString());
      assertTrue(score.spikeRate() > 0, score.toString());
    }
  }

  @Test
  void aParameterThatIsNotANumberStopsTheTrainingWithASentence() {
    try (Workers workers = new Workers(1)) {
      SequenceNetwork network = network(Readout.LINEAR, 20);
      SequenceTraining training =
          new SequenceTraining(
              network, BATCH, settings(3, FpttForm.MULTIPLIER, Descent.ADAM), workers);
      network.parameters().values()[network.readoutBias().at(0, 0)] = Float.NaN;
      NumericException e =
          assertThrows(
              NumericException.class, () -> training.learn(sequences(STEPS), samples(BATCH), 0.01));
      assertTrue(String.valueOf(e.getMessage()).contains("readout"), e.getMessage());
    }
  }

  @Test
  void sequencesThatDoNotFitTheWindowsAreRefused() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training =
          new SequenceTraining(
              network(Readout.LINEAR, 20),
              BATCH,
              settings(5, FpttForm.MULTIPLIER, Descent.ADAM),
              workers);
      assertThrows(
          IllegalArgumentException.class,
          () -> training.learn(sequences(STEPS), samples(BATCH), 0.01));
      assertThrows(IllegalArgumentException.class, () -> network(Readout.LINEAR));
    }
  }

  @Test
  void plainAdaptiveNeuronsHaveAGateForEveryNeuronAndNoMatrices() {
    SequenceNetwork network =
        new SequenceNetwork(
            new SequenceNetwork.Structure(
                2,
                List.of(20),
                1,
                LiquidTimeConstant.ADAPTIVE,
                LtcLayer.Gates.CONSTANT,
                Readout.LINEAR,
                LtcLayer.Start.UNIFORM),
            KEY);
    // Inputs, recurrence and bias; two gates; readout.
    assertEquals(2 * 20 + 20 * 20 + 20 + 2 * 20 + 20 + 1, network.parameters().count());
  }
}
