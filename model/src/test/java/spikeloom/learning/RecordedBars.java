package spikeloom.learning;

import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * The {@link Bars} as a sensor with a margin of a pixel might have seen them: a pixel of a bar
 * spikes at the steps that its index divides into, dark ones in the second plane at the first step.
 */
public record RecordedBars(Dataset.Split bars) implements Dataset.Split, SpikeSource {
  static final SignalShape.Image SENSOR = new SignalShape.Image(2, 6, 6);

  /** That many samples to train and to test. */
  public static Dataset dataset(int train, int test) {
    Dataset bars = Bars.dataset(train, test);
    return new Dataset(
        "recorded-bars", 2, new RecordedBars(bars.train()), new RecordedBars(bars.test()));
  }

  @Override
  public int size() {
    return bars.size();
  }

  @Override
  public SignalShape shape() {
    return bars.shape();
  }

  @Override
  public int label(int index) {
    return bars.label(index);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    bars.copyTo(index, target, at);
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return Optional.of(this);
  }

  @Override
  public int channels() {
    return SENSOR.size();
  }

  @Override
  public Optional<SignalShape.Image> layout() {
    return Optional.of(SENSOR);
  }

  @Override
  public void write(int index, int steps, SpikeBatchBuilder builder) {
    float[] picture = new float[Bars.VALUES];
    copyTo(index, picture, 0);
    for (int i = 0; i < Bars.VALUES; i++) {
      if (picture[i] > 0.5f) {
        for (int t = 0; t < steps; t += i + 1) {
          builder.spike(t, channel(0, i));
        }
      }
    }
    for (int i = 0; i < Bars.VALUES; i++) {
      if (picture[i] < 0.1f) {
        builder.spike(0, channel(1, i));
      }
    }
  }

  private static int channel(int plane, int pixel) {
    return plane * 36 + (pixel / 4 + 1) * 6 + pixel % 4 + 1;
  }
}
