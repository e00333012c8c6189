package org.example.spikeloom;

import java.util.List;
import java.util.Optional;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Weights of Bernoulli neurons.
 *
 * @param gain factor g of the inputs
 * @param prior firing probability of the prior
 * @param weights a row per input
 * @param bias one row
 */
record BernoulliEncoder(
    int inputs,
    int latents,
    double gain,
    double prior,
    Parameters parameters,
    Parameters.Slice weights,
    Parameters.Slice bias)
    implements SpikingEncoder {
  static BernoulliEncoder of(EncoderSpec spec, double scale, RandomKey key) {
    Parameters.Layout layout = new Parameters.Layout();
    Parameters.Slice weights = layout.dense("latent layer weights", spec.channels(), spec.latent());
    Parameters.Slice bias = layout.dense("latent layer bias", 1, spec.latent());
    Parameters parameters = layout.build();
    FastRandom random = key.random();
    double width = scale / Math.sqrt(spec.channels());
    for (int i = 0; i < spec.channels(); i++) {
      for (int n = 0; n < spec.latent(); n++) {
        parameters.values()[weights.at(i, n)] = (float) (width * random.nextGaussian());
      }
    }
    return new BernoulliEncoder(
        spec.channels(), spec.latent(), spec.fittedGain(), spec.prior(), parameters, weights, bias);
  }

  @Override
  public List<NeuronLayer> neuronLayers() {
    return List.of(new NeuronLayer("latent layer", latents));
  }

  /** A sum, a bias and the draw, which is a comparison. */
  @Override
  public Optional<EncoderShape> shape() {
    EncoderShape.Layer layer =
        new EncoderShape.Layer(latents, new NeuronUpdate(2, 0), SpikeKind.BINARY);
    return Optional.of(new EncoderShape(inputs, List.of(layer)));
  }

  @Override
  public EncoderPass pass(int samples, int steps, Workers workers) {
    return new BernoulliPass(this, samples, steps);
  }
}
