package spikeloom.app.experiment.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;

/** Table, figure and metrics of one data set. */
final class CodecReport {
  private static final double AIM_BITS = 512;

  private final ResultDirectory results;
  private final String data;
  private final CodecCurve jpeg;
  private final CodecCurve jpegWithHeader;
  private final List<CodecPoint> lossless;

  CodecReport(
      ResultDirectory results,
      String data,
      List<JpegCodec.Points> jpeg,
      List<CodecPoint> lossless) {
    this.results = results;
    this.data = data;
    this.jpeg = new CodecCurve(jpeg.stream().map(JpegCodec.Points::withoutHeader).toList());
    jpegWithHeader = new CodecCurve(jpeg.stream().map(JpegCodec.Points::withHeader).toList());
    this.lossless = List.copyOf(lossless);
  }

  /** Writes everything. */
  void finish(List<List<CodecPoint>> seeds) {
    List<CodecCurve> curves = seeds.stream().map(CodecCurve::new).toList();
    results.table(table(seeds));
    List<Double> aims = curves.stream().map(curve -> curve.psnrAt(AIM_BITS)).toList();
    List<Double> gains = curves.stream().map(this::smallestGain).toList();
    List<Double> differences = curves.stream().map(curve -> curve.rateDifference(jpeg)).toList();
    String name = data.replace('-', '_');
    results.metric("psnr_at_512_bits_" + name, Mean.of(aims).value());
    results.metric("smallest_gain_over_jpeg_" + name, Mean.of(gains).value());
    results.metric("rate_difference_to_jpeg_" + name, Mean.of(differences).value());
    lossless.forEach(
        point ->
            results.metric(
                point.setting().toLowerCase(Locale.ROOT) + "_bits_" + name, point.bits()));
    results.paragraph(
        String.format(
            Locale.ROOT,
            "%s: %.2f dB at 512 bits; at the bits of each JPEG setting within the curve at least %.2f dB more than"
                + " JPEG without its header; Bjontegaard rate difference to it %.1f %%.",
            data,
            Mean.of(aims).value(),
            Mean.of(gains).value(),
            Mean.of(differences).value()));
    results.figure("codec-" + data, figure(curves), "PSNR and real bits, " + data + ".");
  }

  private ReportTable table(List<List<CodecPoint>> seeds) {
    ReportTable table =
        new ReportTable(
            "data",
            "codec",
            "setting",
            "bits",
            "deviation of bits",
            "PSNR (dB)",
            "deviation of PSNR");
    for (int i = 0; i < seeds.get(0).size(); i++) {
      int of = i;
      Mean bits = Mean.of(seeds.stream().map(seed -> seed.get(of).bits()).toList());
      Mean psnr = Mean.of(seeds.stream().map(seed -> seed.get(of).psnr()).toList());
      table.row(
          data,
          "spikes",
          seeds.get(0).get(i).setting(),
          bits.value(),
          bits.deviation(),
          psnr.value(),
          psnr.deviation());
    }
    rows(table, "JPEG without header", jpeg.points());
    rows(table, "JPEG", jpegWithHeader.points());
    rows(table, "lossless", lossless);
    return table;
  }

  private void rows(ReportTable table, String codec, List<CodecPoint> points) {
    for (CodecPoint point : points) {
      table.row(data, codec, point.setting(), point.bits(), Double.NaN, point.psnr(), Double.NaN);
    }
  }

  /** The smallest lead over JPEG without its header, at the bits of JPEG's points. */
  private double smallestGain(CodecCurve curve) {
    return jpeg.points().stream()
        .mapToDouble(point -> curve.psnrAt(point.bits()) - point.psnr())
        .filter(gain -> !Double.isNaN(gain))
        .min()
        .orElse(Double.NaN);
  }

  private Figure figure(List<CodecCurve> seeds) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      String name = seeds.size() == 1 ? "spikes" : "spikes, seed " + (i + 1);
      curves.add(curve(name, seeds.get(i), i));
    }
    curves.add(curve("JPEG without header", jpeg, seeds.size()));
    curves.add(curve("JPEG", jpegWithHeader, seeds.size() + 1));
    List<Reference> guides =
        lossless.stream()
            .sorted(Comparator.comparingDouble(CodecPoint::bits))
            .map(point -> Reference.vertical(point.bits(), point.setting() + ", lossless"))
            .toList();
    return ExperimentFigures.curves(
        "Quality and size",
        new Axis("size", "bits per picture", Axis.Scale.LOG),
        Axis.linear("PSNR", "dB"),
        curves,
        guides);
  }

  private static Curve curve(String name, CodecCurve points, int colour) {
    return Curve.of(name, new Points(points.bits(), points.psnr()), Curve.Look.MARKERS, colour);
  }
}
