package spikeloom.learning.exact;

import spikeloom.encoder.exact.SpikeTimes;

/** Examples with at most one spike on every line. */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record LineTimes(double[][] times, int[] labels) implements SpikeExamples {
  /** Checks the lengths. */
  LineTimes {
    if (times.length != labels.length) {
      throw new IllegalArgumentException(times.length + " examples, " + labels.length + " labels");
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public void read(int index, SpikeTimes spikes) {
    double[] lines = times[index];
    spikes.clear(lines.length);
    for (int j = 0; j < lines.length; j++) {
      if (Double.isFinite(lines[j])) {
        spikes.add(lines[j], j);
      }
    }
    spikes.merge();
  }
}
