package spikeloom.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import spikeloom.file.DataException;

/**
 * Runs the ONNX models that this package writes, with sums in double precision: to verify files
 * without ONNX Runtime. It supports only the operators of these models.
 */
final class OnnxRun implements OnnxModel {
  private final ModelProto model;
  private final String name;
  private final Map<String, OnnxTensor> values = new HashMap<>();

  /**
   * A model ready to run.
   *
   * @param name of its file, for messages
   */
  OnnxRun(ModelProto model, String name) {
    this.model = model;
    this.name = name;
    for (TensorProto constant : model.getGraph().getInitializerList()) {
      values.put(constant.getName(), tensor(constant));
    }
  }

  private static OnnxTensor tensor(TensorProto constant) {
    int[] shape = constant.getDimsList().stream().mapToInt(Long::intValue).toArray();
    ByteBuffer bytes = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    boolean whole = constant.getDataType() == TensorProto.DataType.INT64_VALUE;
    float[] numbers = new float[bytes.remaining() / (whole ? Long.BYTES : Float.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole ? bytes.getLong() : bytes.getFloat();
    }
    return new OnnxTensor(shape, numbers);
  }

  /**
   * Runs the model.
   *
   * @param shape of one sample
   * @param input samples one after another
   */
  float[] run(List<Integer> shape, float[] input, int samples) {
    int[] whole = new int[shape.size() + 1];
    whole[0] = samples;
    for (int i = 0; i < shape.size(); i++) {
      whole[i + 1] = shape.get(i);
    }
    String first = model.getGraph().getInput(0).getName();
    run(Map.of(first, new OnnxTensor(whole, input)));
    return get(model.getGraph().getOutput(0).getName()).values();
  }

  @Override
  public Map<String, OnnxTensor> run(Map<String, OnnxTensor> inputs) {
    values.putAll(inputs);
    for (NodeProto node : model.getGraph().getNodeList()) {
      values.put(node.getOutput(0), run(node));
    }
    Map<String, OnnxTensor> outputs = new HashMap<>();
    model.getGraph().getOutputList().forEach(o -> outputs.put(o.getName(), get(o.getName())));
    return outputs;
  }

  /**
   * The smallest distance of a sample's margins from 0, where a spike begins, in the last run;
   * infinite if nothing fires.
   */
  double nearestMargin(int sample) {
    double nearest = Double.POSITIVE_INFINITY;
    for (NodeProto node : model.getGraph().getNodeList()) {
      if (node.getOpType().equals("GreaterOrEqual")) {
        OnnxTensor margins = get(node.getInput(0));
        for (int j = 0; j < margins.width(); j++) {
          double margin = margins.values()[sample * margins.width() + j];
          nearest = Math.min(nearest, Math.abs(margin));
        }
      }
    }
    return nearest;
  }

  private OnnxTensor get(String wanted) {
    return Objects.requireNonNull(values.get(wanted), wanted);
  }

  private OnnxTensor run(NodeProto node) {
    OnnxTensor x = get(node.getInput(0));
    return switch (node.getOpType()) {
      case "Identity", "Cast" -> x; // whatever is cast is held as floats
      case "Gather" -> gather(x, get(node.getInput(1)));
      case "Concat" -> concatenated(node.getInputList().stream().map(this::get).toList());
      case "Add" -> pairs(x, get(node.getInput(1)), (a, b) -> a + b);
      case "Mul" -> pairs(x, get(node.getInput(1)), (a, b) -> a * b);
      case "GreaterOrEqual" -> pairs(x, get(node.getInput(1)), (a, b) -> a >= b ? 1 : 0);
      case "Exp" -> each(x, Math::exp);
      case "Reciprocal" -> each(x, v -> 1 / v);
      case "Clip" ->
          each(
              x,
              v ->
                  Math.max(
                      get(node.getInput(1)).values()[0],
                      Math.min(get(node.getInput(2)).values()[0], v)));
      case "Relu" -> each(x, v -> Math.max(0, v));
      case "Sigmoid" -> each(x, v -> 1 / (1 + Math.exp(-v)));
      case "Softmax" -> softmax(x);
      case "Transpose" -> transpose(x);
      case "Reshape" -> reshape(x, get(node.getInput(1)).values());
      case "MatMul" -> product(x, get(node.getInput(1)), new float[0]);
      case "Gemm" -> product(x, get(node.getInput(1)), get(node.getInput(2)).values());
      case "Conv" -> convolution(node, x);
      case "Resize" -> OnnxMaps.doubled(x);
      case "Slice" -> OnnxMaps.cropped(x, get(node.getInput(2)).values());
      default ->
          throw new DataException(
              "%s has a node %s, which SpikeLoom does not write; export the run again."
                  .formatted(name, node.getOpType()));
    };
  }

  private interface Function {
    double of(double value);
  }

  private static OnnxTensor each(OnnxTensor x, Function function) {
    float[] y = new float[x.values().length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) function.of(x.values()[i]);
    }
    return new OnnxTensor(x.shape(), y);
  }

