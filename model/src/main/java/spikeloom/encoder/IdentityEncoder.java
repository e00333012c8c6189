package spikeloom.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * No encoder: the input spikes are the latent spikes. It is a baseline for encoders with as many
 * neurons. Nothing is trained and nothing is random, so there is no rate ({@link
 * ChannelKind#NONE}).
 *
 * @param inputs number of channels
 * @param parameters none
 */
public record IdentityEncoder(int inputs, Parameters parameters) implements StreamingEncoder {
  /** Creates an encoder for this number of channels. */
  public IdentityEncoder(int inputs) {
    this(inputs, new Parameters.Layout().build());
  }

  @Override
  public int latents() {
    return inputs;
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    return List.of();
  }

  @Override
  public StreamingPass pass(int samples, int steps, Workers workers) {
    return new Pass(samples, steps, inputs);
  }

  private static final class Pass implements StreamingPass {
    private final SpikeBits[] spikes;
    private final Rows adjoint;
    private final int steps;
    private final int channels;
    private int count;

    Pass(int samples, int steps, int channels) {
      this.steps = steps;
      this.channels = channels;
      spikes = new SpikeBits[samples];
      Arrays.setAll(spikes, b -> new SpikeBits(steps, channels));
      adjoint = Rows.of(samples * steps, Padding.stride(channels));
    }

    @Override
    public void forward(SpikeBatch input, RandomKey key, int[] identity) {
      read(input);
    }

    private void read(SpikeBatch input) {
      if (input.samples() > spikes.length
          || input.steps() != steps
          || input.channels() != channels
          || input.graded()) {
        throw new IllegalArgumentException(
            input + " does not fit " + spikes.length + " x " + steps + " x " + channels);
      }
      count = input.samples();
      for (int b = 0; b < count; b++) {
        SpikeBatches.read(input, b, spikes[b]);
      }
    }

    @Override
    public void continueWith(SpikeBatch input) {
      rerun(input);
    }

    @Override
    public void rerun(SpikeBatch input) {
      if (input.samples() != count) {
        throw new IllegalArgumentException(input + " does not have " + count + " samples");
      }
      read(input);
    }

    @Override
    public int samples() {
      return count;
    }

    @Override
    public SpikeBits latent(int sample) {
      return spikes[sample];
    }

    @Override
    public ChannelKind channel() {
      return ChannelKind.NONE;
    }

    @Override
    public double rate(int sample) {
      return 0;
    }

    @Override
    public void rates(int sample, float[] reference, float[] nats) {
      Arrays.fill(nats, 0f);
    }

    @Override
    public void probabilities(int sample, float[] probabilities) {
      for (int t = 0, i = 0; t < steps; t++) {
        for (int n = 0; n < channels; n++, i++) {
          probabilities[i] = spikes[sample].bit(t, n);
        }
      }
    }

    @Override
    public double logProbability(int input, int spikesOf) {
      return spikes[input].sameAs(spikes[spikesOf]) ? 0 : Double.NEGATIVE_INFINITY;
    }

    @Override
    public long spikes(int layer) {
      long sum = 0;
      for (int b = 0; b < count; b++) {
        sum += spikes[b].count();
      }
      return sum;
    }

    @Override
    public long hiddenSpikes() {
      return 0;
    }

    @Override
    public double hiddenSpikeRate() {
      return 0;
    }

    @Override
    public long latentSpikes() {
      return spikes(1);
    }

    @Override
    public Rows latentAdjoint(int sample) {
      return adjoint.from(sample * steps);
    }

    @Override
    public void backward(double rateWeight, float[] gradient) {}
  }

  @Override
  public Optional<EncoderShape> shape() {
    return Optional.empty();
  }
}
