package spikeloom.decoder.dl4j;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.DeconvLayers;
import spikeloom.decoder.DeconvPass;
import spikeloom.decoder.DenseLayers;
import spikeloom.decoder.DensePass;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.OutputStart;

/** SpikeLoom's copy of a network's parameters, and the passes that compute with it. */
interface NetworkCopy {
  /** The copy. */
  Parameters parameters();

  /** Copies the parameters of the network. */
  void read(MultiLayerNetwork from);

  /** Overwrites the parameters of the network. */
  void write(MultiLayerNetwork to);

  /** See {@link spikeloom.decoder.Decoder#pass}. */
  DecoderPass pass(int samples, Workers workers);

  /** See {@link spikeloom.decoder.Decoder#outputStart}. */
  default Optional<OutputStart> outputStart() {
    return Optional.empty();
  }

  /** Dense layers in the layout of the kernels. */
  record Dense(LatentFeatures features, DenseLayers layers) implements NetworkCopy {
    @Override
    public Parameters parameters() {
      return layers.parameters();
    }

    @Override
    public void read(MultiLayerNetwork from) {
      DenseLayout.read(Dl4jDecoder.buffer(from.params()), layers);
    }

    @Override
    public void write(MultiLayerNetwork to) {
      DenseLayout.write(layers, Dl4jDecoder.buffer(to.params()));
    }

    @Override
    public DecoderPass pass(int samples, Workers workers) {
      return new DensePass(layers, features, samples, workers);
    }
  }

  /** Convolutions in the layout of the kernels. */
  record Deconv(LatentFeatures features, DeconvLayers layers) implements NetworkCopy {
    @Override
    public Parameters parameters() {
      return layers.parameters();
    }

    @Override
    public void read(MultiLayerNetwork from) {
      new DeconvLayout(layers).read(Dl4jDecoder.buffer(from.params()));
    }

    @Override
    public void write(MultiLayerNetwork to) {
      new DeconvLayout(layers).write(Dl4jDecoder.buffer(to.params()));
    }

    @Override
    public Optional<OutputStart> outputStart() {
      return Optional.of(layers::startAt);
    }

    @Override
    public DecoderPass pass(int samples, Workers workers) {
      return new DeconvPass(layers, features, samples, workers);
    }
  }

  /** Deeplearning4j's own vector, for a network that trains there. */
  record Flat(Dl4jDecoder decoder, Parameters parameters) implements NetworkCopy {
    @Override
    public void read(MultiLayerNetwork from) {
      FloatBuffer flat = Dl4jDecoder.buffer(from.params());
      flat.get(parameters.values(), Padding.LEAD, flat.capacity());
    }

    @Override
    public void write(MultiLayerNetwork to) {
      FloatBuffer flat = Dl4jDecoder.buffer(to.params());
      flat.put(parameters.values(), Padding.LEAD, flat.capacity());
    }

    @Override
    public DecoderPass pass(int samples, Workers workers) {
      return new Dl4jPass(decoder, samples);
    }
  }
}
