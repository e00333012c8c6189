package spikeloom.encoder.exact;

import java.util.Set;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;

/** Encoders of spike response neurons in continuous time. */
public final class SrmFamily extends TimeFamily {
  @Override
  public String name() {
    return "srm";
  }

  @Override
  public String neurons() {
    return "spike response neurons";
  }

  @Override
  TimeNeuron neuron(ExactSettings settings) {
    return settings.response();
  }

  @Override
  public Set<String> options() {
    return Set.of(
        "hidden", "start-from", "trial", "latent-code", "gain", "slope-floor", "silent-push");
  }

  /** The count of spikes has no exact derivative. */
  @Override
  public Set<String> exactDecodings() {
    return Set.of("first-spike", "filtered");
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    return new TimeMemory(spec, input, false);
  }
}
