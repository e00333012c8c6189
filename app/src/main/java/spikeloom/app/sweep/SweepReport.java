package spikeloom.app.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.objective.Distortion;
import spikeloom.plan.Setting;
import spikeloom.sweep.Trial;
import spikeloom.ui.chart.ParallelAxis;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.figure.ExperimentFigures;

/** Makes table, metrics and figures of a sweep from its run directories. */
public final class SweepReport {
  private static final List<String> FIGURES =
      List.of(
          "rate_bits",
          "rate_bits_sd",
          "distortion",
          "distortion_sd",
          "test_distortion",
          "test_distortion_sd",
          "test_latent_spikes",
          "seeds",
          "on_front",
          "status");

  private final List<Setting> settings;
  private final List<SweepRow> rows;
  private final List<SweepRow> front;

  /**
   * Reads the runs of a sweep.
   *
   * @param settings the varied settings
   * @param reached the share of its training that every trial has reached
   */
  public SweepReport(List<Setting> settings, Map<Trial, Double> reached) {
    this.settings = List.copyOf(settings);
    rows = reached.entrySet().stream().map(e -> SweepRow.of(e.getKey(), e.getValue())).toList();
    front =
        ParetoFront.of(
            rows.stream().filter(SweepRow::placed).toList(),
            row -> row.rate().value(),
            row -> row.distortion().value());
  }

  /** Adds everything to a report; the figures are written. */
  public void addTo(ResultDirectory results, Distortion measure) {
    results.paragraph(
        "Rates and distortions are those of the validation part, and so is the front.");
    rows.forEach(row -> addMetrics(row, results));
    results.table(table());
    List<PointGroup.Place> places =
        rows.stream().filter(SweepRow::placed).map(SweepReport::place).toList();
    if (!places.isEmpty()) {
      results.figure(
          "rate-distortion",
          RateDistortionPlane.of(
              places, front.stream().map(SweepReport::place).toList(), measure.unit()),
          "Distortion (%s) against rate on the validation part; error bars: standard deviation over seeds."
              .formatted(measure.unit()));
    }
    if (!settings.isEmpty()) {
      results.figure(
          "parallel-coordinates",
          ExperimentFigures.parallelCoordinates("Settings and results", axes(measure)),
          "Every line is a combination of settings, with its rate and distortion on the validation part; grey: not trained to the end.");
    }
  }

  private static void addMetrics(SweepRow row, ResultDirectory results) {
    String name = row.combination().metric();
    results.metric("rate_bits" + name, row.rate().value());
    results.metric("distortion" + name, row.distortion().value());
    results.metric("test_distortion" + name, row.test().value());
  }

  private ReportTable table() {
    List<String> columns = new ArrayList<>(settings.stream().map(Setting::option).toList());
    columns.addAll(FIGURES);
    ReportTable table = new ReportTable(columns.toArray(String[]::new));
    for (SweepRow row : rows) {
      List<Object> cells = new ArrayList<>();
      settings.forEach(setting -> cells.add(row.combination().value(setting)));
      cells.addAll(
          List.of(
              row.rate().value(),
              row.rate().deviation(),
              row.distortion().value(),
              row.distortion().deviation(),
              row.test().value(),
              row.test().deviation(),
              row.spikes().value(),
              row.distortion().count(),
              front.contains(row) ? "yes" : "no",
              row.status()));
      table.row(cells.toArray());
    }
    return table;
  }

  private static PointGroup.Place place(SweepRow row) {
    return new PointGroup.Place(
        row.combination().text(),
        row.rate().value(),
        row.distortion().value(),
        row.rate().deviation(),
        row.distortion().deviation());
  }

  private List<ParallelAxis> axes(Distortion measure) {
    List<ParallelAxis> axes = new ArrayList<>();
    for (Setting setting : settings) {
      List<String> texts = rows.stream().map(row -> row.combination().value(setting)).toList();
      axes.add(
          setting.isNumber()
              ? ParallelAxis.numbers(
                  setting.option(), texts.stream().mapToDouble(Double::parseDouble).toArray())
              : ParallelAxis.texts(setting.option(), texts));
    }
    axes.add(ParallelAxis.numbers("rate (bits)", figures(row -> row.rate().value())));
    axes.add(
        ParallelAxis.numbers(
            "distortion (" + measure.unit() + ")", figures(row -> row.distortion().value())));
    return axes;
  }

  private double[] figures(ToDoubleFunction<SweepRow> figure) {
    return rows.stream()
        .mapToDouble(row -> row.finished() ? figure.applyAsDouble(row) : Double.NaN)
        .toArray();
  }
}
