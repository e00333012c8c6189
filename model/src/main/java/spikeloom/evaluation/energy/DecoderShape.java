package spikeloom.evaluation.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.LatentFeatures;

/**
 * Sizes of a decoder's layers, for counting operations. The first layer reads the latent spikes.
 *
 * @param features input features of the first layer
 * @param layers input to output
 */
public record DecoderShape(LatentFeatures features, List<Layer> layers) {
  private static final int CONV_CHANNELS = 20;
  private static final int CONV_WIDTH = 3;

  /**
   * A layer.
   *
   * @param products multiplications of a dense pass to all its outputs
   * @param outputs number of outputs, each with a bias
   * @param rectified outputs that go through a rectifier, a comparison each
   */
  public record Layer(double products, int outputs, int rectified) {
    static Layer dense(int inputs, int outputs, int rectified) {
      return new Layer((double) inputs * outputs, outputs, rectified);
    }

    /** Biases and rectifiers. */
    SynapticOperations perOutput() {
      return new SynapticOperations((double) outputs + rectified, 0, outputs);
    }
  }

  /** Copies its list. */
  public DecoderShape {
    layers = List.copyOf(layers);
  }

  /**
   * The shape of a decoder; empty for a network from a file, whose layers are not known here.
   *
   * @param hidden width of the hidden layer of {@link DecoderKind#MLP}
   * @param outputs values of the signal
   */
  public static Optional<DecoderShape> of(
      DecoderKind kind, LatentFeatures features, int hidden, int outputs) {
    Optional<List<Layer>> layers =
        switch (kind) {
          case LINEAR -> Optional.of(List.of(Layer.dense(features.size(), outputs, 0)));
          case MLP ->
              Optional.of(
                  List.of(
                      Layer.dense(features.size(), hidden, hidden),
                      Layer.dense(hidden, outputs, 0)));
          case CONV -> Optional.of(convolutions(features, outputs));
          case DECONV ->
              throw new IllegalArgumentException("decoder deconv has a shape of its own");
          case GROUPS -> Optional.of(List.of(new Layer(features.size(), 0, 0)));
          case NETWORK -> Optional.empty();
        };
    return layers.map(known -> new DecoderShape(features, known));
  }

  /**
   * The shape of decoder {@code deconv}. A convolution counts as it is defined, 9 products for an
   * output and an input map, padding left out, whether or not its map is doubled; the kernels of
   * the training take fewer.
   */
  public static DecoderShape of(LatentFeatures features, DeconvShape shape) {
    List<Layer> layers = new ArrayList<>();
    if (shape.latentMap().isEmpty()) {
      layers.add(Layer.dense(features.size(), shape.denseUnits(), shape.denseUnits()));
    }
    for (DeconvShape.Convolution c : shape.convolutions()) {
      MapSize out = c.output();
      double products =
          inside(out.height()) * inside(out.width()) * c.input().channels() * out.channels();
      layers.add(new Layer(products, out.neurons(), c.rectified() ? out.neurons() : 0));
    }
    return new DecoderShape(features, layers);
  }

  // Pairs of input and output that a kernel joins along a side, padding left out.
  private static double inside(int side) {
    return CONV_WIDTH * (double) side - 2;
  }

  // Two convolutions along the neurons, 3 wide with stride 2 and padding 1, steps as channels.
  private static List<Layer> convolutions(LatentFeatures features, int outputs) {
    int steps = features.steps();
    int half = halved(features.latents());
    int quarter = halved(half);
    int values = CONV_CHANNELS * quarter;
    return List.of(
        new Layer((double) taps(features.latents()) * steps * (steps / 2), half * (steps / 2), 0),
        new Layer((double) taps(half) * (steps / 2) * CONV_CHANNELS, values, values),
        Layer.dense(values, outputs, 0));
  }

  private static int halved(int length) {
    return (length - 1) / 2 + 1;
  }

  // Pairs of input and output that a kernel joins, padding left out.
  private static int taps(int length) {
    int taps = 0;
    for (int o = 0; o < halved(length); o++) {
      for (int k = 0; k < CONV_WIDTH; k++) {
        int i = 2 * o + k - 1;
        taps += i >= 0 && i < length ? 1 : 0;
      }
    }
    return taps;
  }

  /** Products that one feature takes part in: exact in dense layers, a mean in convolutions. */
  double fanOut() {
    return layers.get(0).products() / features.size();
  }

  /** The first layer's biases, and all dense products after the first layer. */
  SynapticOperations rest() {
    SynapticOperations sum = layers.get(0).perOutput();
    for (Layer layer : layers.subList(1, layers.size())) {
      sum = sum.plus(SynapticOperations.multiplyAccumulate(layer.products()));
      sum = sum.plus(layer.perOutput());
    }
    return sum;
  }
}
