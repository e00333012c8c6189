package spikeloom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import spikeloom.plan.TrainingPlan;

/** {@code metrics.csv}: a line per report. */
public final class MetricsFile {
  private static final String HEADER =
      "step,epoch,examples,distortion,rate,spikes,latent_spike_rate,hidden_spike_rate,examples_per_second";

  private final RunTable<Report> table;

  /** A line. */
  private record Report(
      long step,
      int epoch,
      long examples,
      double distortion,
      double rateBits,
      double latentSpikeRate,
      double hiddenSpikeRate,
      double examplesPerSecond) {
    static Report of(String[] cell) {
      return new Report(
          Long.parseLong(cell[0]),
          Integer.parseInt(cell[1]),
          Long.parseLong(cell[2]),
          Double.parseDouble(cell[3]),
          Double.parseDouble(cell[4]),
          Double.parseDouble(cell[6]),
          Double.parseDouble(cell[7]),
          Double.parseDouble(cell[8]));
    }
  }

  MetricsFile(RunFiles files, Path file) {
    table = new RunTable<>(files, file, HEADER, Report::of);
  }

  /** Whether there is a report. */
  boolean hasReports() {
    return table.hasLines();
  }

  /**
   * Appends a report.
   *
   * @param cells latent neurons times steps, to turn the spike rate into spikes per example
   */
  public void append(Progress p, int cells) {
    table.append(
        String.format(
            Locale.ROOT,
            "%d,%d,%d,%.7g,%.7g,%.6g,%.6g,%.6g,%.5g\n",
            p.step(),
            p.epoch(),
            p.examples(),
            p.distortion(),
            p.rateBits(),
            p.latentSpikeRate() * cells,
            p.latentSpikeRate(),
            p.hiddenSpikeRate(),
            p.examplesPerSecond()));
  }

  /** Removes the reports after {@code step}, which a resumed run writes again. */
  public void truncateAfter(long step) {
    table.truncateAfter(step);
  }

  /**
   * All reports, oldest first; the time left is not in the file and is 0.
   *
   * @param steps of the whole run, or 0 if unknown
   * @param note receives a sentence about every damaged line, which is skipped
   */
  public List<Progress> read(TrainingPlan plan, long steps, Consumer<String> note) {
    List<Progress> reports = new ArrayList<>();
    for (Report r : table.rows(note)) {
      reports.add(
          new Progress(
              r.step(),
              steps,
              r.epoch(),
              plan.optimiser().epochs(),
              r.examples(),
              r.distortion(),
              plan.objective().distortion(),
              plan.hasRate() ? r.rateBits() : Double.NaN,
              r.latentSpikeRate(),
              r.hiddenSpikeRate(),
              r.examplesPerSecond(),
              0));
    }
    return reports;
  }
}
