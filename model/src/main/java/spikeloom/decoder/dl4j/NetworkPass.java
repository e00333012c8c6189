package spikeloom.decoder.dl4j;

import java.util.Map;
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
 * Forward and back through a network of the user. The error of the output is scaled to the sum that
 * Deeplearning4j's own loss functions have, so that step sizes, clipping and regularisation mean
 * what they mean there; the gradients that leave the pass are scaled back.
 */
final class NetworkPass implements DecoderPass {
  private static final long BATCHES_BETWEEN_COLLECTIONS = 64;

  private final NetworkDecoder decoder;
  private final NetworkGraph graph;
  private final LatentFeatures features;
  private final TimeMap map;
  private final int[] places;
  private final float[] values; // in the order of the features
  private final float[] placed; // in the order of the network's input
  private final float[] logits;
  private final double scale; // of an error in Deeplearning4j
  private long batches;

  /** Buffers for batches of up to {@code capacity} samples. */
  NetworkPass(NetworkDecoder decoder, int capacity) {
    this.decoder = decoder;
    graph = decoder.graph();
    features = decoder.features();
    map = features.timeMap();
    places = decoder.layout().places(features);
    values = new float[features.size()];
    placed = new float[capacity * features.size()];
    logits = new float[capacity * decoder.outputs()];
    scale = decoder.lossScale();
  }

  @Override
  public void forward(Latents latents, int samples) {
    run(latents, samples, false);
  }

  @Override
  public void forward(Latents latents, int samples, long seed) {
    Nd4j.getRandom().setSeed(seed);
    run(latents, samples, !decoder.structure().frozen());
  }

  private void run(Latents latents, int samples, boolean training) {
    int size = features.size();
    for (int b = 0; b < samples; b++) {
      map.read(latents, b, values, 0);
      for (int i = 0; i < size; i++) {
        placed[b * size + places[i]] = values[i];
      }
    }
    decoder.writeParameters();
    graph.clear();
    INDArray input = decoder.input(placed, samples);
    Map<String, INDArray> activations = graph.feedForward(new INDArray[] {input}, training, false);
    decoder.readOutput(activations, logits, samples);
  }

  @Override
  public Rows logits() {
    return new Rows(logits, 0, decoder.outputs());
  }

  @Override
  public void backward(Latents latents, GradientSink gradient) {
    int samples = Math.toIntExact(graph.getInput(0).size(0));
    int size = features.size();
    INDArray error = decoder.outputError(samples);
    NetworkArrays.put(logits, 0, samples * decoder.outputs(), error);
    graph.backward(error.muli(scale));
    deliver(gradient);
    try (INDArray inputError = decoder.requireInputError().dup('c')) {
      NetworkArrays.get(inputError.divi(scale), placed, 0, samples * size);
    }
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < size; i++) {
        values[i] = placed[b * size + places[i]];
      }
      map.spread(values, 0, latents.adjoint(b));
    }
    collectGarbage();
  }

  private void deliver(GradientSink gradient) {
    float[] flat = decoder.gradients();
    int at = 0;
    for (Parameters.Slice slice : decoder.parameters().slices()) {
      Rows place = gradient.place(slice, new Range(0, 1), 0);
      System.arraycopy(flat, at, place.values(), place.index(0, 0), slice.columns());
      at += slice.columns();
      gradient.complete(slice, new Range(0, 1), 0);
    }
  }

  // Deeplearning4j leaves native arrays that only the garbage collector frees; see Dl4jPass.
  private void collectGarbage() {
    batches++;
    if (batches % BATCHES_BETWEEN_COLLECTIONS == 0) {
      System.gc();
    }
  }
}
