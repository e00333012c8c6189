package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.app.report.ReportTable;
import spikeloom.dataset.own.TableContent;
import spikeloom.event.RecordingSummary;
import spikeloom.event.Sensor;
import spikeloom.event.format.Defect;
import spikeloom.event.format.EventRecording;
import spikeloom.event.format.RecordingFormat;
import spikeloom.plan.Json;
import spikeloom.text.Wording;

/**
 * The description of a recording by {@code inspect}.
 *
 * @param file the recording
 * @param facts format and camera
 * @param named the pixels, if given by the file or the user
 * @param summary statistics of the events
 */
record InspectReport(Path file, Facts facts, Optional<Sensor> named, RecordingSummary summary) {
  /** Maximum number of bins of the rate. */
  private static final int BINS = 100;

  /**
   * Properties of a file, apart from its events.
   *
   * @param format its format
   * @param packed whether it is gzip
   * @param bytes bytes on the disk
   * @param camera description of the camera, apart from its pixels
   * @param smallStepsBack steps back in time that are normal for the format
   * @param defects its defects, in file order
   */
  record Facts(
      RecordingFormat format,
      boolean packed,
      long bytes,
      Optional<String> camera,
      long smallStepsBack,
      List<Defect> defects) {}

  /** Returns the report on a completely read recording. */
  static InspectReport of(
      Path file, EventRecording recording, Optional<Sensor> named, RecordingSummary summary) {
    Facts facts =
        new Facts(
            recording.format(),
            recording.packed(),
            recording.fileSize(),
            recording.camera(),
            recording.smallStepsBack(),
            recording.defects().stream().sorted(Comparator.comparingLong(Defect::place)).toList());
    return new InspectReport(file, facts, named, summary);
  }

  /** Prints the content of a table. */
  static void printTable(Path file, TableContent table, boolean json) {
    String what =
        String.format(
            Locale.ROOT,
            "table, %s of %s, %s",
            Wording.count(table.rows(), "row"),
            Wording.count(table.columns().size(), "column"),
            table.how());
    if (!json) {
      System.out.println(file + ": " + what);
      ReportTable columns = new ReportTable("column", "read as", "content");
      table.columns().forEach(c -> columns.row(c.name(), c.role(), c.content()));
      System.out.print(columns.text("columns"));
      table.notes().forEach(note -> System.out.println("note: " + note));
      return;
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", file.toString());
    result.put("kind", "table");
    result.put("description", what);
    result.put("rows", table.rows());
    List<Object> columns = new ArrayList<>();
    for (TableContent.Content column : table.columns()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", column.name());
      row.put("role", column.role());
      row.put("content", column.content());
      columns.add(row);
    }
    result.put("columns", columns);
    result.put("notes", table.notes());
    System.out.print(Json.write(result));
  }

  /** Describes a file without events. */
  static void printOther(Path file, String what, boolean json) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("file", file.toString());
      result.put("kind", "other");
      result.put("description", what);
      System.out.print(Json.write(result));
    } else {
      System.out.println(file + ": " + what);
    }
  }

  /** The pixels as given, else the bounding box of the events. */
  Optional<Sensor> pixels() {
    if (named.isPresent() || summary.events() == 0) {
      return named;
    }
    return Optional.of(new Sensor(summary.columns(), summary.rows()));
  }

  /**
   * The rate as numbers, in events per second.
   *
   * @param binSeconds length of the bins
   * @param least of the complete bins
   * @param mean over the whole span
   * @param most of the bins
   */
  record Rates(double binSeconds, double least, double mean, double most) {
    static Rates of(RecordingSummary summary) {
      RecordingSummary.Rate rate = summary.rate(BINS);
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      int whole = Math.max(1, rate.bins() - 1);
      for (int i = 0; i < Math.min(whole, rate.bins()); i++) {
        least = Math.min(least, rate.total(i));
        most = Math.max(most, rate.total(i));
      }
      double seconds = Math.max(1, summary.last() - summary.first()) * 1e-6;
      return new Rates(rate.seconds(), Math.min(least, most), summary.events() / seconds, most);
    }
  }

  /** Whether the recording has events out of time order. */
  boolean stepsBack() {
    return facts.smallStepsBack > 0
        || facts.defects.stream().anyMatch(d -> d.kind() == Defect.Kind.BACKWARDS);
  }

  /** Prints the report as text. */
  String text() {
    return new InspectText(this).toString();
  }

  /** Prints the report as JSON. */
  String json() {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("file", file.toString());
    result.put("kind", "events");
    result.put("format", facts.format.title());
    result.put("gzip", facts.packed);
    result.put("bytes", facts.bytes);
    pixels()
        .ifPresent(
            s -> {
              result.put("width", s.width());
              result.put("height", s.height());
            });
    facts.camera().ifPresent(camera -> result.put("camera", camera));
    result.put("sensor_from", named.isPresent() ? "file" : "events");
    result.put("events", summary.events());
    result.put("first_us", summary.first());
    result.put("last_us", summary.last());
    result.put("span_us", summary.last() - summary.first());
    result.put("brighter", summary.brighter());
    result.put("darker", summary.events() - summary.brighter());
    if (summary.events() > 0) {
      Rates rates = Rates.of(summary);
      result.put("bin_us", Math.round(rates.binSeconds * 1e6));
      result.put("rate_min", Math.round(rates.least));
      result.put("rate_mean", Math.round(rates.mean));
      result.put("rate_max", Math.round(rates.most));
    }
    result.put("small_steps_back", facts.smallStepsBack);
    result.put("first_defect", facts.defects.isEmpty() ? null : facts.defects.get(0).first());
    List<Object> defects = new ArrayList<>();
    facts.defects.forEach(defect -> defects.add(row(defect)));
    result.put("defects", defects);
    return Json.write(result);
  }

  private static Map<String, Object> row(Defect defect) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", Wording.of(defect.kind()));
    row.put("count", defect.count());
    row.put("treatment", defect.kind().treatment());
    row.put("first", defect.first());
    return row;
  }
}
