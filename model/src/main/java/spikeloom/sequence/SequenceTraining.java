package spikeloom.sequence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import spikeloom.array.NumericException;
import spikeloom.array.Workers;
import spikeloom.encoder.ltc.LtcWindow;
import spikeloom.learning.Adam;
import spikeloom.learning.Adamax;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttOptimiser;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.MomentOptimiser;

/**
 * Trains a {@link SequenceNetwork}, an update after every window: forward propagation through time,
 * or with one window and no regulariser back-propagation through time. The target of every window
 * is the answer of the whole sequence.
 */
public final class SequenceTraining {
  /** The optimiser. */
  public enum Descent {
    /** {@link Adam}. */
    ADAM,
    /** {@link Adamax}. */
    ADAMAX
  }

  /**
   * Settings of the training.
   *
   * @param window steps of a window, K; a divisor of the sequences' length
   * @param groups number of groups of sequences that begin one after the other, at equal distances;
   *     a divisor of the number of windows. With 1, all sequences of a batch are at the same step,
   *     and all updates between two batches see the same answers; with more, every update sees
   *     several parts of the sequences, and the answers change little by little.
   * @param damping factor of the surrogate derivative of spikes
   * @param fptt regulariser and clip norm
   * @param emphasis weights of the loss of windows
   * @param loss loss of the answers
   * @param descent optimiser
   */
  public record Settings(
      int window,
      int groups,
      double damping,
      FpttSettings fptt,
      FpttWindows.Emphasis emphasis,
      SequenceLoss loss,
      Descent descent) {
    /** Back-propagation through all steps of sequences, with the same clip norm and descent. */
    public Settings through(int steps) {
      FpttSettings plain = new FpttSettings(FpttForm.NONE, fptt.alpha(), fptt.beta(), fptt.clip());
      return new Settings(steps, 1, damping, plain, emphasis, loss, descent);
    }
  }

  private final Settings settings;
  private final SequenceNetwork network;
  private final SequencePass pass;
  private final MomentOptimiser optimiser;
  private final FpttOptimiser fptt;
  private final FpttOptimiser.Window differentiation = this::differentiate; // created once
  private final int capacity;
  private final float[] streams; // of groups, between batches
  private IntToDoubleFunction weight = window -> 1;
  private double loss;

  /** A training of up to {@code samples} sequences at a time. */
  public SequenceTraining(
      SequenceNetwork network, int samples, Settings settings, Workers workers) {
    this.network = network;
    this.settings = settings;
    capacity = samples;
    pass =
        new SequencePass(
            network, new LtcWindow.Room(samples, settings.window()), settings.damping(), workers);
    optimiser =
        switch (settings.descent()) {
          case ADAM -> new Adam(network.parameters(), workers);
          case ADAMAX -> new Adamax(network.parameters(), workers);
        };
    streams = new float[settings.groups() == 1 ? 0 : pass.streamsSize()];
    fptt = new FpttOptimiser(List.of(optimiser), settings.fptt(), workers);
  }

  /**
   * Starts these sequences and trains on them and on the other groups until the next group is due:
   * with one group, until their end.
   *
   * @param samples at most the size of a group
   * @return mean loss of the sequences that began first, after their last step there, during
   *     training
   * @throws NumericException if loss or gradient is not finite; the parameters are then unusable
   */
  public double learn(Sequences from, int[] samples, double learningRate) {
    FpttWindows windows = new FpttWindows(from.steps(), settings.window());
    int between = windows.count() / settings.groups();
    if (settings.groups() == 1) {
      pass.begin(from, samples);
    } else {
      continueGroups(from, samples, windows.count());
    }
    weight = p -> windows.weight(p, settings.emphasis());
    for (int p = 0; p < between; p++) {
      pass.take(from, p);
      fptt.learn(differentiation, learningRate);
    }
    return loss;
  }

  private void continueGroups(Sequences from, int[] samples, int windows) {
    int groups = settings.groups();
    if (windows % groups != 0 || samples.length * groups != capacity) {
      throw new IllegalArgumentException(
          "%d groups of %d sequences do not fit %d windows of %d sequences"
              .formatted(groups, samples.length, windows, capacity));
    }
    long turn = updates() / (windows / groups);
    if (turn == 0) {
      pass.clear(capacity);
    } else {
      pass.proceed();
    }
    pass.begin(from, samples, (int) (turn % groups) * samples.length);
  }

  private void differentiate() {
    pass.forward();
    loss = pass.compare(settings.loss(), weight);
    if (!Double.isFinite(loss)) {
      throw new NumericException(
          "The loss of the readout became infinite or not a number: use a smaller learning rate.");
    }
    pass.backward(optimiser.gradient());
  }

  /**
   * The accuracy of the network.
   *
   * @param loss mean loss
   * @param right share of correct classes
   * @param spikeRate share of cells with a spike, in the last window of the last batch
   */
  public record Score(double loss, double right, double spikeRate) {}

  /** Evaluates the sequences {@code 0 .. count-1} at the current parameters. */
  public Score evaluate(Sequences from, int count, int batch) {
    FpttWindows windows = new FpttWindows(from.steps(), settings.window());
    keepStreams();
    double sum = 0;
    int right = 0;
    for (int first = 0; first < count; first += batch) {
      int[] samples = new int[Math.min(batch, count - first)];
      for (int b = 0; b < samples.length; b++) {
        samples[b] = first + b;
      }
      pass.begin(from, samples);
      for (int p = 0; p < windows.count(); p++) {
        pass.take(from, p);
        pass.forward();
      }
      for (int b = 0; b < samples.length; b++) {
        right += pass.right(b) ? 1 : 0;
      }
      sum += samples.length * pass.compare(settings.loss(), 0);
    }
    Score score = new Score(sum / count, right / (double) count, pass.spikeRate());
    resumeStreams();
    return score;
  }

  private void keepStreams() {
    if (streams.length > 0) {
      pass.saveStreams(streams);
    }
  }

  private void resumeStreams() {
    if (streams.length > 0) {
      pass.restoreStreams(streams);
    }
  }

  /** Ends an epoch, see {@link FpttOptimiser#adoptAverages}. */
  public void endEpoch() {
    fptt.adoptAverages();
  }

  /** The arrays of a checkpoint; reading one writes to them. */
  public Map<String, float[]> state() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("parameters", network.parameters().values());
    arrays.put("first moment", optimiser.firstMoment());
    arrays.put("second moment", optimiser.secondMoment());
    arrays.put("regulariser", fptt.memory());
    if (streams.length > 0) {
      keepStreams();
      arrays.put("sequences under way", streams);
    }
    return arrays;
  }

  /** Number of updates. */
  public long updates() {
    return optimiser.updates();
  }

  /** Resumes after update {@code updates}, with the arrays of {@link #state} at that time. */
  public void continueFrom(long updates) {
    optimiser.continueFrom(updates);
    network.parameters().changed();
    resumeStreams();
  }

  /** The network. */
  public SequenceNetwork network() {
    return network;
  }

  /** Bytes of all buffers of training: one window, and the state per parameter. */
  public long bytes() {
    long floats = optimiser.gradient().length;
    for (float[] array : state().values()) {
      floats += array.length;
    }
    return floats * Float.BYTES + pass.bytes();
  }
}
