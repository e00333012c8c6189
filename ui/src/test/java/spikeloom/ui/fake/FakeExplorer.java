package spikeloom.ui.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import spikeloom.array.MapSize;
import spikeloom.encoder.LayerTrace;
import spikeloom.evaluation.Disturbance;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.evaluation.Robustness;
import spikeloom.exploration.Completions;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentInformation;
import spikeloom.exploration.LatentMap;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.objective.Distortion;
import spikeloom.sound.Audio;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.model.Explorer;

/** A model of 6 steps and 4 neurons; neuron n is pixel n, as bright as its share of spikes seen. */
public final class FakeExplorer implements Explorer {
  public static final int STEPS = 6;
  public static final int NEURONS = 4;

  private static final float PRIOR = 0.1f;

  private static final SignalShape SHAPE = new SignalShape.Image(1, 2, 2);

  private final int samples;
  private final List<String> notes;
  private final Optional<String> problem;
  private Optional<Audio> audio = Optional.empty();
  private boolean closed;
  private boolean informed = true;
  private int drawings;
  private int encodings;

  public FakeExplorer(int samples) {
    this(samples, List.of());
  }

  public FakeExplorer(int samples, List<String> notes) {
    this(samples, notes, Optional.empty());
  }

  /** A model that cannot generate samples for a reason, if there is one. */
  public FakeExplorer(int samples, List<String> notes, Optional<String> problem) {
    this.samples = samples;
    this.notes = List.copyOf(notes);
    this.problem = problem;
  }

  /** Gives the samples a sound. */
  public FakeExplorer with(Audio sound) {
    audio = Optional.of(sound);
    return this;
  }

  @Override
  public Optional<Audio> audio() {
    return audio;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  public boolean closed() {
    return closed;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public Sample sample(int index) {
    float[][] spikes = new float[STEPS][NEURONS];
    float[][] bits = new float[STEPS][NEURONS];
    float[][] rates = new float[STEPS][NEURONS];
    float[][] prior = new float[STEPS][NEURONS];
    SpikeRaster.Builder input = new SpikeRaster.Builder(STEPS, 3);
    for (int t = 0; t < STEPS; t++) {
      spikes[t][(t + index) % NEURONS] = 1;
      input.spike(t, t % 3, 1);
      for (int n = 0; n < NEURONS; n++) {
        bits[t][n] = n;
        rates[t][n] = 0.5f * n;
        prior[t][n] = PRIOR;
      }
    }
    Signal target = new Signal(SHAPE, new float[] {0.5f, 0.5f, 0.25f, 0});
    return new Sample(
        index,
        "c" + index,
        target,
        input.build(),
        Optional.empty(),
        spikes,
        Optional.of(new LatentInformation(bits, rates, prior)));
  }

  @Override
  public Optional<String> drawingProblem() {
    return Optional.empty();
  }

  /** Every value of at least a half is a spike of its neuron in the first step. */
  @Override
  public Sample encode(float[] values) {
    encodings++;
    Sample shown = sample(0);
    float[][] spikes = new float[STEPS][NEURONS];
    for (int n = 0; n < NEURONS; n++) {
      spikes[0][n] = values[n] >= 0.5f ? 1 : 0;
    }
    return new Sample(
        Sample.DRAWN,
        "",
        new Signal(SHAPE, values.clone()),
        shown.input(),
        Optional.empty(),
        spikes,
        shown.information());
  }

  /** Number of signals that were encoded. */
  public int encodings() {
    return encodings;
  }

  @Override
  public List<Exploration.Layer> layers(Sample sample) {
    float[][] spikes = sample.spikes();
    float[][] potential = new float[STEPS][NEURONS];
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < NEURONS; n++) {
        potential[t][n] = spikes[t][n] > 0 ? 1 + n : -0.5f * n;
      }
    }
    String quantity = "log-odds of a spike";
    Optional<MapSize> maps = Optional.of(new MapSize(1, NEURONS / 2, 2));
    LayerTrace hidden = new LayerTrace(quantity, 0, potential, spikes, maps);
    LayerTrace readout = new LayerTrace(quantity, 0, potential, spikes);
    return List.of(
        new Exploration.Layer("hidden layer 1", hidden), new Exploration.Layer("readout", readout));
  }

