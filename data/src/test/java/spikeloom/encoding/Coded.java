package spikeloom.encoding;

import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** Signals in a code, for tests. */
final class Coded {
  private Coded() {}

  /** A row of values that have nothing to do with each other. */
  static SignalShape row(int values) {
    return new SignalShape.Image(1, 1, values);
  }

  /** One sample; codes that know their steps take these. */
  static SpikeBatch batch(SpikeEncoding code, float[] values, SignalShape shape, int steps) {
    int taken = code.steps(shape).orElse(steps);
    SpikeBatchBuilder builder = new SpikeBatchBuilder();
    if (code.graded()) {
      builder.beginGraded(taken, code.channels(shape));
    } else if (code.timed()) {
      builder.beginTimed(taken, code.channels(shape));
    } else {
      builder.begin(taken, code.channels(shape));
    }
    code.encode(values, 0, shape, RandomKey.ofSeed(1).fold(steps).random(), builder);
    builder.endSample();
    return builder.build();
  }

  /** What comes back. */
  static float[] back(SpikeEncoding code, float[] values, SignalShape shape, int steps) {
    return code.estimate(batch(code, values, shape, steps).raster(0), shape);
  }

  /** Steps and channels of all spikes: {@code "0:1 3:0"}. */
  static String spikes(SpikeEncoding code, float[] values, SignalShape shape, int steps) {
    SpikeBatch batch = batch(code, values, shape, steps);
    StringBuilder text = new StringBuilder();
    for (int t = 0; t < batch.steps(); t++) {
      for (int i = batch.begin(0, t); i < batch.end(0, t); i++) {
        text.append(t).append(':').append(batch.channel(i)).append(' ');
      }
    }
    return text.toString().strip();
  }
}
