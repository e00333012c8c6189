package spikeloom.training;

import java.util.Arrays;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.EncoderSpec;
import spikeloom.learning.Batches;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * The input gain of the first hidden layer, fitted to the data: the drive of a neuron with random
 * weights grows with the root of the number of input spikes, so
 *
 * <pre>{@code gain = 1.8 / sqrt(d),  d = mean square of input channels and steps,}</pre>
 *
 * <p>measured on the first training samples. It is 5 for the rate code of MNIST (d = 0.13) and 22
 * for its latency code (d = 0.0065), near the best of a search for either; see docs/decisions. Of
 * binary spikes, d is their density. A run's plan keeps the number, so nothing is measured again.
 */
public final class InputGain {
  private static final int SAMPLES = 256;
  private static final int AT_ONCE = 8;

  private InputGain() {}

  /**
   * The plan with its gain, measured if it has none and does not start from another run's encoder.
   */
  public static TrainingPlan settle(TrainingPlan plan, Dataset dataset) {
    if (plan.encoder().gain() != null) {
      return plan;
    }
    String start = plan.encoder().startFrom();
    if (start != null && !StartingEncoder.isGraph(start)) {
      return plan.withGain(StartingEncoder.gain(start));
    }
    Batches batches = Task.of(plan, dataset).batches(dataset.train(), new Workers(1));
    double density = meanSquare(batches, Streams.input(plan.seed(), 0));
    double least = 1.0 / ((double) plan.data().steps() * batches.channels());
    double gain = EncoderSpec.GAIN_AT_FULL_DENSITY / Math.sqrt(Math.max(density, least));
    // Three digits are enough, and more readable in plan.json.
    double unit = Math.pow(10, Math.floor(Math.log10(gain)) - 2);
    return plan.withGain(Math.round(gain / unit) * unit);
  }

  // A few samples at a time, because all of them may exceed any batch of the training.
  private static double meanSquare(Batches batches, RandomKey key) {
    int samples = Math.min(SAMPLES, batches.split().size());
    double sum = 0;
    int steps = 0;
    int[] all = batches.split().some(samples);
    for (int from = 0; from < samples; from += AT_ONCE) {
      int[] some = Arrays.copyOfRange(all, from, Math.min(samples, from + AT_ONCE));
      SpikeBatch input = batches.of(some, key).input();
      steps = input.steps();
      sum = add(sum, input);
    }
    return samples == 0 ? 0 : sum / ((double) samples * steps * batches.channels());
  }

  private static double add(double before, SpikeBatch input) {
    if (!input.graded()) {
      return before + input.events();
    }
    double sum = before;
    for (int b = 0; b < input.samples(); b++) {
      for (int i = input.begin(b, 0); i < input.end(b, input.steps() - 1); i++) {
        sum += input.value(i) * input.value(i);
      }
    }
    return sum;
  }
}
