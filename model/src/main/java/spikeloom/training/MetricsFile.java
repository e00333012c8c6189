package spikeloom.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import spikeloom.file.SafeFile;

/**
 * {@code metrics.csv}: a header and one line per report. Lines are only ever appended; a line that
 * a crash cut short is dropped when the file is read.
 */
public final class MetricsFile {
  private static final String HEADER =
      "step,epoch,examples,distortion,rate,spikes,latent_spike_rate,hidden_spike_rate,examples_per_second";
  private static final int COLUMNS = HEADER.split(",").length;

  private final Path file;

  MetricsFile(Path file) {
    this.file = file;
  }

  /**
   * Appends a report.
   *
   * @param cells latent neurons times steps, to turn the spike rate into spikes per example
   */
  void append(Progress p, int cells) {
    try {
      if (!Files.exists(file)) {
        SafeFile.writeText(file, HEADER + "\n");
      }
      Files.writeString(file, line(p, cells), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static String line(Progress p, int cells) {
    return String.format(
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
        p.examplesPerSecond());
  }

  /** Drops what was reported after {@code step}: a resumed run reports it again. */
  void truncateAfter(long step) {
    if (!Files.exists(file)) {
      return;
    }
    StringBuilder kept = new StringBuilder(HEADER).append('\n');
    for (String line : lines()) {
      if (Long.parseLong(line.substring(0, line.indexOf(','))) <= step) {
        kept.append(line).append('\n');
      }
    }
    try {
      SafeFile.writeText(file, kept.toString());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** All reports, oldest first; totals and time left are not in the file and are 0. */
  public List<Progress> read(TrainingPlan plan) {
    List<Progress> reports = new ArrayList<>();
    for (String line : lines()) {
      String[] cell = line.split(",", -1);
      reports.add(
          new Progress(
              Long.parseLong(cell[0]),
              0,
              Integer.parseInt(cell[1]),
              plan.optimiser().epochs(),
              Long.parseLong(cell[2]),
              Double.parseDouble(cell[3]),
              Double.parseDouble(cell[4]),
              Double.parseDouble(cell[6]),
              Double.parseDouble(cell[7]),
              Double.parseDouble(cell[8]),
              0));
    }
    return reports;
  }

  private List<String> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      int whole = text.lastIndexOf('\n') + 1;
      return text.substring(0, whole)
          .lines()
          .skip(1)
          .filter(line -> line.split(",", -1).length == COLUMNS)
          .toList();
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private RunException unwritable(IOException e) {
    return new RunException(
        file
            + " cannot be written: "
            + SafeFile.reason(e)
            + "; the run stops, its last checkpoint is whole.",
        e);
  }
}
