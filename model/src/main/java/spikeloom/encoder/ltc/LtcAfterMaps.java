package spikeloom.encoder.ltc;

import java.util.Optional;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.spike.SpikeBatch;

/** The first layer of an {@link LtcPass} behind layers of maps, which it runs. */
abstract class LtcAfterMaps implements LtcFirstLayer {
  final LtcMapStack stack;
  final Workers workers;
  private int count;

  LtcAfterMaps(LtcEncoder encoder, LtcWindow.Room capacity, Workers workers) {
    this.workers = workers;
    stack = new LtcMapStack(encoder, capacity, workers);
  }

  /** Number of samples. */
  final int count() {
    return count;
  }

  @Override
  public final int maps() {
    return stack.layers();
  }

  @Override
  public final void rest(int samples) {
    count = samples;
    stack.rest(samples);
    window().rest(samples);
  }

  @Override
  public final void continueStream() {
    stack.continueStream();
    window().continueStream();
  }

  @Override
  public final void read(SpikeBatch input) {
    stack.read(input);
  }

  @Override
  public final long count(int layer) {
    return stack.count(layer);
  }

  @Override
  public final Optional<LayerTrace> trace(int map, int sample) {
    return stack.trace(map, sample);
  }
}
