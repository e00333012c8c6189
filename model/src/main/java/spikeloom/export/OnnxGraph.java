package spikeloom.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Builds an ONNX model node by node. The first dimension of inputs and outputs is free. Nodes are
 * appended to a chain from one input to one output ({@link #node}), or applied to named values
 * ({@link #apply}). Source: ONNX intermediate representation 7 with operator set {@value #OPSET}.
 */
final class OnnxGraph {
  static final int OPSET = 13;
  static final int IR_VERSION = 7;
  static final String BATCH = "batch";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private String last = "";
  private int nodes;

  /**
   * Creates a chain that returns its input.
   *
   * @param name of the graph
   * @param input name of the input
   * @param shape of one sample of it
   */
  OnnxGraph(String name, String input, List<Integer> shape) {
    this(name);
    last = input(input, shape);
  }

  /** Creates a graph without inputs. */
  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Adds an input of floats with the shape of one sample; returns its name. */
  String input(String name, List<Integer> shape) {
    graph.addInput(value(name, shape, TensorProto.DataType.FLOAT_VALUE));
    return name;
  }

  /** Adds an input of one whole number per sample; returns its name. */
  String wholeInput(String name) {
    graph.addInput(value(name, List.of(), TensorProto.DataType.INT64_VALUE));
    return name;
  }

  /** Adds an output with the shape of one sample. */
  void output(String name, List<Integer> shape, String value) {
    graph.addNode(
        NodeProto.newBuilder().setOpType("Identity").setName(name).addInput(value).addOutput(name));
    graph.addOutput(value(name, shape, TensorProto.DataType.FLOAT_VALUE));
  }

  private static ValueInfoProto value(String name, List<Integer> shape, int type) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    sizes.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    shape.forEach(size -> sizes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type).setShape(sizes).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Appends a node to the chain. */
  void node(String operator, List<String> constants, AttributeProto... attributes) {
    List<String> inputs = new ArrayList<>(List.of(last));
    inputs.addAll(constants);
    last = apply(operator, inputs, attributes);
  }

  /** The value at the end of the chain. */
  String end() {
    return last;
  }

  /** Continues the chain with a value of {@link #apply}. */
  void end(String value) {
    last = value;
  }

  /** Adds a node; returns the name of its output. */
  String apply(String operator, List<String> inputs, AttributeProto... attributes) {
    String output = operator.toLowerCase(Locale.ROOT) + "_" + ++nodes;
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).setName(output).addAllInput(inputs);
    for (AttributeProto attribute : attributes) {
      node.addAttribute(attribute);
    }
    graph.addNode(node.addOutput(output));
    return output;
  }

  /** Appends a transposition. */
  void transpose(long... order) {
    node("Transpose", List.of(), whole("perm", order));
  }

  /** Appends a reshape of every sample to the chain. */
  void reshape(long... sample) {
    last = reshaped(last, sample);
  }

  /** Adds a reshape of every sample of a value; returns the name of its output. */
  String reshaped(String value, long... sample) {
    long[] shape = new long[sample.length + 1];
    shape[0] = -1;
    System.arraycopy(sample, 0, shape, 1, sample.length);
    String name = wholes("shape_" + (nodes + 1), shape);
    return apply("Reshape", List.of(value, name));
  }

  /** Adds a constant list of whole numbers and returns its name. */
  String wholes(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .addDims(values.length)
            .setDataType(TensorProto.DataType.INT64_VALUE)
            .setRawData(ByteString.copyFrom(bytes.flip())));
    return name;
  }

  /** Adds a constant array of floats and returns its name. */
  String constant(String name, float[] values, List<Integer> shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(bytes.flip()));
    shape.forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return name;
  }

  static AttributeProto whole(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static AttributeProto word(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  static AttributeProto axis(long value) {
    return whole("axis", value, AttributeProto.AttributeType.INT);
  }

  /** The attribute of Cast that makes floats. */
  static AttributeProto toFloat() {
    return whole("to", TensorProto.DataType.FLOAT_VALUE, AttributeProto.AttributeType.INT);
  }

  private static AttributeProto whole(String name, long value, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type).setI(value).build();
  }

  /** Adds metadata. */
  void fact(String name, String value) {
    metadata.put(name, value);
  }

  /**
   * The finished model of a chain.
   *
   * @param output name of the output
   * @param shape of one sample of it
   * @param words description of the model
   */
  ModelProto model(String output, List<Integer> shape, String words, String version) {
    NodeProto.Builder node = graph.getNodeBuilder(graph.getNodeCount() - 1);
    node.clearOutput().addOutput(output);
    graph.addOutput(value(output, shape, TensorProto.DataType.FLOAT_VALUE));
    return model(words, version);
  }

  /** The finished model, with its description. */
  ModelProto model(String words, String version) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("SpikeLoom")
            .setProducerVersion(version)
            .setDocString(words)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }
}
