package spikeloom.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.TimeMap;
import spikeloom.encoder.EncoderPass;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.generation.PrincipalComponents;
import spikeloom.evaluation.probe.Labels;
import spikeloom.evaluation.probe.Representation;
import spikeloom.kernel.SpikeBits;

/**
 * The samples of a run as vectors, for a probe: counts of latent spikes, all features that the
 * decoder reads, the signal, and its principal components.
 *
 * @param representations of the same samples
 * @param labels their classes
 */
public record ProbeSamples(List<Representation> representations, Labels labels) {
  private static final int MOST_FEATURES = 8192; // longer vectors are left out

  /** Copies its list. */
  public ProbeSamples {
    representations = List.copyOf(representations);
  }

  /**
   * Encodes the first samples of every part.
   *
   * @param trained number of training samples
   * @param validated number of validation samples
   * @param tested number of test samples
   */
  public static ProbeSamples of(TrainedModel model, int trained, int validated, int tested) {
    Dataset dataset = model.task().dataset();
    Part train = new Part(model, dataset.train(), trained);
    Part validation = new Part(model, dataset.validation(), validated);
    Part test = new Part(model, dataset.test(), tested);
    List<Representation> all = new ArrayList<>();
    all.add(
        new Representation("latent spike counts", train.counts, validation.counts, test.counts));
    if (train.features[0].length <= MOST_FEATURES
        && train.features[0].length != train.counts[0].length) {
      all.add(
          new Representation(
              "features of the decoder", train.features, validation.features, test.features));
    }
    all.add(new Representation("signal", train.signal, validation.signal, test.signal));
    PrincipalComponents fitted =
        PrincipalComponents.of(doubles(train.signal)).first(train.counts[0].length);
    all.add(
        new Representation(
            "principal components",
            projected(fitted, train.signal),
            projected(fitted, validation.signal),
            projected(fitted, test.signal)));
    return new ProbeSamples(
        all, new Labels(dataset.classes(), train.labels, validation.labels, test.labels));
  }

  private static double[][] doubles(float[][] rows) {
    double[][] copy = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        copy[i][j] = rows[i][j];
      }
    }
    return copy;
  }

  private static float[][] projected(PrincipalComponents fitted, float[][] rows) {
    double[][] values = fitted.project(doubles(rows));
    float[][] copy = new float[values.length][values[0].length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        copy[i][j] = (float) values[i][j];
      }
    }
    return copy;
  }

  /** The vectors of one part. */
  private static final class Part {
    private final float[][] counts;
    private final float[][] features;
    private final float[][] signal;
    private final int[] labels;
    private final LatentFeatures read;
    private int next;

    Part(TrainedModel model, Dataset.Split split, int most) {
      int size = Math.min(most, split.size());
      read = model.autoencoder().decoder().features();
      counts = new float[size][read.latents()];
      features = new float[size][read.size()];
      signal = new float[size][split.shape().size()];
      labels = new int[size];
      for (int i = 0; i < size; i++) {
        split.copyTo(i, signal[i], 0);
        labels[i] = split.label(i);
      }
      int from = model.autoencoder().windows().from(model.autoencoder().windows().count() - 1);
      Evaluator evaluator = model.evaluator(split);
      evaluator.run(
          size, (index, target, decoded, at) -> {}, pass -> add(pass, from, evaluator.batch()));
    }

    // The decoder's last window of every sample of a batch.
    private void add(EncoderPass pass, int from, int batch) {
      TimeMap map = read.timeMap();
      for (int b = 0; b < batch && next < counts.length; b++, next++) {
        DecoderPass.Latents latents = new LastWindow(pass, read, from);
        map.read(latents, b, features[next], 0);
        if (read.decoding().ofExactTimes()) {
          System.arraycopy(features[next], 0, counts[next], 0, counts[next].length);
        } else {
          for (int n = 0; n < read.latents(); n++) {
            counts[next][n] = pass.latent(b).count(n);
          }
        }
      }
    }
  }

  /** The last window of a pass. */
  private record LastWindow(EncoderPass pass, LatentFeatures features, int from)
      implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      SpikeBits window = new SpikeBits(features.steps(), features.latents());
      window.copy(pass.latent(sample), from);
      return window;
    }

    @Override
    public Optional<Rows> values(int sample) {
      return pass.latentValues(sample).map(rows -> rows.from(from));
    }

    @Override
    public Optional<Rows> features(int sample) {
      return pass.features(sample);
    }

    @Override
    public Rows adjoint(int sample) {
      throw new UnsupportedOperationException("nothing is learned here");
    }
  }
}
