package spikeloom.evaluation.neurobench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.decoder.DecoderKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.evaluation.EvaluationException;
import spikeloom.learning.Autoencoder;

/**
 * Counts the metrics of {@link NeuroBench} over batches.
 *
 * <pre>{@code
 * effective ACs     spikes x connections of their neuron whose weight is not zero
 * effective MACs    the same for values that are not spikes: graded spikes, features that are sums,
 *                   rectified values, and the gates of encoder ltc at every step
 * dense             all inputs x all outputs of every layer, at every step or decode step
 * }</pre>
 *
 * <p>Biases are not counted, nor are the equations of neurons, which membrane updates stand for.
 */
public final class NeuroBenchCounter {
  private static final int BYTES = Float.BYTES;

  private final Autoencoder model;
  private final EncoderActivity encoder;
  private final DecoderActivity decoder;
  private boolean counted;

  /**
   * A counter for a model.
   *
   * @param kind of its decoder
   * @param gradedInput whether its input spikes have values
   * @throws EvaluationException if the metrics are not defined for it, or not counted
   */
  public NeuroBenchCounter(Autoencoder model, DecoderKind kind, boolean gradedInput) {
    this.model = model;
    if (model.decoder().features().decoding().ofExactTimes()) {
      throw new EvaluationException(
          "NeuroBench's metrics count steps, but the neurons of this encoder work in continuous time.");
    }
    EncoderShape shape =
        model
            .encoder()
            .shape()
            .orElseThrow(
                () ->
                    new EvaluationException(
                        "NeuroBench's metrics describe a spiking network, but this run has no encoder whose operations are known."));
    encoder = new EncoderActivity(model.encoder(), shape, model.steps(), gradedInput);
    decoder = new DecoderActivity(model.decoder(), kind, model.windows());
  }

  /** Adds the batch of the pass's last forward pass. */
  public void add(EncoderPass pass) {
    encoder.add(pass);
    decoder.add(pass);
    counted |= pass.samples() > 0;
  }

  /**
   * The metrics of all batches.
   *
   * @throws IllegalStateException if there was none
   */
  public NeuroBench result() {
    if (!counted) {
      throw new IllegalStateException("no example was counted");
    }
    long parameters = model.encoder().parameters().count() + model.decoder().parameters().count();
    double active = decoder.active();
    double outputs = decoder.outputs();
    Map<String, Double> byLayer = new LinkedHashMap<>();
    for (int l = 0; l < encoder.layerCount(); l++) {
      active += encoder.active(l);
      outputs += encoder.outputs(l);
      byLayer.put(
          model.encoder().neuronLayers().get(l).name(), 1 - encoder.active(l) / encoder.outputs(l));
    }
    if (decoder.outputs() > 0) {
      byLayer.put("decoder", 1 - decoder.active() / decoder.outputs());
    }
    return new NeuroBench(
        BYTES * (parameters + encoder.neurons()),
        parameters,
        connectionSparsity(),
        1 - active / outputs,
        byLayer,
        encoder.products() + decoder.products(),
        encoder.additions() + decoder.additions(),
        encoder.dense() + decoder.dense(),
        encoder.updates(),
        null);
  }

  private double connectionSparsity() {
    List<Connections> matrices = new ArrayList<>(encoder.matrices());
    matrices.addAll(decoder.matrices());
    double all = matrices.stream().mapToLong(Connections::all).sum();
    double nonZero = matrices.stream().mapToLong(Connections::nonZero).sum();
    return all == 0 ? 0 : 1 - nonZero / all;
  }
}
