package spikeloom.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.encoder.HiddenLayer.Kind;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.spike.SignalShape;

/**
 * The layers of an encoder whose neurons have places in maps.
 *
 * @param input size of the input, one whole plane after another; empty if its channels have no
 *     places, or do not matter
 * @param layers convolutions and pooling, before the dense layers
 * @param latentKernel height and width of the kernel of a convolution from the last maps to the
 *     latent neurons; 0 if every latent neuron receives all neurons before it
 */
public record MapSpec(
    Optional<SignalShape.Image> input, List<HiddenLayer> layers, int latentKernel) {
  /** Copies its list. */
  public MapSpec {
    layers = List.copyOf(layers);
  }

  /** No maps: the neurons of all layers receive all inputs. */
  public static MapSpec none() {
    return new MapSpec(Optional.empty(), List.of(), 0);
  }

  /** Whether there are any. */
  public boolean present() {
    return !layers.isEmpty() || latentKernel > 0;
  }

  /** Whether the latent neurons form maps. */
  public boolean latentMaps() {
    return latentKernel > 0;
  }

  /** The sizes of the input and of the output of every layer. */
  public List<MapSize> sizes() {
    List<MapSize> sizes = new ArrayList<>();
    SignalShape.Image image = input.orElseThrow();
    sizes.add(new MapSize(image.height(), image.width(), image.planes()));
    for (HiddenLayer layer : layers) {
      sizes.add(output(sizes.get(sizes.size() - 1), layer));
    }
    return sizes;
  }

  private static MapSize output(MapSize in, HiddenLayer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION -> convolution(in, layer).output();
      case POOLING ->
          new MapSize(in.height() / layer.kernel(), in.width() / layer.kernel(), in.channels());
      case DENSE -> throw new IllegalArgumentException("a dense layer has no maps");
    };
  }

  /** The convolution of a layer with the input {@code in}. */
  public static ConvolutionShape convolution(MapSize in, HiddenLayer layer) {
    return new ConvolutionShape(in, layer.kernel(), layer.stride(), layer.padding(), layer.size());
  }

  /** The maps that the first dense layer or the latent layer receives. */
  public MapSize last() {
    return sizes().get(layers.size());
  }

  /**
   * The convolution to the latent neurons.
   *
   * @param latents number of latent neurons
   */
  public ConvolutionShape latentConvolution(int latents) {
    MapSize last = last();
    return new ConvolutionShape(
        last, latentKernel, 1, (latentKernel - 1) / 2, latents / last.positions());
  }

  /**
   * The size of the latent maps, if the latent neurons form maps and the input is known.
   *
   * @param latents number of latent neurons
   */
  public Optional<MapSize> latentSize(int latents) {
    return latentMaps() && input.isPresent()
        ? Optional.of(latentConvolution(latents).output())
        : Optional.empty();
  }

  /**
   * Why these layers cannot be built, as a sentence without a full stop; empty if they can.
   *
   * @param latents number of latent neurons
   */
  public Optional<String> problem(int latents) {
    if (!present()) {
      return Optional.empty();
    }
    if (input.isEmpty()) {
      return Optional.of(
          "hidden layers conv and pool need pictures or event recordings, a channel per pixel: use dense layers, or another code");
    }
    SignalShape.Image image = input.get();
    MapSize in = new MapSize(image.height(), image.width(), image.planes());
    for (HiddenLayer layer : layers) {
      int room = Math.min(in.height(), in.width()) + 2 * layer.padding();
      if (layer.kernel() > room) {
        return Optional.of(text("hidden layer %s does not fit its input, maps of %s", layer, in));
      }
      if (layer.residual() && layer.size() != in.channels()) {
        return Optional.of(
            text(
                "the residual layer %s must have as many maps as its input, %d",
                layer, in.channels()));
      }
      if (layer.kind() == Kind.CONVOLUTION && tooLarge(in, layer)) {
        return Optional.of(text("hidden layer %s has too many neurons for maps of %s", layer, in));
      }
      in = output(in, layer);
    }
    if (latentMaps() && latents % in.positions() != 0) {
      return Optional.of(
          text(
              "with latent-kernel, latent must be a multiple of the %d positions (%d x %d) of the last maps, not %d",
              in.positions(), in.height(), in.width(), latents));
    }
    return Optional.empty();
  }

  private static boolean tooLarge(MapSize in, HiddenLayer layer) {
    long side = (long) layer.kernel() * layer.kernel() * in.channels() * layer.size();
    long neurons = (long) in.positions() * layer.size() / ((long) layer.stride() * layer.stride());
    return side > Integer.MAX_VALUE / 4 || neurons > Integer.MAX_VALUE / 256;
  }

  private static String text(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
