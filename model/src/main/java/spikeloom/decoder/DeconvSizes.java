package spikeloom.decoder;

import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.spread;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;

/**
 * Memory of decoder {@code deconv}, as its constructors allocate it.
 *
 * @param shape sizes of the layers
 */
public record DeconvSizes(DeconvShape shape) {
  private static final long TAPS = 9;
  private static final long TAPS_DOUBLED = 16;

  private long features() {
    return times(shape.slots(), shape.latents());
  }

  /** Elements of the flat array of parameters, padding included. */
  public long parameters() {
    long sum = 0;
    if (shape.latentMap().isEmpty()) {
      sum = times(features() + 1, spread(shape.denseUnits()));
    }
    for (DeconvShape.Convolution c : shape.convolutions()) {
      long rows = times(DeconvLayers.KERNEL, c.input().channels()) + 1;
      sum = plus(sum, times(rows, spread(c.outputs())));
    }
    return sum;
  }

  /** Number of weights and biases. */
  public long values() {
    long sum = 0;
    if (shape.latentMap().isEmpty()) {
      sum = times(features() + 1, shape.denseUnits());
    }
    for (DeconvShape.Convolution c : shape.convolutions()) {
      long rows = times(DeconvLayers.KERNEL, c.input().channels()) + 1;
      sum = plus(sum, times(rows, c.outputs()));
    }
    return sum;
  }

  /**
   * Memory of workers for the parts of a gradient.
   *
   * @param rows rows of the weights of the affine layer that a worker completes at once
   */
  public ArraySizes gradientParts(int threads, long rows) {
    ArraySizes sizes = new ArraySizes();
    if (shape.latentMap().isEmpty()) {
      sizes.arrays(
          threads, Float.BYTES, times(Math.min(rows, features()), spread(shape.denseUnits())));
      sizes.words(spread(shape.denseUnits()));
    }
    for (DeconvShape.Convolution c : shape.convolutions()) {
      long chunk = Math.min(DeconvPass.CHUNK, c.input().channels());
      sizes.arrays(threads, Float.BYTES, times(chunk, spread(c.outputs())));
    }
    return sizes;
  }

  /** The buffers of a pass, without those of the affine layer's inputs. */
  public ArraySizes pass(long count, int threads) {
    ArraySizes sizes = new ArraySizes();
    if (shape.latentMap().isEmpty()) {
      sizes.words(count, spread(shape.denseUnits())).words(shape.denseUnits(), spread(count));
    } else {
      sizes.words(threads, features());
    }
    DeconvShape.Convolution first = shape.convolutions().get(0);
    sizes.arrays(2, Float.BYTES, FeatureMaps.length(first.input(), count));
    for (DeconvShape.Convolution c : shape.convolutions()) {
      sizes.arrays(c.rectified() ? 2 : 1, Float.BYTES, FeatureMaps.length(c.output(), count));
      long taps = c.scale() == 2 ? TAPS_DOUBLED : TAPS;
      long inputs = FeatureMaps.stride(c.input().channels());
      long outputs = FeatureMaps.stride(c.outputs());
      sizes
          .arrays(2, Float.BYTES, times(taps, inputs, spread(c.outputs())))
          .words(taps, outputs, spread(c.input().channels()))
          .words(count, spread(c.outputs()));
    }
    return sizes.words(count, stride(shape.picture().neurons()));
  }
}
