package spikeloom.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Parameters;

/**
 * The parameters of a {@link DeconvShape} in the layout of the kernels.
 *
 * @param shape sizes of the layers
 * @param dense the affine layer, if that is the first: a weight row per feature; its units lie
 *     position by position, the maps of a position together
 * @param convolutions for each its weights, a row per (kernel row, kernel column, input map), and
 *     its bias
 * @param parameters all their values
 */
public record DeconvLayers(
    DeconvShape shape,
    Optional<DenseLayers.Layer> dense,
    List<DenseLayers.Layer> convolutions,
    Parameters parameters) {
  /** Elements of a kernel. */
  public static final int KERNEL = 9;

  /** Creates layers with zero parameters. */
  public static DeconvLayers of(DeconvShape shape) {
    return of(shape, OutputGroups.NONE);
  }

  /** The same with learned scales of groups of outputs. */
  public static DeconvLayers of(DeconvShape shape, OutputGroups groups) {
    Parameters.Layout layout = new Parameters.Layout();
    int number = 1;
    Optional<DenseLayers.Layer> dense = Optional.empty();
    if (shape.latentMap().isEmpty()) {
      int features = shape.slots() * shape.latents();
      dense = Optional.of(layer(layout, number++, features, shape.denseUnits()));
    }
    List<DenseLayers.Layer> convolutions = new ArrayList<>();
    for (DeconvShape.Convolution c : shape.convolutions()) {
      convolutions.add(layer(layout, number++, KERNEL * c.input().channels(), c.outputs()));
    }
    OutputScale.add(layout, groups);
    return new DeconvLayers(shape, dense, List.copyOf(convolutions), layout.build());
  }

  /**
   * Sets the bias of the last convolution to the mean of each plane, see {@link OutputStart}.
   *
   * @param outputs a value per output
   */
  public void startAt(float[] outputs) {
    Parameters.Slice bias = convolutions.get(convolutions.size() - 1).bias();
    int pixels = shape.picture().positions();
    for (int c = 0; c < shape.picture().channels(); c++) {
      double sum = 0;
      for (int i = 0; i < pixels; i++) {
        sum += outputs[c * pixels + i];
      }
      parameters.values()[bias.at(0, c)] = (float) (sum / pixels);
    }
  }

  private static DenseLayers.Layer layer(
      Parameters.Layout layout, int number, int inputs, int outputs) {
    return new DenseLayers.Layer(
        layout.padded("decoder layer " + number + " weights", inputs, outputs),
        layout.padded("decoder layer " + number + " bias", 1, outputs));
  }
}
