package spikeloom.kernel;

import spikeloom.array.Range;
import spikeloom.array.Rows;

/** Rectified units, {@code y = max(0, x)}, and their adjoint. */
public final class Rectifier {
  private Rectifier() {}

  /** Overwrites some rows of x by y. */
  public static void forward(Rows units, Range rows) {
    for (int r = rows.from(); r < rows.to(); r++) {
      int at = units.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorRectifier.forward(units.values(), at, units.width());
      } else {
        PlainRectifier.forward(units.values(), at, units.width());
      }
    }
  }

  /**
   * Sets the gradient of units that do not fire to 0.
   *
   * @param units y
   * @param change gradient of y, overwritten by that of x; as wide as {@code units}
   */
  public static void backward(Rows units, Range rows, Rows change) {
    for (int r = rows.from(); r < rows.to(); r++) {
      int at = units.index(r, 0);
      int to = change.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorRectifier.backward(units.values(), at, change.values(), to, units.width());
      } else {
        PlainRectifier.backward(units.values(), at, change.values(), to, units.width());
      }
    }
  }
}
