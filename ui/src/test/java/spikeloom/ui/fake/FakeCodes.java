package spikeloom.ui.fake;

import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.random.FastRandom;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.ui.model.CodeChoice;
import spikeloom.ui.model.SampleCoder;

/** Pictures of one bright pixel in real codes. */
public final class FakeCodes implements SampleCoder {
  private static final SignalShape SHAPE = new SignalShape.Image(1, 2, 2);

  @Override
  public int samples() {
    return 4;
  }

  @Override
  public String className(int index) {
    return "d" + index;
  }

  @Override
  public Signal sample(int index) {
    float[] values = new float[4];
    values[index] = 1;
    return new Signal(SHAPE, values);
  }

  @Override
  public CodedSample code(int index, CodeChoice wanted, int steps) {
    SpikeEncoding code = Encodings.named(wanted.code(), wanted.parameters());
    int taken = code.steps(SHAPE).orElse(steps);
    SpikeBatchBuilder builder = new SpikeBatchBuilder();
    if (code.graded()) {
      builder.beginGraded(taken, code.channels(SHAPE));
    } else if (code.timed()) {
      builder.beginTimed(taken, code.channels(SHAPE));
    } else {
      builder.begin(taken, code.channels(SHAPE));
    }
    Signal sample = sample(index);
    code.encode(sample.values(), 0, SHAPE, new FastRandom(1), builder);
    builder.endSample();
    return CodedSample.of(code, sample, builder.build().raster(0), Double.NaN);
  }

  @Override
  public double linear(CodeChoice wanted, int steps) {
    return 0.25;
  }
}
