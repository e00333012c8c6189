package spikeloom.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.HeldSamples;
import spikeloom.decoder.LatentFeatures;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.NeuronLayer;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.evaluation.Expectation;
import spikeloom.evaluation.PriorOdds;
import spikeloom.evaluation.Robustness;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Generator;
import spikeloom.learning.OutputScaling;
import spikeloom.learning.SpikeDecoder;
import spikeloom.learning.Target;
import spikeloom.neuron.StochasticReadout;
import spikeloom.objective.Distortion;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.sound.Audio;
import spikeloom.spike.Cell;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;
import spikeloom.spike.SpikeRaster;
import spikeloom.training.Streams;

/**
 * Explores a trained model: the latent spikes of a test sample, their information, and the output
 * of the decoder for edited spikes. Not thread safe.
 */
public final class Exploration implements AutoCloseable {
  private static final double BITS = 1 / Math.log(2);

  private final TrainedModel model;
  private final Batches test;
  private final AutoencoderPass one;
  private final PriorOdds prior;
  private final Expectation expected;
  private final PriorDraws draws;
  private final Optional<String> generationProblem;
  private boolean closed;

  /**
   * A test sample, or a signal that somebody drew.
   *
   * @param index its index in the test split, or {@link #DRAWN}
   * @param className its class, empty if it was drawn
   * @param target target of the decoder
   * @param input input of the encoder
   * @param sensor arrangement of the input if it was recorded by an event camera
   * @param spikes latent spikes, {@code [steps][neurons]}, 0 or 1 or a graded value
   * @param information information of its cells; empty if probabilities are unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Sample(
      int index,
      String className,
      Signal target,
      SpikeRaster input,
      Optional<SensorInput> sensor,
      float[][] spikes,
      Optional<LatentInformation> information) {
    /** The index of a signal that is no test sample. */
    public static final int DRAWN = -1;

    /** Whether it is no test sample. */
    public boolean drawn() {
      return index == DRAWN;
    }

