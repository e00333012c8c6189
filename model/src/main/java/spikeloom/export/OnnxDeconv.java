package spikeloom.export;

import java.util.List;
import spikeloom.array.MapSize;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.dl4j.Dl4jDecoder.LayerWeights;

/**
 * Decoder {@code deconv} as nodes: Gemm for an affine layer, Conv for convolutions, Resize for
 * doubling, Slice for cropping.
 *
 * @param graph a chain that ends in the features, in order of step, then neuron
 * @param shape sizes of the layers
 */
record OnnxDeconv(OnnxGraph graph, DeconvShape shape) {
  /** Appends all layers; the result has a value per plane, row and column. */
  void add(List<LayerWeights> weights) {
    int next = 0;
    MapSize small = shape.small();
    if (shape.latentMap().isEmpty()) {
      graph.node("Gemm", constants(weights.get(next), next));
      graph.node("Relu", List.of());
      graph.reshape(small.channels(), small.height(), small.width());
      next++;
    } else {
      MapSize map = shape.latentMap().get();
      graph.reshape(shape.slots(), map.positions(), map.channels());
      graph.transpose(0, 1, 3, 2);
      graph.reshape((long) shape.slots() * map.channels(), map.height(), map.width());
    }
    for (DeconvShape.Convolution layer : shape.convolutions()) {
      if (layer.scale() == 2) {
        addDoubling(next);
      }
      graph.node(
          "Conv",
          constants(weights.get(next), next),
          OnnxGraph.whole("kernel_shape", 3, 3),
          OnnxGraph.whole("strides", 1, 1),
          OnnxGraph.whole("pads", 1, 1, 1, 1));
      if (layer.rectified()) {
        graph.node("Relu", List.of());
      }
      next++;
    }
    if (!shape.last().equals(shape.picture())) {
      graph.node(
          "Slice",
          List.of(
              graph.wholes("crop_from", 0, 0),
              graph.wholes("crop_to", shape.picture().height(), shape.picture().width()),
              graph.wholes("crop_axes", 2, 3)));
    }
    graph.reshape(shape.picture().neurons());
  }

  private List<String> constants(LayerWeights layer, int index) {
    String name = "layer_" + (index + 1);
    return List.of(
        graph.constant(name + "_weights", layer.weights(), layer.shape()),
        graph.constant(name + "_bias", layer.bias(), List.of(layer.bias().length)));
  }

  private void addDoubling(int index) {
    String scales = graph.constant("scales_" + (index + 1), new float[] {1, 1, 2, 2}, List.of(4));
    graph.node(
        "Resize",
        List.of("", scales), // there is no region of interest
        OnnxGraph.word("mode", "nearest"),
        OnnxGraph.word("coordinate_transformation_mode", "asymmetric"),
        OnnxGraph.word("nearest_mode", "floor"));
  }
}
