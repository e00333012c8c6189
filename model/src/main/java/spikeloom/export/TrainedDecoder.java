package spikeloom.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import spikeloom.array.Padding;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.OutputGroups;
import spikeloom.decoder.TimeMap;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.file.DataException;
import spikeloom.objective.Distortion;
import spikeloom.plan.DecoderPlan;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.run.RunDirectory;
import spikeloom.run.SavedCheckpoint;
import spikeloom.run.SplitRecord;
import spikeloom.spike.SignalShape;
import spikeloom.training.Models;

/**
 * The decoder of a run for other programs: it needs the run directory, but neither the data nor the
 * encoder.
 *
 * <pre>{@code
 * try (TrainedDecoder decoder = TrainedDecoder.load(Path.of("runs/mnist"))) {
 *   float[][] spikes = new float[decoder.neurons()][decoder.steps()];
 *   spikes[3][7] = 1; // neuron 3 fires at step 7
 *   float[] image = decoder.decode(spikes);
 * }
 * }</pre>
 *
 * <p>Not thread safe.
 */
public final class TrainedDecoder implements AutoCloseable {
  private static final String PARAMETERS = "decoder parameters";

  private final TrainingPlan plan;
  private final Decoder decoder;

  private TrainedDecoder(TrainingPlan plan, Decoder decoder) {
    this.plan = plan;
    this.decoder = decoder;
  }

  /**
   * Loads the decoder at the last complete checkpoint of a run.
   *
   * @throws RunException if there is no such run, or no checkpoint
   * @throws DataException if its decoder is not a network, or reads exact spike times
   */
  public static TrainedDecoder load(Path run) {
    RunDirectory directory = RunDirectory.openToRead(run);
    TrainingPlan plan = directory.plan();
    SavedCheckpoint checkpoint =
        directory
            .latest(note -> {})
            .orElseThrow(() -> new RunException(run + " has no checkpoint yet."));
    LatentFeatures features = features(run, plan);
    NativeBackend.start(plan.threads());
    Decoder decoder =
        Models.decoder(
            plan, features, target(directory, plan), OutputGroups.NONE, RandomKey.ofSeed(0));
    // Learned scales follow the weights; they do not change an output.
    float[] values = decoder.parameters().values();
    int scales = checkpoint.length(PARAMETERS).orElse(0) - (values.length - Padding.LEAD);
    boolean learned = plan.objective().distortion().learnedScale().isPresent();
    if (learned ? scales < 1 || scales > outputs(directory, plan) : scales != 0) {
      decoder.close();
      throw new RunException(
          run
              + ": the checkpoint does not match the plan. Restore plan.json and split.json if they were changed.");
    }
    float[] saved = Arrays.copyOf(values, values.length + scales);
    checkpoint.copyTo(PARAMETERS, saved, Padding.LEAD);
    System.arraycopy(saved, 0, values, 0, values.length);
    decoder.parameters().changed();
    return new TrainedDecoder(plan, decoder);
  }

  /** The shape of a target, of which every decoder but deconv needs the number of values only. */
  private static SignalShape target(RunDirectory run, TrainingPlan plan) {
    int outputs = outputs(run, plan);
    return run.split()
        .flatMap(SplitRecord::pictureShape)
        .filter(shape -> shape.size() == outputs)
        .orElseGet(() -> new SignalShape.Series(1, outputs));
  }

  /** Number of values: from the run, or for older runs from its data set. */
  private static int outputs(RunDirectory run, TrainingPlan plan) {
    boolean classes = plan.objective().distortion() == Distortion.CLASS;
    Integer decoded = run.split().map(s -> classes ? s.classes() : s.values()).orElse(null);
    if (decoded != null) {
      return decoded;
    }
    if (!Catalog.names().contains(plan.data().name())) {
      throw new RunException(
          run.path()
              + " was written by an older version, which did not store the size of its samples: export it with 'spikeloom export --to onnx'.");
    }
    CatalogEntry entry = Catalog.entry(plan.data().name());
    return classes ? entry.classes() : entry.shape().size();
  }

  private static LatentFeatures features(Path run, TrainingPlan plan) {
    DecoderPlan d = plan.decoder();
    if (d.kind() == DecoderKind.GROUPS || d.decoding().ofExactTimes()) {
      throw new DataException(
          "%s has a decoder that does not decode spikes in steps by a network; export it as ONNX instead."
              .formatted(run));
    }
    return new LatentFeatures(
        d.decoding(),
        plan.window(),
        plan.encoder().latent(),
        new LatentFeatures.Detail(plan.latentSpikes(), d.traceDecay(), d.bin()));
  }

  /** Number of latent neurons. */
  public int neurons() {
    return decoder.features().latents();
  }

  /** Number of steps that it reads, the last ones of a trial. */
  public int steps() {
    return decoder.features().steps();
  }

  /** Number of output values. */
  public int values() {
    return decoder.outputs();
  }

  /**
   * Decodes the spikes of one sample.
   *
   * @param spikes {@code [neurons][steps]}, 1 (or a graded value) where a neuron fires, else 0
   * @return the signal, value by value, or probabilities of classes
   * @throws IllegalArgumentException if the array has another shape
   */
  public float[] decode(float[][] spikes) {
    LatentFeatures features = decoder.features();
    if (spikes.length != neurons()) {
      throw new IllegalArgumentException(
          spikes.length + " neurons, but the decoder reads " + neurons());
    }
    TimeMap map = features.timeMap();
    float[] read = new float[features.size()];
    for (int n = 0; n < spikes.length; n++) {
      if (spikes[n].length != steps()) {
        throw new IllegalArgumentException(
            spikes[n].length + " steps, but the decoder reads " + steps());
      }
      for (int t = 0; t < steps(); t++) {
        read[map.feature(t, n)] += map.weight(t) * spikes[n][t];
      }
    }
    float[] decoded = new float[values()];
    decoder.decode(read, 1, decoded);
    Distortion distortion = plan.objective().distortion();
    distortion.output(decoded, 0, new float[values()], 0, values());
    return decoded;
  }

  /** Describes input and output, for instance "256 neurons, 30 steps to 784 values". */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d neurons, %d steps to %d values", neurons(), steps(), values());
  }

  /** The plan of its training. */
  public TrainingPlan plan() {
    return plan;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
