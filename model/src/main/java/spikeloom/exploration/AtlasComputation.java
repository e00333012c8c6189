package spikeloom.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.spike.Cell;
import spikeloom.spike.Signal;

/**
 * Computes a {@link NeuronAtlas}. All samples are encoded twice: to count spikes, and to decode
 * them without some of them. The spikes whose effect is measured are spread evenly over those of
 * their neuron.
 */
final class AtlasComputation {
  private static final int TOGETHER = 63; // spikes whose effects are decoded at once

  private final Source source;
  private final int samples;
  private final int most;
  private final List<String> labels = new ArrayList<>(); // class of every sample
  private final int[][] counts; // [samples][neurons]
  private int[][] fired = new int[0][0]; // [steps][neurons]
  private double[] bits = new double[0];
  private boolean informed = true;
  private float[][] effects = new float[0][0]; // [neurons][values], a sum

  /** Where samples and outputs are from. */
  interface Source {
    /** The names of all classes. */
    List<String> classNames();

    /** A sample with its spikes. */
    Sample sample(int index);

    /** Outputs of the decoder: the first for all spikes, then one without each of these. */
    float[][] outputs(Sample sample, List<Cell> without);
  }

  /**
   * A computation.
   *
   * @param samples number of samples, at least 1
   * @param most maximum number of spikes of a neuron whose effect is measured
   */
  AtlasComputation(Source source, int samples, int most) {
    this.source = source;
    this.samples = samples;
    this.most = most;
    counts = new int[samples][];
  }

  /** Computes the atlas; every sample counts twice in the progress. */
  NeuronAtlas run(EvaluationWatch watch) {
    for (int i = 0; i < samples; i++) {
      watch.at(i, 2 * samples);
      count(i, source.sample(i));
    }
    int[] spikes = spikes();
    int[] met = new int[spikes.length];
    for (int i = 0; i < samples; i++) {
      watch.at(samples + i, 2 * samples);
      compare(source.sample(i), spikes, met);
    }
    watch.at(2 * samples, 2 * samples);
    return atlas(spikes, source.sample(0).target());
  }

  private void count(int index, Sample sample) {
    float[][] spikes = sample.spikes();
    int neurons = spikes[0].length;
    if (index == 0) {
      fired = new int[spikes.length][neurons];
      bits = new double[neurons];
      effects = new float[neurons][sample.target().values().length];
    }
    labels.add(sample.className());
    counts[index] = new int[neurons];
    for (int t = 0; t < spikes.length; t++) {
      for (int n = 0; n < neurons; n++) {
        int spike = spikes[t][n] != 0 ? 1 : 0;
        counts[index][n] += spike;
        fired[t][n] += spike;
      }
    }
    informed &= sample.information().isPresent();
    sample.information().ifPresent(known -> Arrays.setAll(bits, n -> bits[n] + bits(known, n)));
  }

  private static double bits(LatentInformation information, int neuron) {
    double sum = 0;
    for (float[] step : information.rates()) {
      sum += step[neuron];
    }
    return sum;
  }

  private int[] spikes() {
    int[] spikes = new int[bits.length];
    for (int[] sample : counts) {
      Arrays.setAll(spikes, n -> spikes[n] + sample[n]);
    }
    return spikes;
  }

  private void compare(Sample sample, int[] spikes, int[] met) {
    List<Cell> chosen = new ArrayList<>();
    for (int t = 0; t < sample.spikes().length; t++) {
      for (int n = 0; n < spikes.length; n++) {
        if (sample.spikes()[t][n] != 0 && chosen(met[n]++, spikes[n])) {
          chosen.add(new Cell(t, n));
        }
      }
    }
    for (int from = 0; from < chosen.size(); from += TOGETHER) {
      add(sample, chosen.subList(from, Math.min(chosen.size(), from + TOGETHER)));
    }
  }

  /** Whether the effect of a neuron's spike of this number is measured. */
  private boolean chosen(int number, int of) {
    long share = Math.min(most, of);
    return (number + 1) * share / of > number * share / of;
  }

  private void add(Sample sample, List<Cell> cells) {
    float[][] outputs = source.outputs(sample, cells);
    for (int i = 0; i < cells.size(); i++) {
      float[] sum = effects[cells.get(i).neuron()];
      for (int v = 0; v < sum.length; v++) {
        sum[v] += outputs[0][v] - outputs[i + 1][v];
      }
    }
  }

  private NeuronAtlas atlas(int[] spikes, Signal like) {
    List<String> classes = source.classNames().stream().filter(labels::contains).toList();
    List<Neuron> neurons = new ArrayList<>();
    for (int n = 0; n < spikes.length; n++) {
      int compared = Math.min(most, spikes[n]);
      float[] effect = effects[n];
      for (int v = 0; v < effect.length; v++) {
        effect[v] /= Math.max(1, compared);
      }
      neurons.add(
          new Neuron(
              n,
              (double) spikes[n] / samples,
              informed ? OptionalDouble.of(bits[n] / samples) : OptionalDouble.empty(),
              compared,
              new Signal(like.shape(), effect),
              size(effect),
              byStep(n),
              byClass(n, classes)));
    }
    return new NeuronAtlas(samples, classes, neurons);
  }

  private static double size(float[] effect) {
    double squares = 0;
    for (float value : effect) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / effect.length);
  }

  private double[] byStep(int neuron) {
    return Arrays.stream(fired).mapToDouble(step -> (double) step[neuron] / samples).toArray();
  }

  private double[] byClass(int neuron, List<String> classes) {
    double[] sums = new double[classes.size()];
    int[] sizes = new int[classes.size()];
    for (int i = 0; i < samples; i++) {
      int of = classes.indexOf(labels.get(i));
      sums[of] += counts[i][neuron];
      sizes[of]++;
    }
    Arrays.setAll(sums, c -> sums[c] / sizes[c]);
    return sums;
  }
}
