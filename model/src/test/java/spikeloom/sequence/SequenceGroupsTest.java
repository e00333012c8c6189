package spikeloom.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spikeloom.array.Workers;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.RandomKey;
import spikeloom.synthetic.AddingTask;

/** Groups of sequences that begin one after the other. */
final class SequenceGroupsTest {
  private static final int STEPS = 12;
  private static final int GROUPS = 2;
  private static final int SAMPLES = 6;
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final Sequences SEQUENCES = new AddingSequences(new AddingTask(KEY, STEPS));

  private static SequenceTraining training(Workers workers) {
    SequenceNetwork network =
        new SequenceNetwork(
            new SequenceNetwork.Structure(
                2,
                List.of(20, 10),
                1,
                LiquidTimeConstant.ADAPTIVE,
                LtcLayer.Gates.LIQUID,
                SequenceNetwork.Readout.INTEGRATOR,
                LtcLayer.Start.UNIFORM),
            KEY);
    SequenceTraining.Settings settings =
        new SequenceTraining.Settings(
            3,
            GROUPS,
            1,
            new FpttSettings(FpttForm.MULTIPLIER, 0.1, 0.5, 1),
            FpttWindows.Emphasis.PUBLISHED,
            SequenceLoss.SQUARED,
            SequenceTraining.Descent.ADAM);
    return new SequenceTraining(network, SAMPLES, settings, workers);
  }

  private static int[] group(int number) {
    int size = SAMPLES / GROUPS;
    return new int[] {size * number, size * number + 1, size * number + 2};
  }

  @Test
  void everyGroupIsReadFromItsFirstStepToItsLast() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training = training(workers);
      double[] losses = new double[4];
      for (int turn = 0; turn < losses.length; turn++) {
        losses[turn] = training.learn(SEQUENCES, group(turn), 0);
      }
      double before = 0;
      for (int turn = 1; turn < losses.length; turn++) {
        // The group that began one turn earlier has ended, and nothing was learned.
        double all = training.evaluate(SEQUENCES, 3 * turn, 3).loss() * turn;
        assertEquals(all - before, losses[turn], 1e-6, "turn " + turn);
        before = all;
      }
    }
  }

  @Test
  void aTurnHasTheUpdatesUntilTheNextGroupBegins() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training = training(workers);
      training.learn(SEQUENCES, group(0), 0.01);
      assertEquals(2, training.updates());
    }
  }

  @Test
  void theFirstGroupLearnsBeforeTheSecondBegins() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training = training(workers);
      float[] values = training.network().parameters().values();
      float[] first = values.clone();
      training.learn(SEQUENCES, group(0), 0.01);
      assertFalse(Arrays.equals(first, values));
    }
  }

  @Test
  void groupsContinueAfterAnEvaluationAndFromACheckpoint() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining first = training(workers);
      SequenceTraining second = training(workers);
      for (int turn = 0; turn < 3; turn++) {
        first.learn(SEQUENCES, group(turn), 0.01);
        second.learn(SEQUENCES, group(turn), 0.01);
      }
      first.evaluate(SEQUENCES, 5, 4);
      SequenceTraining third = training(workers);
      Map<String, float[]> there = third.state();
      first.state().forEach((name, a) -> System.arraycopy(a, 0, there.get(name), 0, a.length));
      third.continueFrom(first.updates());
      for (SequenceTraining training : List.of(first, second, third)) {
        training.learn(SEQUENCES, group(3), 0.01);
      }
      float[] expected = second.network().parameters().values();
      assertArrayEquals(expected, first.network().parameters().values());
      assertArrayEquals(expected, third.network().parameters().values());
    }
  }

  @Test
  void groupsThatDoNotFitAreRefused() {
    try (Workers workers = new Workers(1)) {
      SequenceTraining training = training(workers);
      assertThrows(
          IllegalArgumentException.class, () -> training.learn(SEQUENCES, new int[] {1, 2}, 0.01));
      Sequences odd = new AddingSequences(new AddingTask(KEY, 9));
      assertThrows(IllegalArgumentException.class, () -> training.learn(odd, group(0), 0.01));
    }
  }
}
