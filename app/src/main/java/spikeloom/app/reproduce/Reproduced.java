package spikeloom.app.reproduce;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Mean;

/**
 * What has been measured of a paper, as stored in {@code PAPER.json}. The page shows nothing else.
 *
 * @param paper its name on the command line
 * @param title its title
 * @param citation authors, place and year
 * @param source where the reported figures were read
 * @param quick whether the measurements are a short version that only shows that everything runs
 * @param experiments the experiments
 * @param rows the figures
 */
public record Reproduced(
    String paper,
    String title,
    String citation,
    String source,
    boolean quick,
    List<Done> experiments,
    List<Row> rows) {
  public Reproduced {
    experiments = List.copyOf(experiments);
    rows = List.copyOf(rows);
  }

  /**
   * An experiment.
   *
   * @param step its name in the page
   * @param command the command that repeats it
   * @param run how it was done; null if it has not been
   */
  public record Done(String step, String command, @Nullable Run run) {}

  /**
   * How an experiment was done.
   *
   * @param seconds together, if it was stopped and continued
   * @param threads threads
   * @param version of the program
   * @param date day on which it was finished
   * @param machine vector width, library of matrix products, processor, system and Java
   */
  public record Run(double seconds, int threads, String version, String date, String machine) {}

  /**
   * A figure.
   *
   * @param values of every trial, or the only value; empty if it has not been measured
   * @param mean of the values, or null
   * @param sd standard deviation of the values, or null if there are fewer than two
   */
  public record Row(
      String what,
      @Nullable String reported,
      String step,
      String metric,
      PaperUnit unit,
      @Nullable String repeats,
      String split,
      String differs,
      boolean headline,
      List<Double> values,
      @Nullable Double mean,
      @Nullable Double sd) {
    public Row {
      values = List.copyOf(values);
    }

    /** A row with its values. */
    public static Row of(PaperRow row, List<Double> values) {
      Mean mean = Mean.of(values);
      return new Row(
          row.what(),
          row.reported(),
          row.step(),
          row.metric(),
          row.unit(),
          row.repeats(),
          row.split(),
          row.differs(),
          row.headline(),
          values,
          values.isEmpty() ? null : mean.value(),
          values.size() < 2 ? null : mean.deviation());
    }

    /** The figure as text; nothing if it has not been measured. */
    Optional<String> figure() {
      return Optional.ofNullable(mean).map(value -> unit.text(value, sd == null ? Double.NaN : sd));
    }
  }
}
