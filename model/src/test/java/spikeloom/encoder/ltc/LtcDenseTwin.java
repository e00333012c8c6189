package spikeloom.encoder.ltc;

import java.util.ArrayList;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.encoder.SharedWeights;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.random.RandomKey;

/**
 * The network of an encoder with convolutions as one of dense layers, in which a neuron's weights
 * are those of its map where its patch reaches, gates and recurrence connect the neurons of one
 * position, and all other weights are 0. Its input is one plane after another, too.
 */
final class LtcDenseTwin {
  private final LtcEncoder maps;
  private final LtcEncoder dense;

  /** The twin of an encoder without pooling. */
  LtcDenseTwin(LtcEncoder maps) {
    this.maps = maps;
    List<Integer> hidden = new ArrayList<>();
    maps.mapLayers().forEach(map -> hidden.add(map.output().neurons()));
    LtcEncoder.Structure s = maps.structure();
    hidden.addAll(s.hidden());
    dense =
        new LtcEncoder(
            new LtcEncoder.Structure(
                s.inputs(), hidden, s.latents(), s.neuron(), s.recurrence(), s.drive(), s.prior()),
            RandomKey.ofSeed(1));
    for (Parameters.Slice slice : dense.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          int from = index(slice, r, c);
          dense.parameters().values()[slice.at(r, c)] =
              from < 0 ? 0 : maps.parameters().values()[from];
        }
      }
    }
    dense.parameters().changed();
  }

  LtcEncoder encoder() {
    return dense;
  }

  /** The gradient of the maps' parameters, given that of the dense ones. */
  double[] gradient(float[] ofDense) {
    double[] gradient = new double[maps.parameters().length()];
    for (Parameters.Slice slice : dense.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          int to = index(slice, r, c);
          if (to >= 0) {
            gradient[to] += ofDense[slice.at(r, c)];
          }
        }
      }
    }
    return gradient;
  }

  // Index of the maps' parameter that is used at (r, c) of a dense slice, or -1.
  private int index(Parameters.Slice slice, int r, int c) {
    Parameters.Slice source = maps.parameters().slice(slice.name());
    for (int l = 0; l < maps.mapLayers().size(); l++) {
      LtcMap map = maps.mapLayers().get(l);
      if (!slice.name().startsWith(map.name() + " ")) {
        continue;
      }
      int channels = map.output().channels();
      if (slice.name().endsWith(" weights")) {
        return SharedWeights.index(source, map.convolution(), l == 0, r, c);
      }
      if (slice.name().endsWith(" bias")) {
        return source.at(r, c % channels);
      }
      return r / channels == c / channels ? source.at(r % channels, c % channels) : -1;
    }
    if (slice.name().equals("readout weights") && maps.maps().latentMaps()) {
      ConvolutionShape shape = maps.maps().latentConvolution(maps.latents());
      return SharedWeights.index(source, shape, maps.mapLayers().isEmpty(), r, c);
    }
    return source.at(r, c);
  }
}
