package spikeloom.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.app.report.ReportTable;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.RasterFigures;

/** The measures of encoded samples as a table and as JSON. */
final class CodeFigures {
  private CodeFigures() {}

  /** One row for each code. */
  static ReportTable table(List<CodedSample> codes) {
    ReportTable table =
        new ReportTable(
            "code", "steps", "channels", "spikes", "density %", "bits", "rms", "worst", "linear");
    for (CodedSample coded : codes) {
      RasterFigures figures = coded.figures();
      table.row(
          coded.code().code(),
          figures.steps(),
          figures.channels(),
          grouped(figures.spikes()),
          100 * figures.density(),
          grouped(Math.round(figures.bits())),
          coded.estimateError(),
          coded.worstError(),
          coded.linearError());
    }
    return table;
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Writes the measures of a code to an object. */
  static void put(CodedSample coded, Map<String, Object> object) {
    RasterFigures figures = coded.figures();
    object.put("encoding", coded.code().code());
    object.put("events", coded.events());
    object.put("steps", figures.steps());
    object.put("channels", figures.channels());
    object.put("active_channels", figures.active());
    object.put("spikes", figures.spikes());
    object.put("density", figures.density());
    object.put("timed", coded.raster().timed());
    object.put("bits", figures.bits());
    object.put("intervals", figures.intervals());
    object.put("estimate_rmse", coded.estimateError());
    object.put("estimate_worst", coded.worstError());
  }

  /** Writes all codes; an unknown error is null. */
  static List<Map<String, @Nullable Object>> objects(List<CodedSample> codes) {
    return codes.stream().map(CodeFigures::object).toList();
  }

  private static Map<String, @Nullable Object> object(CodedSample coded) {
    Map<String, Object> object = new LinkedHashMap<>();
    put(coded, object);
    Map<String, @Nullable Object> all = new LinkedHashMap<>(object);
    all.put("linear_nmse", Double.isNaN(coded.linearError()) ? null : coded.linearError());
    return all;
  }
}
