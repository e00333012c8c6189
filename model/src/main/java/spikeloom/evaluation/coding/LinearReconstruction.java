package spikeloom.evaluation.coding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Presentation;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Decodes a code with the best linear decoder: all values of a sample are predicted from all cells
 * of its raster by {@linkplain RidgeRegression ridge regression}, fitted on the first {@value
 * #LEARN} training samples. The best of five ridges is chosen on the next {@value #CHOOSE}. On the
 * first {@value #TEST} test samples,
 *
 * <pre>{@code
 * error = sum of (v - predicted)^2 / sum of (v - mean of the training samples)^2,
 * }</pre>
 *
 * <p>so 0 is a perfect reconstruction and 1 is as bad as always predicting the mean. The small
 * number of samples causes an error even if spikes have all information: that of {@code direct},
 * which has the values themselves, is the reference with.
 */
public final class LinearReconstruction {
  private static final int LEARN = 400;
  private static final int CHOOSE = 100;
  private static final int TEST = 100;
  private static final double[] RIDGES = {1e-4, 1e-3, 1e-2, 1e-1, 1};

  private LinearReconstruction() {}

  /**
   * The error of a code on a data set; the same for any number of workers.
   *
   * @param key of the spikes
   * @return NaN where there are fewer than ten training samples, or all of them are alike
   */
  public static double error(
      Dataset dataset, SpikeEncoding code, int steps, RandomKey key, Workers workers) {
    int known = Math.min(LEARN + CHOOSE, dataset.train().size());
    int learned = known * LEARN / (LEARN + CHOOSE);
    int tested = Math.min(TEST, dataset.test().size());
    if (known < 10 || tested < 1) {
      return Double.NaN;
    }
    Presentation shown = Presentation.ofSignals(code, steps);
    Batch train = batch(dataset.train(), shown, known, key.fold("train"), workers);
    Batch test = batch(dataset.test(), shown, tested, key.fold("test"), workers);
    SpikeBatch all = SpikeBatch.join(List.of(train.input(), test.input()));
    double[][] products = SampleProducts.of(all, learned, workers);
    float[][] values = values(train);
    RidgeRegression regression = new RidgeRegression(Arrays.copyOf(products, learned));
    MeanAndSamples reader = MeanAndSamples.of(Arrays.copyOf(values, learned));
    float[][] others = Arrays.copyOfRange(values, learned, known);
    double[][] toOthers = Arrays.copyOfRange(products, learned, known);
    double[] errors = new double[RIDGES.length];
    workers.run(
        worker -> {
          for (int r = worker; r < RIDGES.length; r += workers.count()) {
            errors[r] = reader.error(regression.weights(toOthers, RIDGES[r]), others);
          }
        });
    double[][] toTest = Arrays.copyOfRange(products, known, known + tested);
    return reader.error(regression.weights(toTest, RIDGES[best(errors)]), values(test));
  }

  private static Batch batch(
      Dataset.Split split, Presentation shown, int count, RandomKey key, Workers workers) {
    return new Batches(split, shown, workers).of(IntStream.range(0, count).toArray(), key);
  }

  private static float[][] values(Batch batch) {
    int size = batch.target().length / batch.samples();
    float[][] values = new float[batch.samples()][];
    Arrays.setAll(values, i -> Arrays.copyOfRange(batch.target(), i * size, (i + 1) * size));
    return values;
  }

  private static int best(double[] errors) {
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    return best;
  }

  /** The training samples of the regression. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record MeanAndSamples(float[] mean, float[][] samples) {
    static MeanAndSamples of(float[][] samples) {
      float[] mean = new float[samples[0].length];
      for (float[] sample : samples) {
        for (int v = 0; v < mean.length; v++) {
          mean[v] += sample[v] / samples.length;
        }
      }
      return new MeanAndSamples(mean, samples);
    }

    double error(double[][] weights, float[][] others) {
      double missed = 0;
      double spread = 0;
      for (int o = 0; o < others.length; o++) {
        float[] predicted = predict(weights[o]);
        for (int v = 0; v < mean.length; v++) {
          missed += square(others[o][v] - predicted[v]);
          spread += square(others[o][v] - mean[v]);
        }
      }
      return spread > 0 ? missed / spread : Double.NaN;
    }

    private float[] predict(double[] weights) {
      float[] predicted = mean.clone();
      for (int i = 0; i < weights.length; i++) {
        float weight = (float) weights[i];
        float[] sample = samples[i];
        for (int v = 0; v < predicted.length; v++) {
          predicted[v] += weight * (sample[v] - mean[v]);
        }
      }
      return predicted;
    }

    private static double square(double difference) {
      return difference * difference;
    }
  }
}
