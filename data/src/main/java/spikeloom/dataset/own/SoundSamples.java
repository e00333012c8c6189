package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.ReadingOptions;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.sound.Audio;
import spikeloom.sound.Sound;
import spikeloom.sound.SoundFeatures;
import spikeloom.sound.Wav;

/**
 * Recordings of sound as samples.
 *
 * @param features their representation
 * @param rate sampling rate of all recordings, so that features are comparable
 * @param reading options for reading
 */
public record SoundSamples(SoundFeatures features, int rate, ReadingOptions reading) {
  private static final long MAX_VALUES = 1L << 28;

  /**
   * Samples at the rate of the first recording.
   *
   * @param first that recording
   * @param recordings number of all recordings
   * @throws DataException if it cannot be read, or all together are too many values
   */
  public static SoundSamples like(Path first, int recordings, SourceOptions options) {
    SoundFeatures features = options.features();
    long values = (long) recordings * features.shape().size();
    if (values > MAX_VALUES) {
      throw new DataException(
          "%s and %,d other recordings make %,d values, more than the maximum of %,d; use a shorter --sample-length or fewer of them."
              .formatted(first, recordings - 1, values, MAX_VALUES));
    }
    Capacity.require(first, Float.BYTES * values);
    int rate = Wav.read(first, options.reading().tolerance()).sound().rate();
    requireRate(first, features, rate);
    return new SoundSamples(features, rate, options.reading());
  }

  /** Reads a recording; reports warnings to the receiver in the options. */
  static Sound read(Path file, ReadingOptions reading) {
    Wav.Recording recording = Wav.read(file, reading.tolerance());
    recording.warning().ifPresent(reading.warnings());
    return recording.sound();
  }

  /** Rejects recordings with a rate that the features do not support. */
  static void requireRate(Path file, SoundFeatures features, int rate) {
    features
        .obstacle(rate)
        .ifPresent(
            why -> {
              throw new DataException(
                  "%s has %,d samples per second, too few for this representation: %s; use --sound waveform or recordings with a higher sampling rate."
                      .formatted(file, rate, why));
            });
  }

  /** Creates one sample per file. */
  public HeldSamples held(List<Path> files, int[] labels, List<String> identities) {
    int size = features.shape().size();
    float[] values = new float[files.size() * size];
    for (int i = 0; i < files.size(); i++) {
      Sound sound = read(files.get(i), reading);
      if (sound.rate() != rate) {
        throw new DataException(
            "%s has %,d samples per second, but other recordings of the set have %,d; resample them to the same rate."
                .formatted(files.get(i), sound.rate(), rate));
      }
      System.arraycopy(features.of(sound), 0, values, i * size, size);
    }
    return new HeldSamples(
        features.shape(),
        values,
        labels,
        identities,
        Optional.empty(),
        Optional.of(new Audio(features, rate)));
  }
}
