package spikeloom.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code metrics.csv}: a line per report. */
public final class MetricsFile {
  private static final String HEADER =
      "step,epoch,examples,distortion,rate,spikes,latent_spike_rate,hidden_spike_rate,examples_per_second";

  private final RunTable table;

  MetricsFile(Path file) {
    table = new RunTable(file, HEADER);
  }

  /**
   * Appends a report.
   *
   * @param cells latent neurons times steps, to turn the spike rate into spikes per example
   */
  void append(Progress p, int cells) {
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

  /** Drops what was reported after {@code step}: a resumed run reports it again. */
  void truncateAfter(long step) {
    table.truncateAfter(step);
  }

  /**
   * All reports, oldest first; the time left is not in the file and is 0.
   *
   * @param steps of the whole run, or 0 where that is not known
   */
  public List<Progress> read(TrainingPlan plan, long steps) {
    List<Progress> reports = new ArrayList<>();
    for (String[] cell : table.rows()) {
      reports.add(
          new Progress(
              Long.parseLong(cell[0]),
              steps,
              Integer.parseInt(cell[1]),
              plan.optimiser().epochs(),
              Long.parseLong(cell[2]),
              Double.parseDouble(cell[3]),
              plan.objective().distortion(),
              plan.encoder().hasRate() ? Double.parseDouble(cell[4]) : Double.NaN,
              Double.parseDouble(cell[6]),
              Double.parseDouble(cell[7]),
              Double.parseDouble(cell[8]),
              0));
    }
    return reports;
  }
}
