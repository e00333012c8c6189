package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.dataset.Dataset;
import spikeloom.encoding.RateEncoding;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.Workers;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Bars;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.TinyModel;
import spikeloom.random.RandomKey;

final class EvaluatorTest {
  private static final int SAMPLES = 70; // more than a batch of the evaluator
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("evaluation");

  @Test
  void theMetricsAreThoseOfSamplesThatAreMeasuredOneByOne() {
    Dataset.Split split = Bars.dataset(1, SAMPLES).test();
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build()) {
      Naive expected = new Naive();
      for (int i = 0; i < SAMPLES; i++) {
        expected.add(model, split, i);
      }
      Metrics actual =
          new Evaluator(model, batches(split), KEY, workers)
              .run(Integer.MAX_VALUE, (index, target, output, at) -> {});
      assertEquals(SAMPLES, actual.samples());
      double cells = (double) SAMPLES * Bars.VALUES;
      assertEquals(expected.distortion / cells, actual.distortion(), 1e-6);
      assertEquals(-10 * Math.log10(expected.squares / cells), actual.psnr(), 1e-5);
      assertEquals(expected.nats / SAMPLES / Math.log(2), actual.rateBits(), 1e-6);
      double latentCells = (double) SAMPLES * TinyModel.STEPS * TinyModel.LATENTS;
      assertEquals(expected.latentSpikes / latentCells, actual.latentSpikeRate(), 1e-12);
      assertEquals(expected.hiddenRate / SAMPLES, actual.hiddenSpikeRate(), 1e-12);
      assertEquals(expected.silentFraction(), actual.silentFraction(), 1e-12);
      assertTrue(expected.silentFraction() > 0, "one neuron was silenced");
      assertTrue(actual.examplesPerSecond() > 0);
    }
  }

  @Test
  void everySampleIsShownOnceInOrderWithItsTargetAndReconstruction() {
    Dataset.Split split = Bars.dataset(1, SAMPLES).test();
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      int[] next = {0};
      double[] squares = {0};
      Metrics metrics =
          new Evaluator(model, batches(split), KEY, workers)
              .run(
                  67,
                  (index, target, output, at) -> {
                    assertEquals(next[0]++, index);
                    float[] expected = new float[Bars.VALUES];
                    split.copyTo(index, expected, 0);
                    for (int i = 0; i < Bars.VALUES; i++) {
                      assertEquals(expected[i], target[at + i]);
                      squares[0] += Math.pow(target[at + i] - output[at + i], 2);
                    }
                  });
      assertEquals(67, next[0]);
      assertEquals(67, metrics.samples());
      assertEquals(-10 * Math.log10(squares[0] / (67 * Bars.VALUES)), metrics.psnr(), 1e-9);
    }
  }

  private static Batches batches(Dataset.Split split) {
    return new Batches(split, new RateEncoding(), TinyModel.STEPS);
  }

  /** Sums over samples that are run alone. */
  private static final class Naive {
    double distortion;
    double squares;
    double nats;
    double latentSpikes;
    double hiddenRate;
    final boolean[] active = new boolean[TinyModel.LATENTS];

    void add(Autoencoder model, Dataset.Split split, int index) {
      try (Workers workers = new Workers(1)) {
        Batch batch = batches(split).of(new int[] {index}, KEY.fold("input"));
        AutoencoderPass pass = new AutoencoderPass(model, 1, workers);
        float[] output = new float[Bars.VALUES];
        pass.reconstruct(batch, KEY.fold("latent"), output);
        for (int i = 0; i < Bars.VALUES; i++) {
          double y = batch.target()[i];
          double x = output[i];
          distortion -= y * Math.log(x) + (1 - y) * Math.log(1 - x);
          squares += (y - x) * (y - x);
        }
        nats += pass.encoding().rate(0);
        hiddenRate += pass.encoding().hiddenSpikeRate();
        SpikeBits latent = pass.encoding().latent(0);
        for (int n = 0; n < TinyModel.LATENTS; n++) {
          for (int t = 0; t < TinyModel.STEPS; t++) {
            latentSpikes += latent.get(t, n) ? 1 : 0;
            active[n] |= latent.get(t, n);
          }
        }
      }
    }

    double silentFraction() {
      double silent = 0;
      for (boolean fired : active) {
        silent += fired ? 0 : 1;
      }
      return silent / active.length;
    }
  }
}
