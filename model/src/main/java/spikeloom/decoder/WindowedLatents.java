package spikeloom.decoder;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeBits;

/**
 * Treats the windows of a mini-batch as samples: decode step m of sample b is sample {@code b *
 * moments + m}, with the steps of the window. The decoder does not depend on their overlap.
 */
public final class WindowedLatents implements DecoderPass.Latents {
  private final DecoderPass.Latents whole;
  private final Windows windows;
  private final SpikeBits[] spikes;
  private final Rows adjoint;

  /**
   * The windows of up to {@code capacity} samples.
   *
   * @param whole the samples with all their steps
   * @param latents number of latent neurons
   */
  public WindowedLatents(DecoderPass.Latents whole, Windows windows, int latents, int capacity) {
    this.whole = whole;
    this.windows = windows;
    spikes = new SpikeBits[capacity * windows.count()];
    Arrays.setAll(spikes, i -> new SpikeBits(windows.window(), latents));
    adjoint = Rows.of(spikes.length * windows.window(), Padding.stride(latents));
  }

  /** Copies the spikes of the first {@code samples} samples into their windows. */
  public void cut(int samples, Workers workers) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            for (int m = 0; m < windows.count(); m++) {
              spikes[b * windows.count() + m].copy(whole.spikes(b), windows.from(m));
            }
          }
        });
  }

  /**
   * Overwrites the adjoints of the first {@code samples} samples by the sums over their windows.
   */
  public void join(int samples, Workers workers) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            Rows sum = whole.adjoint(b);
            Arrays.fill(sum.values(), sum.index(0, 0), sum.index(windows.steps(), 0), 0f);
            for (int m = 0; m < windows.count(); m++) {
              add(adjoint(b * windows.count() + m), sum.from(windows.from(m)));
            }
          }
        });
  }

  private void add(Rows part, Rows sum) {
    for (int t = 0; t < windows.window(); t++) {
      int from = part.index(t, 0);
      int to = sum.index(t, 0);
      for (int n = 0; n < part.width(); n++) {
        sum.values()[to + n] += part.values()[from + n];
      }
    }
  }

  @Override
  public SpikeBits spikes(int sample) {
    return spikes[sample];
  }

  @Override
  public Optional<Rows> values(int sample) {
    int from = windows.from(sample % windows.count());
    return whole.values(sample / windows.count()).map(rows -> rows.from(from));
  }

  @Override
  public Rows adjoint(int sample) {
    return adjoint.from(sample * windows.window());
  }
}
