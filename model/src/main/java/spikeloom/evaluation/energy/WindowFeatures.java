package spikeloom.evaluation.energy;

import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.TimeMap;
import spikeloom.decoder.Windows;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;

/** What a decoder reads of the latent spikes of a pass, window by window. */
public final class WindowFeatures {
  private final LatentFeatures features;
  private final Windows windows;
  private final TimeMap map;
  private final SpikeBits cut; // the latent spikes of one window
  private final float[] values;

  /** The features of the windows of a decoder. */
  public WindowFeatures(LatentFeatures features, Windows windows) {
    this.features = features;
    this.windows = windows;
    map = features.timeMap();
    cut = new SpikeBits(windows.window(), features.latents());
    values = new float[features.size()];
  }

  /** The features that were read last. */
  public float[] values() {
    return values;
  }

  /**
   * Reads the features of a window.
   *
   * @param moment index of the decode step
   * @return number of its latent spikes; 0 where they have exact times
   */
  public int read(EncoderPass pass, int sample, int moment) {
    int from = windows.from(moment);
    if (features.decoding().ofExactTimes()) {
      Rows given = pass.features(sample).orElseThrow();
      System.arraycopy(given.values(), given.index(0, 0), values, 0, values.length);
      return 0;
    }
    Optional<Rows> graded = pass.latentValues(sample);
    if (features.detail().spikes() != SpikeKind.GRADED || graded.isEmpty()) {
      cut.copy(pass.latent(sample), from);
      map.read(cut, values, 0);
      return cut.count();
    }
    Rows seen = graded.get().from(from);
    map.read(seen, values, 0);
    int count = 0;
    for (int t = 0; t < windows.window(); t++) {
      for (int n = 0; n < features.latents(); n++) {
        count += seen.values()[seen.index(t, n)] > 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** Number of features that are not 0. */
  public int nonZero() {
    int count = 0;
    for (float value : values) {
      count += value != 0 ? 1 : 0;
    }
    return count;
  }
}
