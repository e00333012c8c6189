package spikeloom.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.nir.NirGraph.Node;
import spikeloom.nir.NirGraph.Values;

/** Maps in the order of NIR, where one whole map follows another. */
final class NirMaps {
  private NirMaps() {}

  /** The shape of maps. */
  static Values shape(MapSize size) {
    return Values.of((double) size.channels(), size.height(), size.width());
  }

  /** Place of a neuron of maps in NIR. */
  static int place(int neuron, MapSize size) {
    return neuron % size.channels() * size.positions() + neuron / size.channels();
  }

  /** One number per map, for all of its neurons. */
  static Values repeated(Values each, MapSize size) {
    double[] numbers = new double[size.neurons()];
    for (int c = 0; c < size.channels(); c++) {
      Arrays.fill(numbers, c * size.positions(), (c + 1) * size.positions(), each.at(c));
    }
    return Values.of(numbers);
  }

  /** The same numbers in the shape of maps. */
  static Values shaped(Values values, MapSize size) {
    return new Values(values.numbers(), List.of(size.channels(), size.height(), size.width()));
  }

  /** A node of a convolution with the weights {@code slice}. */
  static Node convolution(ConvolutionShape shape, Parameters.Slice slice, float[] values) {
    int kernel = shape.kernel();
    int inputs = shape.input().channels();
    double[] weights = new double[slice.rows() * slice.columns()];
    for (int r = 0; r < slice.rows(); r++) {
      for (int d = 0; d < slice.columns(); d++) {
        int place = r / inputs;
        weights[(d * inputs + r % inputs) * kernel * kernel + place] = values[slice.at(r, d)];
      }
    }
    Map<String, Values> parts = new LinkedHashMap<>();
    parts.put("input_shape", Values.of((double) shape.input().height(), shape.input().width()));
    parts.put("weight", new Values(weights, List.of(slice.columns(), inputs, kernel, kernel)));
    parts.put("stride", Values.of(2, shape.stride()));
    parts.put("padding", Values.of(2, shape.padding()));
    parts.put("dilation", Values.of(2, 1));
    parts.put("groups", Values.of(1, 1));
    parts.put("bias", Values.of(slice.columns(), 0));
    return new Node("Conv2d", parts);
  }

  /** The same convolution as a matrix, from flattened maps to its outputs position by position. */
  static Node matrix(ConvolutionShape shape, Parameters.Slice slice, float[] values) {
    MapSize in = shape.input();
    MapSize out = shape.output();
    double[] weights = new double[Math.multiplyExact(out.neurons(), in.neurons())];
    int kernel = shape.kernel();
    for (int n = 0; n < out.neurons(); n++) {
      int y = n / out.channels() / out.width() * shape.stride() - shape.padding();
      int x = n / out.channels() % out.width() * shape.stride() - shape.padding();
      for (int r = 0; r < slice.rows(); r++) {
        int row = y + r / in.channels() / kernel;
        int column = x + r / in.channels() % kernel;
        if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
          int input = (r % in.channels() * in.height() + row) * in.width() + column;
          weights[n * in.neurons() + input] = values[slice.at(r, n % out.channels())];
        }
      }
    }
    return new Node(
        "Linear", Map.of("weight", new Values(weights, List.of(out.neurons(), in.neurons()))));
  }

  /** A node that flattens maps. */
  static Node flatten(MapSize size) {
    Map<String, Values> parts = new LinkedHashMap<>();
    parts.put("input_type/input", shape(size));
    parts.put("start_dim", Values.of(1, 0));
    parts.put("end_dim", Values.of(1, -1));
    return new Node("Flatten", parts);
  }
}
