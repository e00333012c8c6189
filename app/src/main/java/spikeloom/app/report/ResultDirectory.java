package spikeloom.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Mean;
import spikeloom.file.SafeFile;
import spikeloom.kernel.Processor;
import spikeloom.kernel.VectorUnit;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;
import spikeloom.plan.Version;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;

/**
 * The output of an experiment: {@code table.csv}, {@code summary.json}, figures as PNG, SVG and
 * CSV, and {@code report.md}, which shows them all.
 */
public final class ResultDirectory {
  private final Path path;
  private final List<String> parts = new ArrayList<>();
  private final Map<String, @Nullable Double> metrics = new LinkedHashMap<>();
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final List<ReportTable> tables = new ArrayList<>();

  /**
   * The origin of the results.
   *
   * @param experiment name
   * @param title first line of the report
   * @param command the command that repeats it
   * @param seed random seed
   * @param threads threads that it used
   */
  public record Origin(String experiment, String title, String command, long seed, int threads) {}

  /** Creates the folder of the results. */
  public ResultDirectory(Path path) {
    this.path = path;
    try {
      Files.createDirectories(path.resolve("figures"));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private RunException unwritable(IOException e) {
    return new RunException(
        "The results in " + path + " cannot be written: " + SafeFile.reason(e) + ".", e);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Adds a paragraph to the report. */
  public void paragraph(String paragraph) {
    parts.add(paragraph.strip() + "\n");
  }

  /**
   * Adds a number to the summary; a number that is not finite is written as null, because JSON has
   * none.
   */
  public void metric(String name, double value) {
    metrics.put(name, Double.isFinite(value) ? value : null);
  }

  /**
   * Adds the mean of a number over trials to the summary, and the number of every trial if all are
   * finite.
   */
  public void trials(String name, List<Double> numbers) {
    metric(name, Mean.of(numbers).value());
    if (numbers.stream().allMatch(Double::isFinite)) {
      values.put(name, List.copyOf(numbers));
    }
  }

  /** Adds a table to the report; the first one is also written to {@code table.csv}. */
  public void table(ReportTable table) {
    tables.add(table);
    parts.add(table.markdown());
  }

  /** Adds a figure to the report and writes its files. */
  public void figure(String name, Figure figure, String caption) {
    for (String ending : List.of("png", "svg", "csv")) {
      FigureFile.write(figure, path.resolve("figures").resolve(name + "." + ending));
    }
    parts.add("![" + caption + "](figures/" + name + ".png)\n\n" + caption + "\n");
  }

  /** Writes table, summary and report. */
  public Map<String, Object> finish(Origin origin, double seconds) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("experiment", origin.experiment());
    summary.put("seed", origin.seed());
    summary.put("threads", origin.threads());
    summary.put("seconds", Math.round(seconds * 10) / 10.0);
    summary.put("version", Version.current());
    summary.put("command", origin.command());
    summary.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    summary.put("machine", machine());
    summary.put("metrics", metrics);
    summary.put("values", values);
    String head =
        "# %s\n\nMade by SpikeLoom %s: `%s`\n\n"
            .formatted(origin.title(), Version.current(), origin.command());
    try {
      if (!tables.isEmpty()) {
        SafeFile.writeText(path.resolve("table.csv"), tables.get(0).csv());
      }
      SafeFile.writeText(path.resolve("report.md"), head + String.join("\n", parts));
      SafeFile.writeText(path.resolve("summary.json"), Json.write(summary));
    } catch (IOException e) {
      throw unwritable(e);
    }
    return summary;
  }

  private static String machine() {
    return String.join(
        ", ",
        VectorUnit.inShort(),
        Processor.name(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        "Java " + Runtime.version());
  }

  /** Returns the first table for a terminal. */
  public String text(String title) {
    return tables.isEmpty() ? "" : tables.get(0).text(title);
  }
}
