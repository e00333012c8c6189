package spikeloom.encoder.ltc;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;

/** The matrices of a layer with a row per neuron, for the backward pass. */
final class LtcTransposed {
  private final Matrix weights;
  private final Matrix recurrent;
  private final Matrix membraneDrive;
  private final Matrix membraneState;
  private final Matrix adaptationDrive;
  private final Matrix adaptationState;
  private final Matrix[] needed; // the inputs' last
  private final Workers.Part turning = this::turn;
  private Matrix[] turned = {};
  private Range[][] shares = {}; // [worker][matrix]

  private record Matrix(Parameters.Slice slice, Rows from, Rows to) {
    static Matrix of(Parameters.Slice slice, Rows from) {
      return new Matrix(slice, from, Rows.spread(slice.columns(), slice.rows()));
    }
  }

  /** Capacity for the matrices; with windows of one step no state gradient is needed. */
  LtcTransposed(LtcLayer layer, LtcMatrices from, int steps) {
    weights = Matrix.of(layer.weights(), from.input());
    recurrent = Matrix.of(layer.recurrent(), from.recurrent());
    membraneDrive = Matrix.of(layer.membrane().drive(), from.membrane().drive());
    membraneState = Matrix.of(layer.membrane().state(), from.membrane().state());
    adaptationDrive = Matrix.of(layer.adaptation().drive(), from.adaptation().drive());
    adaptationState = Matrix.of(layer.adaptation().state(), from.adaptation().state());
    needed =
        steps == 1
            ? new Matrix[] {membraneDrive, adaptationDrive, weights}
            : new Matrix[] {
              membraneDrive, adaptationDrive, recurrent, membraneState, adaptationState, weights
            };
  }

  /** Copies the current weights. */
  void refresh(Workers workers, boolean toInputs) {
    int count = needed.length - (toInputs ? 0 : 1);
    if (turned.length != count) {
      turned = Arrays.copyOf(needed, count);
      shares = new Range[workers.count()][count];
      for (int w = 0; w < shares.length; w++) {
        for (int m = 0; m < count; m++) {
          shares[w][m] = workers.share(w, turned[m].slice.rows());
        }
      }
    }
    workers.run(turning);
  }

  private void turn(int worker) {
    for (int m = 0; m < turned.length; m++) {
      Matrix matrix = turned[m];
      Range mine = shares[worker][m];
      DenseProduct.transpose(matrix.from, mine, matrix.slice.columns(), matrix.to);
    }
  }

  Rows weights() {
    return weights.to;
  }

  Rows recurrent() {
    return recurrent.to;
  }

  Rows membraneDrive() {
    return membraneDrive.to;
  }

  Rows membraneState() {
    return membraneState.to;
  }

  Rows adaptationDrive() {
    return adaptationDrive.to;
  }

  Rows adaptationState() {
    return adaptationState.to;
  }

  /** Bytes of all matrices. */
  long bytes() {
    long floats = weights.to.values().length;
    floats += recurrent.to.values().length;
    floats += membraneDrive.to.values().length + membraneState.to.values().length;
    floats += adaptationDrive.to.values().length + adaptationState.to.values().length;
    return floats * Float.BYTES;
  }
}
