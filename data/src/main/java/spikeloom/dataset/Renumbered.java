package spikeloom.dataset;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Spikes of some of another source's samples.
 *
 * @param source the other source
 * @param number the number there of a sample here
 */
record Renumbered(SpikeSource source, IntUnaryOperator number) implements SpikeSource {
  @Override
  public int channels() {
    return source.channels();
  }

  @Override
  public Optional<SignalShape.Image> layout() {
    return source.layout();
  }

  @Override
  public OptionalLong span() {
    return source.span();
  }

  @Override
  public void write(int index, int steps, SpikeBatchBuilder builder) {
    source.write(number.applyAsInt(index), steps, builder);
  }
}
