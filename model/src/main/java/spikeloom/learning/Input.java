package spikeloom.learning;

import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.spike.SignalShape;

/** Converts a sample to input spikes of the encoder. */
public sealed interface Input {
  /** Number of input channels. */
  int channels(Dataset.Split split);

  /** The places of the channels, one whole plane after another, if they have any. */
  Optional<SignalShape.Image> maps(Dataset.Split split);

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
    public Optional<SignalShape.Image> maps(Dataset.Split split) {
      return split.shape() instanceof SignalShape.Image image
              && !split.predicts()
              && channels(split) == image.size()
          ? Optional.of(image)
          : Optional.empty();
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
    public Optional<SignalShape.Image> maps(Dataset.Split split) {
      return source(split).layout().filter(image -> image.size() == channels(split));
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
