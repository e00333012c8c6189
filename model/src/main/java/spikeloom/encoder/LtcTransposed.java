package spikeloom.encoder;

import java.util.List;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.Workers;

/** The matrices of a layer with a row per neuron, for the way back. */
final class LtcTransposed {
  private final Parameters parameters;
  private final Turned weights;
  private final Turned recurrent;
  private final Turned membraneDrive;
  private final Turned membraneState;
  private final Turned adaptationDrive;
  private final Turned adaptationState;
  private final List<Turned> own;

  private record Turned(Parameters.Slice slice, Rows rows) {
    static Turned of(Parameters.Slice slice) {
      return new Turned(slice, Rows.spread(slice.columns(), slice.rows()));
    }
  }

  /** Room for the matrices; in a window of one step no state is gone back to. */
  LtcTransposed(LtcLayer layer, Parameters parameters, int steps) {
    this.parameters = parameters;
    weights = Turned.of(layer.weights());
    recurrent = Turned.of(layer.recurrent());
    membraneDrive = Turned.of(layer.membrane().drive());
    membraneState = Turned.of(layer.membrane().state());
    adaptationDrive = Turned.of(layer.adaptation().drive());
    adaptationState = Turned.of(layer.adaptation().state());
    own =
        steps == 1
            ? List.of(membraneDrive, adaptationDrive)
            : List.of(recurrent, membraneDrive, membraneState, adaptationDrive, adaptationState);
  }

  /** Takes the present weights. */
  void refresh(Workers workers, boolean toInputs) {
    workers.run(
        worker -> {
          if (toInputs) {
            turn(workers, worker, weights);
          }
          for (int i = 0; i < own.size(); i++) {
            turn(workers, worker, own.get(i));
          }
        });
  }

  private void turn(Workers workers, int worker, Turned matrix) {
    Range mine = workers.share(worker, matrix.slice.rows());
    Rows from = Rows.of(matrix.slice, parameters.values());
    DenseProduct.transpose(from, mine, matrix.slice.columns(), matrix.rows);
  }

  Rows weights() {
    return weights.rows;
  }

  Rows recurrent() {
    return recurrent.rows;
  }

  Rows membraneDrive() {
    return membraneDrive.rows;
  }

  Rows membraneState() {
    return membraneState.rows;
  }

  Rows adaptationDrive() {
    return adaptationDrive.rows;
  }

  Rows adaptationState() {
    return adaptationState.rows;
  }

  long bytes() {
    long floats = weights.rows.values().length;
    for (Turned matrix :
        List.of(recurrent, membraneDrive, membraneState, adaptationDrive, adaptationState)) {
      floats += matrix.rows.values().length;
    }
    return floats * Float.BYTES;
  }
}
