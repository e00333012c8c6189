package spikeloom.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import spikeloom.file.DataException;

/**
 * Runs the ONNX models that this package writes, with sums in double precision: to verify files
 * without ONNX Runtime. It supports only the operators of these models.
 */
final class OnnxRun {
  private final ModelProto model;
  private final String name;
  private final Map<String, Tensor> values = new HashMap<>();

  /** An array of floats. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tensor(int[] shape, float[] values) {}

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

  private static Tensor tensor(TensorProto constant) {
    int[] shape = constant.getDimsList().stream().mapToInt(Long::intValue).toArray();
    ByteBuffer bytes = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    boolean whole = constant.getDataType() == TensorProto.DataType.INT64_VALUE;
    float[] numbers = new float[bytes.remaining() / (whole ? Long.BYTES : Float.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = whole ? bytes.getLong() : bytes.getFloat();
    }
    return new Tensor(shape, numbers);
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
    values.put(model.getGraph().getInput(0).getName(), new Tensor(whole, input));
    for (NodeProto node : model.getGraph().getNodeList()) {
      values.put(node.getOutput(0), run(node));
    }
    return get(model.getGraph().getOutput(0).getName()).values;
  }

  private Tensor get(String wanted) {
    return Objects.requireNonNull(values.get(wanted), wanted);
  }

  private Tensor run(NodeProto node) {
    Tensor x = get(node.getInput(0));
    return switch (node.getOpType()) {
      case "Identity" -> x;
      case "Relu" -> each(x, v -> Math.max(0, v));
      case "Sigmoid" -> each(x, v -> 1 / (1 + Math.exp(-v)));
      case "Softmax" -> softmax(x);
      case "Transpose" -> transpose(x);
      case "Reshape" -> reshape(x, get(node.getInput(1)).values);
      case "MatMul" -> product(x, get(node.getInput(1)), new float[0]);
      case "Gemm" -> product(x, get(node.getInput(1)), get(node.getInput(2)).values);
      case "Conv" -> convolution(node, x);
      default ->
          throw new DataException(
              "%s has a node %s, which SpikeLoom does not write; export the run again."
                  .formatted(name, node.getOpType()));
    };
  }

  private interface Function {
    double of(double value);
  }

  private static Tensor each(Tensor x, Function function) {
    float[] y = new float[x.values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) function.of(x.values[i]);
    }
    return new Tensor(x.shape, y);
  }

  private static Tensor softmax(Tensor x) {
    int width = x.shape[1];
    float[] y = new float[x.values.length];
    for (int row = 0; row < x.shape[0]; row++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < width; i++) {
        most = Math.max(most, x.values[row * width + i]);
      }
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += Math.exp(x.values[row * width + i] - most);
      }
      for (int i = 0; i < width; i++) {
        y[row * width + i] = (float) (Math.exp(x.values[row * width + i] - most) / sum);
      }
    }
    return new Tensor(x.shape, y);
  }

  /** Exchanges the last two of three dimensions. */
  private static Tensor transpose(Tensor x) {
    int rows = x.shape[1];
    int columns = x.shape[2];
    float[] y = new float[x.values.length];
    for (int b = 0; b < x.shape[0]; b++) {
      int at = b * rows * columns;
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          y[at + j * rows + i] = x.values[at + i * columns + j];
        }
      }
    }
    return new Tensor(new int[] {x.shape[0], columns, rows}, y);
  }

  private static Tensor reshape(Tensor x, float[] wanted) {
    int[] shape = new int[wanted.length];
    int known = 1;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = (int) wanted[i];
      known *= shape[i];
    }
    shape[0] = x.values.length / known;
    return new Tensor(shape, x.values);
  }

  private static Tensor product(Tensor x, Tensor weights, float[] bias) {
    int inputs = weights.shape[0];
    int outputs = weights.shape[1];
    int[] shape = x.shape.clone();
    shape[shape.length - 1] = outputs;
    int rows = x.values.length / inputs;
    float[] y = new float[rows * outputs];
    double[] sums = new double[outputs];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < outputs; j++) {
        sums[j] = bias.length == 0 ? 0 : bias[j];
      }
      for (int i = 0; i < inputs; i++) {
        double value = x.values[row * inputs + i];
        if (value != 0) {
          for (int j = 0; j < outputs; j++) {
            sums[j] += value * weights.values[i * outputs + j];
          }
        }
      }
      for (int j = 0; j < outputs; j++) {
        y[row * outputs + j] = (float) sums[j];
      }
    }
    return new Tensor(shape, y);
  }

  /** A convolution along the rows of pictures one column wide. */
  private Tensor convolution(NodeProto node, Tensor x) {
    Tensor weights = get(node.getInput(1));
    float[] bias = get(node.getInput(2)).values;
    int kernel = whole(node, "kernel_shape");
    int stride = whole(node, "strides");
    int pad = whole(node, "pads");
    int inputs = x.shape[1];
    int rows = x.shape[2];
    int outputs = weights.shape[0];
    int left = (rows + 2 * pad - kernel) / stride + 1;
    float[] y = new float[x.shape[0] * outputs * left];
    for (int b = 0; b < x.shape[0]; b++) {
      for (int o = 0; o < outputs; o++) {
        for (int row = 0; row < left; row++) {
          double sum = bias[o];
          for (int c = 0; c < inputs; c++) {
            for (int k = 0; k < kernel; k++) {
              int from = row * stride + k - pad;
              if (from >= 0 && from < rows) {
                sum +=
                    (double) x.values[(b * inputs + c) * rows + from]
                        * weights.values[(o * inputs + c) * kernel + k];
              }
            }
          }
          y[(b * outputs + o) * left + row] = (float) sum;
        }
      }
    }
    return new Tensor(new int[] {x.shape[0], outputs, left, 1}, y);
  }

  private int whole(NodeProto node, String attribute) {
    return node.getAttributeList().stream()
        .filter(a -> a.getName().equals(attribute))
        .map(AttributeProto::getIntsList)
        .mapToInt(list -> list.get(0).intValue())
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "%s has a node %s without %s; export again."
                        .formatted(name, node.getOpType(), attribute)));
  }
}
