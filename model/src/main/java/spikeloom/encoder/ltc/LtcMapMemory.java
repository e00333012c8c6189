package spikeloom.encoder.ltc;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import java.util.List;
import spikeloom.array.ArraySizes;
import spikeloom.array.MapSize;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.HiddenLayer;
import spikeloom.encoder.LayerSize;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.maps.MapSizes;
import spikeloom.kernel.ConvolutionShape;

/**
 * Memory of the layers of maps of an encoder, and of their connection to the next layer.
 *
 * @param neurons memory of layers of neurons
 * @param maps the layers, with their input
 * @param latents number of latent neurons
 * @param input the encoder's input
 * @param threads number of workers
 */
record LtcMapMemory(
    LtcMemory neurons, MapSpec maps, int latents, EncoderInputSize input, int threads) {
  private static final int FIRING = 4; // one cell of so many is listed as an event, at most
  private static final int KEPT = 2; // winners: before a window and now

  /** Number of parameters of the maps, padding included. */
  long parameters() {
    long sum = 0;
    List<MapSize> sizes = maps.sizes();
    for (int l = 0; l < maps.layers().size(); l++) {
      HiddenLayer layer = maps.layers().get(l);
      if (layer.kind() == HiddenLayer.Kind.CONVOLUTION) {
        LayerSize size = size(MapSpec.convolution(sizes.get(l), layer));
        sum = plus(sum, neurons.weights(size), neurons.neurons(size.neurons()));
      }
    }
    return sum;
  }

  /** The neurons of a position. */
  private static LayerSize size(ConvolutionShape shape) {
    return new LayerSize(shape.patch(), shape.channels());
  }

  /** The latent neurons of a position of latent maps. */
  LayerSize latent() {
    return size(maps.latentConvolution(latents));
  }

  /** A pass of the maps and of the connection to the next layer. */
  void pass(ArraySizes sizes, long samples) {
    List<MapSize> maps = this.maps.sizes();
    for (MapSize size : maps) {
      bits(sizes, samples, size.neurons());
    }
    bits(sizes, threads, maps.get(0).neurons());
    for (int l = 0; l < this.maps.layers().size(); l++) {
      HiddenLayer layer = this.maps.layers().get(l);
      MapSize out = maps.get(l + 1);
      switch (layer.kind()) {
        case CONVOLUTION ->
            convolution(sizes, MapSpec.convolution(maps.get(l), layer), l == 0, samples);
        case POOLING -> {
          sizes.words(samples, out.positions(), input.steps(), stride(out.channels()));
          sizes.arrays(times(KEPT, samples), Float.BYTES, stride(out.neurons()));
        }
        case DENSE -> throw new IllegalArgumentException("a dense layer has no maps");
      }
    }
    if (this.maps.latentMaps()) {
      sums(sizes, this.maps.latentConvolution(latents), samples);
    } else {
      flat(sizes, samples);
    }
  }

  private void convolution(ArraySizes sizes, ConvolutionShape shape, boolean first, long samples) {
    neurons.neurons(sizes, size(shape), true, times(samples, shape.output().positions()));
    neurons.transposed(sizes, size(shape));
    sums(sizes, shape, samples);
    if (first) {
      sums(samples).addValues(sizes, shape, input.graded(), input.still());
    }
  }

  private void sums(ArraySizes sizes, ConvolutionShape shape, long samples) {
    sizes.words(samples, shape.output().positions(), input.steps(), stride(shape.channels()));
    sums(samples).add(sizes, shape);
  }

  private MapSizes sums(long samples) {
    return new MapSizes(samples, (int) input.steps(), threads);
  }

  private void flat(ArraySizes sizes, long samples) {
    long last = maps.last().neurons();
    long cells = times(samples, input.steps(), last);
    sizes.arrays(4, Float.BYTES, cells / FIRING);
    if (!maps.layers().isEmpty()) {
      sizes.words(samples, input.steps(), stride(last));
    }
  }

  private void bits(ArraySizes sizes, long count, long channels) {
    sizes.arrays(count, Float.BYTES, times(blocks(input.steps()), stride(channels)));
  }
}