    /** For a reader: {@code sample 7} or {@code your drawing}. */
    public String title() {
      return drawn() ? "your drawing" : "sample " + index;
    }
  }

  /**
   * The output of the decoder for spikes.
   *
   * @param reconstruction the output
   * @param distortion mean distortion to the sample's target, in the unit of its measure
   * @param measure what the distortion is
   */
  public record Decoded(Signal reconstruction, double distortion, Distortion measure) {}

  /**
   * Wraps a model, which is closed with this.
   *
   * @throws RunException if its decoder does not read spikes in steps, or does not reconstruct the
   *     signal
   */
  public Exploration(TrainedModel model) {
    this.model = model;
    Autoencoder networks = model.autoencoder();
    if (networks.decoder().features().decoding().ofExactTimes()
        || !(model.task().presentation().target() instanceof Target.Signal)
        || networks.windows().count() > 1) {
      model.close();
      throw new RunException(
          "This run cannot be explored: its decoder does not reconstruct a signal from spikes in steps at the end of a trial.");
    }
    test = model.task().batches(model.task().dataset().test(), model.workers());
    one = new AutoencoderPass(networks, 1, model.workers());
    prior = new PriorOdds(networks, model.workers());
    Batches known = model.task().batches(model.task().dataset().train(), model.workers());
    expected = new Expectation(networks, known, key(), model.workers());
    generationProblem = Generator.problem(networks, model.workers());
    draws = new PriorDraws(networks, generationProblem.isEmpty(), shape());
  }

  private RandomKey key() {
    return Streams.evaluation(model.plan().seed());
  }

  /** The plan of the run. */
  public TrainingPlan plan() {
    return model.plan();
  }

  /** Number of test samples. */
  public int samples() {
    return model.task().dataset().test().size();
  }

  /** Steps of a trial. */
  public int steps() {
    return model.autoencoder().steps();
  }

  /** Number of latent neurons. */
  public int neurons() {
    return model.autoencoder().encoder().latents();
  }

  /** A test sample with the spikes of the run's evaluation. */
  public synchronized Sample sample(int index) {
    Dataset dataset = model.task().dataset();
    String className = dataset.classNames().get(dataset.test().label(index));
    return sample(index, className, encoded(test, index));
  }

  /**
   * Why a signal of one's own cannot be encoded, a clause; empty if it can: then the input of the
   * encoder and the target of the decoder are the same signal.
   */
  public Optional<String> drawingProblem() {
    Dataset.Split split = model.task().dataset().test();
    if (split.spikes().isPresent()) {
      return Optional.of("the input of its encoder is recorded spikes, not a signal");
    }
    return split.predicts()
        ? Optional.of("its decoder predicts a signal other than its input")
        : Optional.empty();
  }

  /**
   * The spikes of a signal that is no test sample. Its input spikes are drawn with the random
   * numbers of the first test sample, so that from one signal to a similar one they change only by
   * what the signal changes.
   *
   * @param values one per value of a sample, in [0, 1]
   * @throws IllegalStateException if there is a {@link #drawingProblem}
   */
  public synchronized Sample encode(float[] values) {
    return sample(Sample.DRAWN, "", encoded(drawn(values), 0));
  }

  private Batches drawn(float[] values) {
    drawingProblem()
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
    HeldSamples one = new HeldSamples(shape(), values.clone(), new int[] {0}, List.of("drawing"));
    return model.task().batches(one, model.workers());
  }

  private Batch encoded(Batches from, int index) {
    requireOpen();
    Batch batch = from.of(new int[] {index}, key().fold("input"));
    one.reconstruct(batch, key().fold("latent"), new float[model.autoencoder().values()]);
    return batch;
  }

  private Sample sample(int index, String className, Batch batch) {
    SpikeRaster input = batch.input().raster(0);
    return new Sample(
        index,
        className,
        new Signal(shape(), Arrays.copyOf(batch.target(), shape().size())),
        input,
        SensorInput.of(model.task().dataset().test(), input.channels()),
        spikes(one.encoding(), 0),
        information(one.encoding()));
  }

  /**
   * The activity of one layer's neurons for a sample.
   *
   * @param name the layer's name
   * @param trace potentials and spikes
   */
  public record Layer(String name, LayerTrace trace) {}

  /** The activity of all layers for a sample, input to latent. */
  public synchronized List<Layer> layers(Sample sample) {
    encoded(sample.drawn() ? drawn(sample.target().values()) : test, Math.max(0, sample.index()));
    List<NeuronLayer> named = model.autoencoder().encoder().neuronLayers();
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < named.size(); l++) {
      String name = named.get(l).name();
      one.encoding().trace(l, 0).ifPresent(trace -> layers.add(new Layer(name, trace)));
    }
    return layers;
  }

  private SignalShape shape() {
    return model.task().shape();
  }

  private float[][] spikes(EncoderPass pass, int sample) {
    Optional<Rows> graded = pass.latentValues(sample);
    SpikeBits binary = pass.latent(sample);
    float[][] spikes = new float[steps()][neurons()];
    for (int t = 0; t < steps(); t++) {
      for (int n = 0; n < neurons(); n++) {
        int at = n;
        int step = t;
        spikes[t][n] =
            graded
                .map(rows -> rows.values()[rows.index(step, at)])
                .orElse((float) binary.bit(t, n));
      }
    }
    return spikes;
  }

  private Optional<LatentInformation> information(EncoderPass pass) {
    if (pass.channel() != ChannelKind.SPIKES && pass.channel() != ChannelKind.EVENTS) {
      return Optional.empty();
    }
    float[] probabilities = new float[steps() * neurons()];
    pass.probabilities(0, probabilities);
    float[] logOdds = prior.of(pass, 0);
    float[] nats = new float[logOdds.length];
    pass.rates(0, logOdds, nats);
    float[][] bits = new float[steps()][neurons()];
    float[][] rates = new float[steps()][neurons()];
    float[][] reference = new float[steps()][neurons()];
    for (int t = 0, c = 0; t < steps(); t++) {
      for (int n = 0; n < neurons(); n++, c++) {
        double p = Math.max(1e-6, probabilities[c]);
        double silence = StochasticReadout.softplus(-logOdds[c]);
        bits[t][n] = (float) ((Math.log(p) + silence) * BITS); // log p / s(v)
        rates[t][n] = (float) (nats[c] * BITS);
        reference[t][n] = (float) Math.exp(-silence);
      }
    }
    return Optional.of(new LatentInformation(bits, rates, reference));
  }

  /** As {@link #decode(Sample, float[][], SpikePart)} of the first steps. */
  public Decoded decode(Sample sample, float[][] spikes, int seen) {
    return decode(sample, spikes, SpikePart.first(seen));
  }

  /**
   * Why no samples can be generated, a clause; empty if they can. See {@link Generator#problem}.
   */
  public Optional<String> generationProblem() {
    return generationProblem;
  }

  /**
   * Latent spikes drawn from the prior, {@code [steps][neurons]}: those of the first sample that
   * {@code spikeloom generate} writes for the same seed. May be called by any thread.
   */
  public float[][] draw(long seed) {
    return draws.draw(Streams.generation(seed));
  }

  /**
   * Keeps the first steps of spikes and lets the prior draw the others. With no step kept, these
   * are the samples that {@code spikeloom generate} writes for the same seed; from step to step, a
   * sample changes only by what the given spikes change. May be called by any thread.
   *
   * @param given {@code [steps][neurons]}, 0 or 1
   * @param kept number of steps that are kept, 0 .. T
   * @param count number of samples, at least 1
   * @param seed random seed of the samples
   * @throws java.util.NoSuchElementException if there is a {@link #generationProblem}
   */
  public Completions complete(float[][] given, int kept, int count, long seed) {
    Signal soFar = output(given, SpikePart.first(kept));
    List<Completions.Completion> each =
        draws.complete(given, kept, count, Streams.generation(seed), this::decode);
    return new Completions(kept, given, draws.surprise(given), soFar, each);
  }

  /**
   * The first test samples as a map of their latent spike trains.
   *
   * @param most maximum number of samples
   */
  public LatentMap map(int most) {
    int count = Math.min(most, samples());
    List<LatentMap.Sample> found = new ArrayList<>();
    float[][] rows = new float[count][];
    for (int i = 0; i < count; i++) {
      Sample sample =
          sample(i); // one by one, so that other decodings in between do not wait for all
      Decoded decoded = decode(sample, sample.spikes(), steps());
      int spikes = 0;
      for (float[] step : sample.spikes()) {
        for (float spike : step) {
          spikes += spike != 0 ? 1 : 0;
        }
      }
      rows[i] = LatentMap.row(sample.spikes());
      found.add(
          new LatentMap.Sample(
              i, sample.className(), decoded.distortion(), decoded.measure(), spikes));
    }
    return LatentMap.of(found, rows);
  }

  /**
   * Decodes a part of spikes; the others are replaced by their expectation without knowledge of the
   * sample.
   *
   * @param sample sample with the target
   * @param spikes {@code [steps][neurons]}
   * @param part the part that the decoder reads
   */
  public Decoded decode(Sample sample, float[][] spikes, SpikePart part) {
    return decode(sample.target().values(), spikes, part);
  }

  private Signal output(float[][] spikes, SpikePart part) {
    return decode(new float[shape().size()], spikes, part).reconstruction();
  }

  /**
   * What every latent neuron does over the first test samples.
   *
   * @param most maximum number of samples
   * @param spikes maximum number of spikes of a neuron whose effect is measured
   * @param watch receives the progress, in which every sample counts twice, and can cancel
   */
  public NeuronAtlas atlas(int most, int spikes, EvaluationWatch watch) {
    AtlasComputation.Source source =
        new AtlasComputation.Source() {
          @Override
          public List<String> classNames() {
            return Exploration.this.classNames();
          }

          @Override
          public Sample sample(int index) {
            return Exploration.this.sample(index);
          }

          @Override
          public float[][] outputs(Sample sample, List<Cell> without) {
            return Exploration.this.outputs(sample, without);
          }
        };
    return new AtlasComputation(source, Math.min(most, samples()), spikes).run(watch);
  }

  /**
   * The distortion of the first test samples when latent spikes are lost or moved.
   *
   * @param most maximum number of samples
   * @param watch receives the progress and can cancel
   */
  public Robustness.Curves robustness(int most, EvaluationWatch watch) {
    return model.robustness().watchedBy(watch).measure(most, this::inTurn);
  }

  private synchronized void inTurn(Runnable work) {
    requireOpen();
    work.run();
  }

  /** Outputs of the decoder: the first for all spikes, then one without each of some of them. */
  private synchronized float[][] outputs(Sample sample, List<Cell> without) {
    requireOpen();
    int count = without.size() + 1;
    int size = model.autoencoder().decoder().features().size();
    int values = shape().size();
    float[] read = new float[count * size];
    for (int i = 0; i < count; i++) {
      float[] flat = flat(sample.spikes());
      if (i > 0) {
        Cell removed = without.get(i - 1);
        flat[removed.step() * neurons() + removed.neuron()] = 0;
      }
      expected.read(flat, SpikePart.first(steps()), read, i * size);
    }
    float[] output = new float[count * values];
    model.autoencoder().decoder().decode(read, count, output);
    Distortion kind = model.autoencoder().objective().distortion();
    Distortion.Scale scale = new OutputScaling(model.autoencoder(), 0).begin(1);
    float[][] each = new float[count][];
    for (int i = 0; i < count; i++) {
      kind.output(output, i * values, sample.target().values(), 0, scale);
      each[i] = Arrays.copyOfRange(output, i * values, (i + 1) * values);
    }
    return each;
  }

  private float[] flat(float[][] spikes) {
    float[] flat = new float[steps() * neurons()];
    for (int t = 0; t < steps(); t++) {
      System.arraycopy(spikes[t], 0, flat, t * neurons(), neurons());
    }
    return flat;
  }

  private synchronized Decoded decode(float[] target, float[][] spikes, SpikePart part) {
    requireOpen();
    LatentFeatures features = model.autoencoder().decoder().features();
    float[] flat = flat(spikes);
    float[] read = new float[features.size()];
    expected.read(flat, part, read, 0);
    int values = shape().size();
    float[] output = new float[values];
    model.autoencoder().decoder().decode(read, 1, output);
    Distortion kind = model.autoencoder().objective().distortion();
    Distortion.Scale scale = new OutputScaling(model.autoencoder(), 0).begin(1);
    double distortion = kind.output(output, 0, target, 0, scale);
    return new Decoded(new Signal(shape(), output), distortion / kind.parts(values), kind);
  }

  private synchronized float[] decode(SpikeDecoder drawn) {
    requireOpen();
    return drawn.decode();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The model is closed.");
    }
  }

  /** The conversion of samples and reconstructions to sound, if the data set holds sounds. */
  public Optional<Audio> audio() {
    return model.task().dataset().test().audio();
  }

  /** The names of the classes. */
  public List<String> classNames() {
    return model.task().dataset().classNames();
  }

  @Override
  public synchronized void close() {
    closed = true;
    model.close();
  }
}
