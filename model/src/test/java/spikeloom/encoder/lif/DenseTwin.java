package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.encoder.SharedWeights;
import spikeloom.kernel.ConvolutionShape;

/**
 * The network of an encoder with convolutions as one of dense layers, in which a neuron's weights
 * are those of its map where its patch reaches, and 0 elsewhere. Its input is one plane after
 * another, too.
 */
final class DenseTwin {
  private final LifEncoder maps;
  private final LifEncoder dense;

  /** The twin of an encoder without pooling. */
  DenseTwin(LifEncoder maps) {
    this.maps = maps;
    List<Integer> hidden = new ArrayList<>();
    maps.mapLayers().forEach(layer -> hidden.add(layer.output().neurons()));
    hidden.addAll(maps.structure().hidden());
    LifEncoder.Structure s = maps.structure();
    dense =
        LifEncoderTest.encoder(
            new LifEncoder.Structure(
                s.inputs(),
                hidden,
                s.latents(),
                s.surrogate(),
                s.first(),
                s.deeper(),
                s.mapGain(),
                s.readout(),
                s.sampling(),
                s.prior()));
    for (Parameters.Slice slice : dense.parameters().slices()) {
      Parameters.Slice source = maps.parameters().slice(slice.name());
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          int from = index(source, slice, r, c);
          dense.parameters().values()[slice.at(r, c)] =
              from < 0 ? 0 : maps.parameters().values()[from];
        }
      }
    }
  }

  LifEncoder encoder() {
    return dense;
  }

  /** The gradient of the maps' parameters, given that of the dense ones. */
  double[] gradient(double[] ofDense) {
    double[] gradient = new double[maps.parameters().length()];
    for (Parameters.Slice slice : dense.parameters().slices()) {
      Parameters.Slice source = maps.parameters().slice(slice.name());
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          int to = index(source, slice, r, c);
          if (to >= 0) {
            gradient[to] += ofDense[slice.at(r, c)];
          }
        }
      }
    }
    return gradient;
  }

  // Index of the maps' parameter that is used at (r, c) of a dense slice, or -1.
  private int index(Parameters.Slice source, Parameters.Slice slice, int r, int c) {
    for (int l = 0; l < maps.mapLayers().size(); l++) {
      MapLayer layer = maps.mapLayers().get(l);
      if (slice.name().equals(layer.name() + " weights")) {
        return SharedWeights.index(source, layer.convolution(), l == 0, r, c);
      }
      if (slice.name().equals(layer.name() + " bias")) {
        return source.at(r, c % layer.output().channels());
      }
    }
    if (slice.name().equals("readout weights") && maps.maps().latentMaps()) {
      ConvolutionShape shape = maps.maps().latentConvolution(maps.latents());
      return SharedWeights.index(source, shape, maps.mapLayers().isEmpty(), r, c);
    }
    return source.at(r, c);
  }
}