  @Override
  public Optional<String> generationProblem() {
    return problem;
  }

  @Override
  public float[][] draw(long seed) {
    return complete(new float[STEPS][NEURONS], 0, 1, seed).each().get(0).spikes();
  }

  /** Later spikes are drawn with probability 1/2; how many times this was asked is counted. */
  @Override
  public Completions complete(float[][] given, int kept, int count, long seed) {
    drawings++;
    SplittableRandom random = new SplittableRandom(seed);
    Sample none = sample(0);
    List<Completions.Completion> each = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[][] spikes = new float[STEPS][NEURONS];
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < NEURONS; n++) {
          int drawn = random.nextInt(2);
          spikes[t][n] = t < kept ? given[t][n] : drawn;
        }
      }
      Signal output = decode(none, spikes, SpikePart.first(STEPS)).reconstruction();
      each.add(new Completions.Completion(spikes, output));
    }
    float[][] surprise = new float[STEPS][NEURONS];
    for (float[] row : surprise) {
      Arrays.fill(row, 1);
    }
    Signal soFar = decode(none, given, SpikePart.first(kept)).reconstruction();
    return new Completions(kept, given, surprise, soFar, each);
  }

  /** Number of requests for samples from the prior. */
  public int drawings() {
    return drawings;
  }

  @Override
  public LatentMap map(int most) {
    int count = Math.min(most, samples);
    List<LatentMap.Sample> found = new ArrayList<>();
    double[][] places = new double[count][2];
    for (int i = 0; i < count; i++) {
      found.add(new LatentMap.Sample(i, "c" + i % 2, 0.1 * i, Distortion.CROSS_ENTROPY, i));
      places[i][0] = i;
      places[i][1] = i % 3;
    }
    return new LatentMap(found, places, places);
  }

  /** A spike of neuron n brightens pixel n; neuron n has 4 - n spikes and n bits per sample. */
  @Override
  public NeuronAtlas atlas(int most, int spikes, EvaluationWatch watch) {
    watch.at(0, 2);
    watch.at(1, 2);
    List<NeuronAtlas.Neuron> neurons = new ArrayList<>();
    for (int n = 0; n < NEURONS; n++) {
      float[] effect = new float[NEURONS];
      effect[n] = n == 2 ? 0.5f : 0.125f;
      double[] steps = new double[STEPS];
      Arrays.fill(steps, (NEURONS - n) / (double) STEPS);
      neurons.add(
          new NeuronAtlas.Neuron(
              n,
              NEURONS - n,
              informed ? OptionalDouble.of(n) : OptionalDouble.empty(),
              10,
              new Signal(SHAPE, effect),
              effect[n] / 2,
              steps,
              new double[] {n, 1}));
    }
    watch.at(2, 2);
    return new NeuronAtlas(Math.min(most, samples), List.of("c0", "c1"), neurons);
  }

  /** From now on firing probabilities are unknown. */
  public void knowNoProbabilities() {
    informed = false;
  }

  /** The distortion grows by the amount of a disturbance. */
  @Override
  public Robustness.Curves robustness(int most, EvaluationWatch watch) {
    watch.at(0, 1);
    List<Robustness.Point> points = new ArrayList<>();
    for (Disturbance kind : Disturbance.values()) {
      for (double amount : kind.amounts()) {
        points.add(new Robustness.Point(kind, amount, 0.1 + amount, 0.1 * amount));
      }
    }
    watch.at(1, 1);
    return new Robustness.Curves(Math.min(most, samples), Distortion.SQUARED_ERROR, points);
  }

  @Override
  public Decoded decode(Sample sample, float[][] spikes, SpikePart part) {
    float[] decoded = new float[NEURONS];
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < NEURONS; n++) {
        decoded[n] += part.holds(t, n) ? spikes[t][n] / STEPS : 0;
      }
    }
    double squares = 0;
    for (int n = 0; n < NEURONS; n++) {
      squares += Math.pow(decoded[n] - sample.target().values()[n], 2) / NEURONS;
    }
    return new Decoded(new Signal(SHAPE, decoded), squares, Distortion.SQUARED_ERROR);
  }

  @Override
  public void close() {
    closed = true;
  }
}
