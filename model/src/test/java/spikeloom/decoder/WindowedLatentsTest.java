package spikeloom.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;

final class WindowedLatentsTest {
  private static final int CAPACITY = 4;
  private static final int LATENTS = 35;

  @ParameterizedTest
  @CsvSource({
    "6, 6, 5, 1, 1",
    "6, 1, 0, 6, 2",
    "6, 3, 2, 4, 3",
    "40, 33, 33, 7, 2",
    "70, 32, 31, 39, 1",
    "70, 5, 60, 2, 2"
  })
  void windowsAreCutAndTheirAdjointsSummed(
      int steps, int window, int first, int count, int threads) {
    Windows windows = new Windows(steps, window, first, count);
    Whole whole = new Whole(steps);
    WindowedLatents latents = new WindowedLatents(whole, windows, LATENTS, CAPACITY);
    try (Workers workers = new Workers(threads)) {
      for (int samples : new int[] {CAPACITY, 3}) { // buffers are reused
        whole.draw(samples);
        latents.cut(samples, workers);
        requireCut(whole, windows, latents, samples);
        double[][][] expected = fill(windows, latents, samples);
        latents.join(samples, workers);
        requireSums(expected, whole);
      }
    }
  }

  private static void requireCut(
      Whole whole, Windows windows, WindowedLatents latents, int samples) {
    for (int b = 0; b < samples; b++) {
      for (int m = 0; m < windows.count(); m++) {
        SpikeBits cut = latents.spikes(b * windows.count() + m);
        assertEquals(windows.window(), cut.steps());
        assertEquals(LATENTS, cut.channels());
        for (int t = 0; t < windows.window(); t++) {
          for (int n = 0; n < LATENTS; n++) {
            int step = windows.first() + m - windows.window() + 1 + t;
            assertEquals(whole.spikes(b).bit(step, n), cut.bit(t, n), "sample " + b);
          }
        }
      }
    }
  }

  /** Writes small whole numbers, whose sums are exact, and returns the sums over windows. */
  private static double[][][] fill(Windows windows, WindowedLatents latents, int samples) {
    FastRandom random = new FastRandom(samples);
    double[][][] sums = new double[samples][windows.steps()][LATENTS];
    for (int b = 0; b < samples; b++) {
      for (int m = 0; m < windows.count(); m++) {
        Rows part = latents.adjoint(b * windows.count() + m);
        for (int t = 0; t < windows.window(); t++) {
          for (int n = 0; n < LATENTS; n++) {
            int value = random.nextInt(201) - 100;
            part.values()[part.index(t, n)] = value;
            sums[b][windows.first() + m - windows.window() + 1 + t][n] += value;
          }
        }
      }
    }
    return sums;
  }

  private static void requireSums(double[][][] expected, Whole whole) {
    for (int b = 0; b < expected.length; b++) {
      Rows sum = whole.adjoint(b);
      for (int t = 0; t < expected[b].length; t++) {
        for (int n = 0; n < sum.width(); n++) {
          double value = n < LATENTS ? expected[b][t][n] : 0;
          assertEquals(value, sum.values()[sum.index(t, n)], "step " + t + " of sample " + b);
        }
      }
    }
    Rows behind = whole.adjoint(expected.length);
    assertEquals(Whole.GUARD, behind.values()[behind.index(0, 0)], "what lies behind");
  }

  /** Samples whose adjoints lie one behind the other, as those of an encoder do. */
  private static final class Whole implements DecoderPass.Latents {
    static final float GUARD = 42f;
    private final SpikeBits[] spikes = new SpikeBits[CAPACITY];
    private final Rows adjoint;
    private final FastRandom random = new FastRandom(1);
    private final int steps;

    Whole(int steps) {
      this.steps = steps;
      Arrays.setAll(spikes, b -> new SpikeBits(steps, LATENTS));
      adjoint = Rows.of((CAPACITY + 1) * steps, 64);
    }

    void draw(int samples) {
      Arrays.fill(adjoint.values(), GUARD);
      for (int b = 0; b < samples; b++) {
        spikes[b].clear();
        for (int i = 0; i < steps * LATENTS / 2; i++) {
          spikes[b].set(random.nextInt(steps), random.nextInt(LATENTS));
        }
      }
    }

    @Override
    public SpikeBits spikes(int sample) {
      return spikes[sample];
    }

    @Override
    public Rows adjoint(int sample) {
      return adjoint.from(sample * steps);
    }
  }
}
