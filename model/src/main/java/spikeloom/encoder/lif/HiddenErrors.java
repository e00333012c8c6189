package spikeloom.encoder.lif;

import java.util.List;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.TraceFilter;
import spikeloom.random.FastRandom;

/**
 * The errors of hidden neurons: those of the readout, through {@link Feedback}, times the
 * surrogate's derivative at the neuron. An error belongs to one step; effects of a hidden spike on
 * later steps are ignored.
 */
final class HiddenErrors {
  private final LifEncoder encoder;
  private final List<LifEncoder.Layer> layers;
  private final Feedback feedback;
  private final Rows[] weights; // [hidden layer], a row per neuron of the source layer
  private final float[] immediate; // [hidden layer]

  HiddenErrors(LifEncoder encoder, Feedback feedback, TraceFilter[] filters) {
    this.encoder = encoder;
    this.feedback = feedback;
    layers = encoder.layers();
    int hidden = layers.size() - 1;
    weights = new Rows[hidden];
    immediate = new float[hidden];
    for (int l = 0; l < hidden; l++) {
      int neurons = layers.get(l).neurons();
      weights[l] = Rows.spread(heard(l).neurons(), neurons);
      immediate[l] = filters[source(l)].immediate();
      if (feedback instanceof Feedback.Random random) {
        FastRandom numbers = random.key().fold("hidden layer " + (l + 1)).random();
        double bound = LifEncoder.READOUT_SPREAD / Math.sqrt(neurons);
        for (int n = 0; n < heard(l).neurons(); n++) {
          for (int j = 0; j < neurons; j++) {
            weights[l].values()[weights[l].index(n, j)] =
                (float) ((2 * numbers.nextFloat() - 1) * bound);
          }
        }
      }
    }
  }

  /** The layer whose errors hidden layer {@code layer} receives. */
  int source(int layer) {
    return feedback instanceof Feedback.Symmetric ? layer + 1 : layers.size() - 1;
  }

  private LifEncoder.Layer heard(int layer) {
    return layers.get(source(layer));
  }

  /** Copies the weights of the encoder, if feedback uses them. */
  void refresh(Workers workers) {
    if (!(feedback instanceof Feedback.Symmetric)) {
      return;
    }
    workers.run(
        worker -> {
          for (int l = 0; l < weights.length; l++) {
            LifEncoder.Layer above = layers.get(l + 1);
            Rows forward = Rows.of(above.weights(), encoder.parameters().values());
            Range mine = workers.share(worker, above.inputs());
            DenseProduct.transpose(forward, mine, above.neurons(), weights[l]);
          }
        });
  }

  /**
   * The errors of a hidden layer over some steps of a sample.
   *
   * @param heard errors of layer {@link #source}
   * @param margin U - 1, overwritten by the surrogate's derivative
   * @param errors overwritten
   */
  void write(int layer, Rows heard, Rows margin, int steps, Rows errors) {
    int inner = heard(layer).neurons();
    DenseProduct.multiply(heard, new Range(0, steps), inner, weights[layer], errors);
    int last = margin.index(steps, 0);
    encoder.structure().surrogate().apply(margin.values(), margin.at(), last);
    float factor = immediate[layer];
    float[] slope = margin.values();
    float[] values = errors.values();
    int shift = errors.at() - margin.at();
    for (int i = margin.at(); i < last; i++) {
      values[i + shift] *= factor * slope[i];
    }
  }
}
