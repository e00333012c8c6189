package spikeloom.ui.chart;

import java.util.function.Consumer;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

/** A signal as rows of plane, row, column, value; a series has steps as rows, one plane. */
public final class SignalTable {
  private SignalTable() {}

  /** Writes every row. */
  public static void rows(Signal signal, Consumer<Object[]> target) {
    int width;
    int height;
    if (signal.shape() instanceof SignalShape.Image image) {
      width = image.width();
      height = image.height();
    } else if (signal.shape() instanceof SignalShape.Series series) {
      width = series.variables();
      height = series.length();
    } else {
      throw new IllegalArgumentException("unknown shape " + signal.shape());
    }
    for (int i = 0; i < signal.values().length; i++) {
      int inPlane = i % (width * height);
      target.accept(
          new Object[] {
            i / (width * height), inPlane / width, inPlane % width, signal.values()[i]
          });
    }
  }
}