  /** Element by element; the second is of the first's shape, or of one row or one element. */
  private static OnnxTensor pairs(OnnxTensor x, OnnxTensor other, DoubleBinaryOperator function) {
    float[] y = new float[x.values().length];
    for (int i = 0; i < y.length; i++) {
      float second = other.values()[i % other.values().length];
      y[i] = (float) function.applyAsDouble(x.values()[i], second);
    }
    return new OnnxTensor(x.shape(), y);
  }

  private static OnnxTensor gather(OnnxTensor table, OnnxTensor rows) {
    int count = rows.values().length;
    OnnxTensor y = OnnxTensor.zeros(count, table.width());
    for (int b = 0; b < count; b++) {
      int row = (int) rows.values()[b];
      System.arraycopy(
          table.values(), row * table.width(), y.values(), b * table.width(), table.width());
    }
    return y;
  }

  /** Along the last dimension. */
  private static OnnxTensor concatenated(List<OnnxTensor> parts) {
    int rows = parts.get(0).rows();
    int width = parts.stream().mapToInt(OnnxTensor::width).sum();
    OnnxTensor y = OnnxTensor.zeros(rows, width);
    int at = 0;
    for (OnnxTensor part : parts) {
      for (int b = 0; b < rows; b++) {
        System.arraycopy(part.values(), b * part.width(), y.values(), b * width + at, part.width());
      }
      at += part.width();
    }
    return y;
  }

  private static OnnxTensor softmax(OnnxTensor x) {
    int width = x.shape()[1];
    float[] y = new float[x.values().length];
    for (int row = 0; row < x.shape()[0]; row++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < width; i++) {
        most = Math.max(most, x.values()[row * width + i]);
      }
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += Math.exp(x.values()[row * width + i] - most);
      }
      for (int i = 0; i < width; i++) {
        y[row * width + i] = (float) (Math.exp(x.values()[row * width + i] - most) / sum);
      }
    }
    return new OnnxTensor(x.shape(), y);
  }

  /** Exchanges the last two dimensions. */
  private static OnnxTensor transpose(OnnxTensor x) {
    int[] shape = x.shape().clone();
    int rows = shape[shape.length - 2];
    int columns = shape[shape.length - 1];
    float[] y = new float[x.values().length];
    for (int at = 0; at < y.length; at += rows * columns) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          y[at + j * rows + i] = x.values()[at + i * columns + j];
        }
      }
    }
    shape[shape.length - 2] = columns;
    shape[shape.length - 1] = rows;
    return new OnnxTensor(shape, y);
  }

  private static OnnxTensor reshape(OnnxTensor x, float[] wanted) {
    int[] shape = new int[wanted.length];
    int known = 1;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = (int) wanted[i];
      known *= shape[i];
    }
    shape[0] = x.values().length / known;
    return new OnnxTensor(shape, x.values());
  }

  private static OnnxTensor product(OnnxTensor x, OnnxTensor weights, float[] bias) {
    int inputs = weights.shape()[0];
    int outputs = weights.shape()[1];
    int[] shape = x.shape().clone();
    shape[shape.length - 1] = outputs;
    int rows = x.values().length / inputs;
    float[] y = new float[rows * outputs];
    double[] sums = new double[outputs];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < outputs; j++) {
        sums[j] = bias.length == 0 ? 0 : bias[j];
      }
      for (int i = 0; i < inputs; i++) {
        double value = x.values()[row * inputs + i];
        if (value != 0) {
          for (int j = 0; j < outputs; j++) {
            sums[j] += value * weights.values()[i * outputs + j];
          }
        }
      }
      for (int j = 0; j < outputs; j++) {
        y[row * outputs + j] = (float) sums[j];
      }
    }
    return new OnnxTensor(shape, y);
  }

  private OnnxTensor convolution(NodeProto node, OnnxTensor x) {
    return OnnxMaps.convolution(
        x,
        get(node.getInput(1)),
        get(node.getInput(2)).values(),
        new OnnxMaps.Kernel(
            wholes(node, "kernel_shape"), wholes(node, "strides"), wholes(node, "pads")));
  }

  private int[] wholes(NodeProto node, String attribute) {
    return node.getAttributeList().stream()
        .filter(a -> a.getName().equals(attribute))
        .map(AttributeProto::getIntsList)
        .map(list -> list.stream().mapToInt(Long::intValue).toArray())
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "%s has a node %s without %s; export again."
                        .formatted(name, node.getOpType(), attribute)));
  }
}
