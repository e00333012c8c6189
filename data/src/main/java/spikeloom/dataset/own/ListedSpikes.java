package spikeloom.dataset.own;

import java.nio.file.Path;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.file.DataException;
import spikeloom.hdf.Hdf5Lists;
import spikeloom.text.Wording;

/**
 * Spikes of lists in an HDF5 file, a list of times and one of channels for every sample, read when
 * they are asked for.
 *
 * @param file the file
 * @param times times of the spikes
 * @param units their channels
 * @param channels number of channels
 */
record ListedSpikes(Path file, Hdf5Lists times, Hdf5Lists units, int channels)
    implements SpikeLists {
  /** The maximum number of channels of a recording. */
  static final int MAX_CHANNELS = 1 << 16;

  ListedSpikes {
    if (times.size() != units.size()) {
      throw new DataException(
          "%s has times of %,d samples, but units of %,d; save a list of both for each sample."
              .formatted(file, times.size(), units.size()));
    }
  }

  @Override
  public int samples() {
    return times.size();
  }

  @Override
  public void forEach(int sample, Visitor visitor) {
    int count = times.length(sample);
    if (units.length(sample) != count) {
      throw new DataException(
          "%s has %s, but %s for sample %,d; save one of both for each spike."
              .formatted(
                  file,
                  Wording.count(count, "time"),
                  Wording.count(units.length(sample), "unit"),
                  sample + 1));
    }
    double[] time = times.read(sample);
    double[] unit = units.read(sample);
    for (int i = 0; i < count; i++) {
      visitor.spike(
          SpikeValues.time(file.toString(), time[i], sample),
          SpikeValues.channel(file.toString(), unit[i], channels, sample));
    }
  }
}
