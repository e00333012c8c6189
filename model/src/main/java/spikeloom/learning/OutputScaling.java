package spikeloom.learning;

import java.util.Optional;
import spikeloom.array.GradientSink;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.OutputScale;
import spikeloom.objective.Distortion;
import spikeloom.objective.LearnedScale;

/**
 * The learned scales of a model's likelihood while its outputs are compared with targets:
 * parameters of the decoder, whose gradient is summed over outputs in their order. Without learned
 * scales it does nothing.
 */
public final class OutputScaling {
  private final Decoder decoder;
  private final Optional<OutputScale> place;
  private final LearnedScale learned;
  private final double floor;

  /**
   * The scales of a model.
   *
   * @param outputs most outputs of a batch whose gradient is summed; 0 if only losses are computed
   */
  public OutputScaling(Autoencoder model, int outputs) {
    decoder = model.decoder();
    place = decoder.scale();
    learned =
        place
            .map(scale -> scale.groups())
            .map(groups -> new LearnedScale(groups.count(), groups.run(), outputs))
            .orElse(LearnedScale.UNIT);
    floor =
        model.objective().distortion().learnedScale().map(Distortion.ScaleRange::floor).orElse(0.0);
  }

  /**
   * Reads the scales at the start of a batch.
   *
   * @param weight factor of the gradients of outputs
   */
  public Distortion.Scale begin(double weight) {
    place.ifPresent(
        scale -> learned.read(decoder.parameters().values(), scale.slice().offset(), floor));
    return new Distortion.Scale(decoder.outputs(), (float) weight, learned);
  }

  /**
   * Reports the gradient of the scales.
   *
   * @param outputs number of outputs of the batch
   * @param weight their factor
   */
  void complete(int outputs, double weight, GradientSink gradient) {
    place.ifPresent(
        scale -> {
          Parameters.Slice slice = scale.slice();
          Range only = new Range(0, 1);
          Rows to = gradient.place(slice, only, 0);
          for (int g = 0; g < slice.columns(); g++) {
            to.values()[to.index(0, g)] = (float) (weight * learned.gradient(g, outputs));
          }
          gradient.complete(slice, only, 0);
        });
  }
}
