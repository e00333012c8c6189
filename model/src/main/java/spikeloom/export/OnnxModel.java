package spikeloom.export;

import java.util.Map;

/** An ONNX model that can be run. */
@FunctionalInterface
interface OnnxModel {
  /** Computes all outputs by their names, from all inputs by theirs. */
  Map<String, OnnxTensor> run(Map<String, OnnxTensor> inputs);
}
