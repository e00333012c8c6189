package spikeloom.decoder;

import java.util.ArrayList;
import java.util.List;
import spikeloom.array.Parameters;

/**
 * The parameters of a stack of dense layers in the layout of the kernels: a weight row per input,
 * so that a spike adds one contiguous row.
 *
 * @param layers input to output
 * @param parameters all their values
 */
public record DenseLayers(List<Layer> layers, Parameters parameters) {
  /**
   * One affine layer.
   *
   * @param weights a row per input
   * @param bias one row
   */
  public record Layer(Parameters.Slice weights, Parameters.Slice bias) {
    /** Number of inputs. */
    public int inputs() {
      return weights.rows();
    }

    /** Number of outputs. */
    public int outputs() {
      return weights.columns();
    }
  }

  /** Creates layers of the given widths, inputs first, with zero parameters. */
  public static DenseLayers of(List<Integer> widths) {
    return of(widths, OutputGroups.NONE);
  }

  /** The same with learned scales of groups of outputs. */
  public static DenseLayers of(List<Integer> widths, OutputGroups groups) {
    Parameters.Layout layout = new Parameters.Layout();
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < widths.size(); i++) {
      layers.add(
          new Layer(
              layout.padded("decoder layer " + i + " weights", widths.get(i - 1), widths.get(i)),
              layout.padded("decoder layer " + i + " bias", 1, widths.get(i))));
    }
    OutputScale.add(layout, groups);
    return new DenseLayers(List.copyOf(layers), layout.build());
  }
}
