package spikeloom.app.experiment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for an experiment.
 *
 * @param out folder of results and runs
 * @param effort amount of work
 * @param seed seed of the first trial; the others follow it
 * @param threads threads
 * @param dataDirectory folder of the data sets, or null for the default
 * @param only requested parts of the experiment; empty for all
 */
public record LabRequest(
    Path out,
    Effort effort,
    long seed,
    int threads,
    @Nullable Path dataDirectory,
    List<String> only) {
  /**
   * The amount of work.
   *
   * @param quick a short version of at most two minutes
   * @param trials number of repetitions with different seeds, or null for the default
   * @param epochs epochs of every run, or null for the default
   */
  public record Effort(boolean quick, @Nullable Integer trials, @Nullable Integer epochs) {
    public int trials(int byDefault) {
      return trials != null ? trials : quick ? 1 : byDefault;
    }

    public int epochs(int byDefault, int whenQuick) {
      return epochs != null ? epochs : quick ? whenQuick : byDefault;
    }

    public int either(int byDefault, int whenQuick) {
      return quick ? whenQuick : byDefault;
    }
  }

  /** The command that runs an experiment with these options. */
  public static String command(String experiment, Effort effort, List<String> only, long seed) {
    StringBuilder command = new StringBuilder("spikeloom experiment ").append(experiment);
    command.append(effort.quick() ? " --quick" : "");
    command.append(effort.trials() == null ? "" : " --trials " + effort.trials());
    command.append(effort.epochs() == null ? "" : " --epochs " + effort.epochs());
    command.append(only.isEmpty() ? "" : " --only " + String.join(",", only));
    return command.append(" --seed ").append(seed).toString();
  }

  /** The command that runs this experiment. */
  public String command(String experiment) {
    return command(experiment, effort, only, seed);
  }

  /** Copies its list. */
  public LabRequest {
    only = List.copyOf(only);
  }
}
