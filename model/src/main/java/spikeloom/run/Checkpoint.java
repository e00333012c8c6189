package spikeloom.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/**
 * The state for a bit-identical resume of a run: its position, and named float arrays (parameters
 * and moments). All randomness is a function of the plan's seed and the position, so generators
 * have no state. {@link CheckpointFile} defines the file; large networks are written and read
 * through it without a copy in memory.
 *
 * @param position position of the run
 * @param meter measurements since the last report
 * @param arrays name to values
 */
public record Checkpoint(Position position, RunningMeans.Sums meter, Map<String, float[]> arrays) {
  /** What the names of arrays of parameters end with. */
  public static final String PARAMETERS = " parameters";

  /**
   * The position of a run.
   *
   * @param step optimiser steps done
   * @param epoch epochs completed
   * @param batch batches of the current epoch done
   * @param examples training examples seen
   * @param seconds time spent training
   */
  public record Position(long step, int epoch, int batch, long examples, double seconds) {
    /** The start of a run. */
    public static Position start() {
      return new Position(0, 0, 0, 0, 0);
    }

    /** The position after the next batch. */
    public Position after(int samples, double seconds) {
      return new Position(step + 1, epoch, batch + 1, examples + samples, this.seconds + seconds);
    }

    /** At the start of the next epoch. */
    public Position nextEpoch() {
      return new Position(step, epoch + 1, 0, examples, seconds);
    }
  }

  /**
   * Position and meter.
   *
   * @param position position of the run
   * @param meter measurements since the last report
   */
  public record State(Position position, RunningMeans.Sums meter) {}

  /** Writes the checkpoint atomically. */
  public void write(Path file) throws IOException {
    SafeFile.write(file, this::writeTo);
  }

  void writeTo(OutputStream out) throws IOException {
    Map<String, ArrayValues> values = new LinkedHashMap<>();
    arrays.forEach((name, array) -> values.put(name, ArrayValues.all(array)));
    CheckpointFile.write(out, new State(position, meter), values);
  }

  /** The checkpoint with the parameters alone. */
  Checkpoint withoutOptimiser() {
    Map<String, float[]> kept = new LinkedHashMap<>(arrays);
    kept.keySet().removeIf(name -> !name.endsWith(PARAMETERS));
    return new Checkpoint(position, meter, kept);
  }

  /**
   * Reads a checkpoint with all of its arrays.
   *
   * @throws RunException if the file is damaged or from a newer version
   */
  public static Checkpoint read(Path file) {
    return SavedCheckpoint.open(file).load();
  }
}
