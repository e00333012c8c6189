package spikeloom.encoder.lif;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.spread;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import java.util.List;
import spikeloom.array.ArraySizes;
import spikeloom.array.MapSize;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.HiddenLayer;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.maps.MapSizes;
import spikeloom.kernel.ConvolutionShape;

/**
 * Memory of the layers of maps of an encoder, and of a convolution to its readout.
 *
 * @param maps the layers, with their input
 * @param latents number of readout neurons
 * @param input the encoder's input
 * @param threads number of workers
 */
record MapMemory(MapSpec maps, int latents, EncoderInputSize input, int threads) {
  private static final int STATES = 4; // of a neuron
  private static final int KEPT = 2; // states: at the start of a window and now

  /** Number of parameters, padding included, without those of the readout's feedback. */
  long parameters() {
    long sum = 0;
    List<MapSize> sizes = maps.sizes();
    for (int l = 0; l < maps.layers().size(); l++) {
      HiddenLayer layer = maps.layers().get(l);
      if (layer.kind() == HiddenLayer.Kind.CONVOLUTION) {
        long patch = MapSpec.convolution(sizes.get(l), layer).patch();
        sum = plus(sum, times(patch + 1, spread(layer.size())));
      }
    }
    if (maps.latentMaps()) {
      ConvolutionShape shape = maps.latentConvolution(latents);
      sum = plus(sum, times(shape.patch(), spread(shape.channels())), spread(latents));
    }
    return sum;
  }

  /** A pass of the layers and of the connection to the next. */
  void pass(ArraySizes sizes, long samples) {
    List<MapSize> maps = this.maps.sizes();
    long steps = input.steps();
    for (MapSize size : maps) {
      bits(sizes, samples, size.neurons());
    }
    bits(sizes, threads, maps.get(0).neurons());
    for (int l = 0; l < this.maps.layers().size(); l++) {
      HiddenLayer layer = this.maps.layers().get(l);
      MapSize out = maps.get(l + 1);
      long rows = times(samples, out.positions(), steps);
      sizes.words(rows, stride(out.channels())); // gradients of the spikes
      switch (layer.kind()) {
        case CONVOLUTION -> {
          ConvolutionShape shape = MapSpec.convolution(maps.get(l), layer);
          sizes.words(rows, stride(out.channels()));
          sizes.words(samples, stride(out.channels()));
          long neurons = times(out.positions(), stride(out.channels()));
          sizes.arrays(times(KEPT, samples), Float.BYTES, times(STATES, neurons));
          sums(samples).add(sizes, shape);
          if (l == 0) {
            sums(samples).addValues(sizes, shape, input.graded(), input.still());
          }
        }
        case POOLING -> sizes.arrays(times(KEPT, samples), Float.BYTES, stride(out.neurons()));
        case DENSE -> throw new IllegalArgumentException("a dense layer has no maps");
      }
    }
    if (this.maps.latentMaps()) {
      ConvolutionShape shape = this.maps.latentConvolution(latents);
      sizes.words(times(samples, shape.output().positions(), steps), stride(shape.channels()));
      sums(samples).add(sizes, shape);
    } else {
      sizes.arrays(threads, Float.BYTES, times(steps, spread(this.maps.last().neurons())));
    }
  }

  private MapSizes sums(long samples) {
    return new MapSizes(samples, (int) input.steps(), threads);
  }

  private void bits(ArraySizes sizes, long count, long channels) {
    sizes.arrays(count, Float.BYTES, times(blocks(input.steps()), stride(channels)));
  }
}
