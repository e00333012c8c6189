package org.example.spikeloom;

import java.util.List;
import spikeloom.encoding.CodeFamily;
import spikeloom.encoding.CodeProvider;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/** A code with one spike in the first step for every value of at least a threshold. */
public final class FirstStepCode implements CodeProvider {
  private static final NumberParameter LEAST =
      NumberParameter.real("least", "smallest value with a spike", 0, 1, 0.5);

  @Override
  public CodeFamily family() {
    return new CodeFamily(
        new Code(LEAST.defaultValue()), List.of(LEAST), values -> new Code(values[0]));
  }

  private record Code(double least) implements SpikeEncoding {
    @Override
    public String code() {
      return "first-step";
    }

    @Override
    public void encode(
        float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
      for (int i = 0; i < shape.size(); i++) {
        if (signal[at + i] >= least) {
          target.spike(0, i);
        }
      }
    }

    @Override
    public float[] estimate(SpikeRaster spikes, SignalShape shape) {
      float[] values = new float[shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = spikes.spikes(0, i) ? 1 : 0;
      }
      return values;
    }
  }
}
