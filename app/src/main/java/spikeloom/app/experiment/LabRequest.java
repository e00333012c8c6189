package spikeloom.app.experiment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an experiment.
 *
 * @param out where results and runs go
 * @param effort how much is done
 * @param seed seed of the first trial; the others follow it
 * @param threads threads
 * @param dataDirectory where data sets lie, or null for the usual place
 * @param only parts of the experiment that are wanted; empty for all
 */
public record LabRequest(
    Path out,
    Effort effort,
    long seed,
    int threads,
    @Nullable Path dataDirectory,
    List<String> only) {
  /**
   * How much is done.
   *
   * @param quick at most two minutes, to see what it is
   * @param trials how often everything is repeated with another seed, or null for as often as usual
   * @param epochs epochs of every run, or null for as many as usual
   */
  public record Effort(boolean quick, @Nullable Integer trials, @Nullable Integer epochs) {
    public int trials(int usual) {
      return trials != null ? trials : quick ? 1 : usual;
    }

    public int epochs(int usual, int whenQuick) {
      return epochs != null ? epochs : quick ? whenQuick : usual;
    }

    public int either(int usual, int whenQuick) {
      return quick ? whenQuick : usual;
    }
  }

  /** Keeps its own list. */
  public LabRequest {
    only = List.copyOf(only);
  }
}
