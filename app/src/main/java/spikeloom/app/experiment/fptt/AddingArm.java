package spikeloom.app.experiment.fptt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.RandomKey;
import spikeloom.sequence.SequenceLoss;
import spikeloom.sequence.SequenceNetwork;
import spikeloom.sequence.SequenceTraining;

/**
 * A training method for the adding task.
 *
 * @param method training method
 * @param neuron {@code ltc} or {@code alif}
 * @param steps length of the sequences
 */
record AddingArm(Method method, String neuron, int steps) {
  static final int NEURONS = 128;
  static final int WINDOWS = 10;

  /** Sequences of a full batch. */
  static final int BATCH = 128;

  /**
   * Training method. All use the same sequences in the same order; {@link #FPTT} and {@link
   * #BPTT_SMALL} make ten updates where {@link #BPTT} makes one.
   */
  enum Method {
    /** Forward propagation through time: an update after each window of a full batch. */
    FPTT(WINDOWS, 1),
    /** Back-propagation through time: an update after a full batch. */
    BPTT(1, 1),
    /** Back-propagation through time: an update after a tenth of a full batch. */
    BPTT_SMALL(1, WINDOWS);

    private final int windows;
    private final int parts;

    Method(int windows, int parts) {
      this.windows = windows;
      this.parts = parts;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT); // names of metrics have underscores
    }

    /** Number of updates on the sequences of a full batch. */
    int updates() {
      return windows * parts;
    }

    /** Number of small batches per full batch. */
    int parts() {
      return parts;
    }

    /** The sequences of a batch; small batches have 12 or 13. */
    int[] sequences(long batch) {
      return IntStream.range(first(batch), first(batch + 1)).toArray();
    }

    private int first(long batch) {
      return Math.toIntExact(batch * BATCH / parts);
    }

    /** Sequences of the largest batch. */
    int largest() {
      return (BATCH + parts - 1) / parts;
    }
  }

  /** Returns all arms for sequences of these lengths. */
  static List<AddingArm> all(int[] lengths, List<String> neurons) {
    List<AddingArm> arms = new ArrayList<>();
    for (int steps : lengths) {
      for (String neuron : neurons) {
        for (Method method : Method.values()) {
          arms.add(new AddingArm(method, neuron, steps));
        }
      }
    }
    return arms;
  }

  String name() {
    return method.word() + "_" + neuron + "_t" + steps;
  }

  String label() {
    return method.word() + " " + neuron;
  }

  /** Returns the network; it has the same number of neurons of either type. */
  SequenceNetwork network(RandomKey key) {
    return network(neuron, key);
  }

  static SequenceNetwork network(String neuron, RandomKey key) {
    boolean liquid = neuron.equals("ltc");
    return new SequenceNetwork(
        new SequenceNetwork.Structure(
            2,
            List.of(NEURONS),
            1,
            liquid ? LiquidTimeConstant.FIXED : LiquidTimeConstant.ADAPTIVE,
            liquid ? LtcLayer.Gates.LIQUID : LtcLayer.Gates.CONSTANT,
            SequenceNetwork.Readout.LINEAR,
            LtcLayer.Start.UNIFORM),
        key);
  }

  SequenceTraining.Settings settings() {
    return method == Method.FPTT
        ? settings(steps / WINDOWS)
        : settings(steps / WINDOWS).through(steps);
  }

  /** FPTT settings, with windows of {@code window} steps. */
  static SequenceTraining.Settings settings(int window) {
    return new SequenceTraining.Settings(
        window,
        1,
        1,
        new FpttSettings(FpttForm.MULTIPLIER, 0.5, 0.5, 1),
        FpttWindows.Emphasis.PUBLISHED,
        SequenceLoss.SQUARED,
        SequenceTraining.Descent.ADAM);
  }
}
