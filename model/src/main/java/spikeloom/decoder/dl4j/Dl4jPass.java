package spikeloom.decoder.dl4j;

import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.array.GradientSink;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.TimeMap;

/**
 * Forward and back in Deeplearning4j. The gradient with respect to the features is the one returned
 * for external errors ({@code backpropGradient} on a network without output layer); it is exact.
 * Workspaces are off, so that this class owns all arrays.
 */
public final class Dl4jPass implements DecoderPass {
  private static final long BATCHES_BETWEEN_COLLECTIONS = 64;

  private final Dl4jDecoder decoder;
  private final LatentFeatures features;
  private final TimeMap map;
  private final float[] values;
  private final float[] logits;
  private INDArray input;
  private List<INDArray> activations = List.of();
  private long batches;

  /** Buffers for batches of up to {@code capacity} samples. */
  public Dl4jPass(Dl4jDecoder decoder, int capacity) {
    this.decoder = decoder;
    features = decoder.features();
    map = features.timeMap();
    values = new float[capacity * features.size()];
    logits = new float[capacity * decoder.outputs()];
    input = Nd4j.createUninitialized(DataType.FLOAT, capacity, features.size());
  }

  @Override
  public void forward(Latents latents, int samples) {
    for (int b = 0; b < samples; b++) {
      map.read(latents, b, values, b * features.size());
    }
    if (input.size(0) != samples) {
      input.close();
      input = Nd4j.createUninitialized(DataType.FLOAT, samples, features.size());
    }
    Dl4jDecoder.buffer(input).put(values, 0, samples * features.size());
    releaseActivations();
    MultiLayerNetwork network = decoder.network();
    network.setInput(input);
    activations = network.feedForward(true, false);
    try (INDArray output = owned(activations.get(activations.size() - 1))) {
      Dl4jDecoder.buffer(output).get(logits, 0, samples * decoder.outputs());
    }
  }

  @Override
  public Rows logits() {
    return new Rows(logits, 0, decoder.outputs());
  }

  @Override
  public void backward(Latents latents, GradientSink gradient) {
    int samples = (int) input.size(0);
    MultiLayerNetwork network = decoder.network();
    try (INDArray error = Nd4j.createUninitialized(DataType.FLOAT, samples, decoder.outputs())) {
      Dl4jDecoder.buffer(error).put(logits, 0, samples * decoder.outputs());
      var result = network.backpropGradient(error, null);
      FloatBuffer flat = Dl4jDecoder.buffer(network.getFlattenedGradients());
      Range only = new Range(0, 1);
      for (Parameters.Slice slice : decoder.networkSlices()) {
        Rows place = gradient.place(slice, only, 0);
        flat.get(place.values(), place.at(), slice.columns());
        gradient.complete(slice, only, 0);
      }
      try (INDArray epsilon = owned(result.getSecond())) {
        Dl4jDecoder.buffer(epsilon).get(values, 0, samples * features.size());
      }
    }
    releaseActivations();
    collectGarbage();
    for (int b = 0; b < samples; b++) {
      map.spread(values, b * features.size(), latents.adjoint(b));
    }
  }

  // Deeplearning4j leaves native arrays that only the garbage collector frees. It does not see
  // their size, and would let gigabytes accumulate, so a collection is requested from time to time.
  private void collectGarbage() {
    batches++;
    if (batches % BATCHES_BETWEEN_COLLECTIONS == 0) {
      System.gc();
    }
  }

  private void releaseActivations() {
    decoder.network().clear();
    for (INDArray activation : activations) {
      if (activation != input && !activation.wasClosed() && activation.closeable()) {
        activation.close();
      }
    }
    activations = List.of();
  }

  private static INDArray owned(INDArray array) {
    return array.dup('c');
  }
}
