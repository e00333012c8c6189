package spikeloom.learning;

import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.encoding.SpikeEncoding;

/** Converts a sample to input spikes of the encoder. */
public sealed interface Input {
  /** Number of input channels. */
  int channels(Dataset.Split split);

  /** Whether events carry values. */
  boolean graded();

  /** Whether events have exact times. */
  boolean timed();

  /** The signal in a fixed code. */
  record Coded(SpikeEncoding encoding) implements Input {
    @Override
    public int channels(Dataset.Split split) {
      return encoding.channels(split.shape());
    }

    @Override
    public boolean graded() {
      return encoding.graded();
    }

    @Override
    public boolean timed() {
      return encoding.timed();
    }
  }

  /** The spikes as they were recorded. */
  record Recorded() implements Input {
    @Override
    public int channels(Dataset.Split split) {
      return source(split).channels();
    }

    @Override
    public boolean graded() {
      return false;
    }

    @Override
    public boolean timed() {
      return false;
    }

    SpikeSource source(Dataset.Split split) {
      return split
          .spikes()
          .orElseThrow(() -> new IllegalArgumentException("the samples are not spikes"));
    }
  }
}
