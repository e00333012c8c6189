package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.text.Texts;

/**
 * Signals with axes, names of variables and scales: pictures with a bar of their colours, series in
 * panels over their steps. Values are scaled to [0, 1] by the training samples.
 */
public final class SignalCharts {

  private static final int TARGET = 0;
  private static final int RECONSTRUCTION = 1;
  private static final int OTHER = 2;
  private static final double LARGEST_DEVIATION = 0.5; // of values in [0, 1]

  private SignalCharts() {}

  /** Whether a target and its reconstruction are shown in one chart: curves, not pictures. */
  public static boolean overlaid(SignalShape shape) {
    return shape instanceof SignalShape.Series series
        && (series.length() == 1 || series.variables() <= SignalChart.MOST_CURVES);
  }

  /** One signal. */
  public static Chart of(String title, Signal signal) {
    return overlaid(signal.shape()) && signal.shape() instanceof SignalShape.Series series
        ? series(
            title,
            series,
            List.of(new SeriesChart.Line(title, signal.values(), TARGET)),
            RasterChart.Detail.AXES)
        : picture(title, signal);
  }

  /** A target with its reconstruction laid over it; of pictures the reconstruction alone. */
  public static Chart pair(String title, Signal target, Signal reconstruction) {
    return pair(title, target, reconstruction, RasterChart.Detail.AXES);
  }

  /** As {@link #pair(String, Signal, Signal)}, with or without text around it. */
  public static Chart pair(
      String title, Signal target, Signal reconstruction, RasterChart.Detail detail) {
    return overlaid(target.shape()) && target.shape() instanceof SignalShape.Series series
        ? series(
            title,
            series,
            List.of(
                new SeriesChart.Line(Texts.CHART.get("signal.target"), target.values(), TARGET),
                new SeriesChart.Line(
                    Texts.CHART.get("signal.reconstruction"),
                    reconstruction.values(),
                    RECONSTRUCTION)),
            detail)
        : picture(title, reconstruction);
  }

  /** Shows the absolute error of every value, from 0. */
  public static Chart error(String title, Signal error) {
    if (overlaid(error.shape()) && error.shape() instanceof SignalShape.Series series) {
      return new SeriesChart(
          title,
          Texts.CHART.get("signal.error"),
          series,
          List.of(new SeriesChart.Line(title, error.values(), OTHER)),
          SeriesChart.Range.fromZero(error.values()),
          RasterChart.Detail.AXES);
    }
    return coloured(
        title, error, new ColourScale(Texts.CHART.get("signal.error"), ColourMap.LAGOON, 0, 1));
  }

  /** Shows the standard deviation of every value, from 0 to 0.5, the largest possible one. */
  public static Chart spread(String title, Signal spread) {
    String quantity = Texts.CHART.get("signal.deviation");
    if (overlaid(spread.shape()) && spread.shape() instanceof SignalShape.Series series) {
      return new SeriesChart(
          title,
          quantity,
          series,
          List.of(new SeriesChart.Line(title, spread.values(), OTHER)),
          new SeriesChart.Range(0, LARGEST_DEVIATION),
          RasterChart.Detail.AXES);
    }
    return coloured(
        title, spread, new ColourScale(quantity, ColourMap.LAGOON, 0, LARGEST_DEVIATION));
  }

  /** Shows a change of every value, with a scale symmetric around 0. */
  public static Chart effect(String title, Signal effect) {
    SeriesChart.Range range = SeriesChart.Range.around0(effect.values());
    if (overlaid(effect.shape()) && effect.shape() instanceof SignalShape.Series series) {
      return new SeriesChart(
          title,
          Texts.CHART.get("signal.change"),
          series,
          List.of(new SeriesChart.Line(title, effect.values(), OTHER)),
          range,
          RasterChart.Detail.AXES);
    }
    return coloured(
        title, effect, ColourScale.around0(Texts.CHART.get("signal.change"), range.high()));
  }

  private static SeriesChart series(
      String title,
      SignalShape.Series shape,
      List<SeriesChart.Line> lines,
      RasterChart.Detail detail) {
    return new SeriesChart(
        title,
        Texts.CHART.get("signal.scaled-value"),
        shape,
        lines,
        SeriesChart.Range.UNIT,
        detail);
  }

  private static Chart picture(String title, Signal signal) {
    return signal.shape() instanceof SignalShape.Image image && image.planes() > 1
        ? new ColourPicture(title, image, signal.values())
        : coloured(
            title, signal, new ColourScale(Texts.CHART.get("signal.value"), ColourMap.GREY, 0, 1));
  }

  /** Values as colours; those of several planes are averaged. */
  private static Chart coloured(String title, Signal signal, ColourScale scale) {
    if (signal.shape() instanceof SignalShape.Image image) {
      SignalShape.Image flat = new SignalShape.Image(1, image.height(), image.width());
      return new ScaledPicture(title, flat, mean(image, signal.values()), scale);
    }
    SignalShape.Series series = (SignalShape.Series) signal.shape();
    float[][] rows = new float[series.variables()][series.length()];
    for (int i = 0; i < signal.values().length; i++) {
      rows[i % series.variables()][i / series.variables()] = signal.values()[i];
    }
    HeatMatrix matrix =
        new HeatMatrix(Texts.CHART.get("signal.variable"), Texts.CHART.get("step"), rows);
    return new HeatChart(title, matrix, scale, HeatChart.Marginals.NONE);
  }

  private static float[] mean(SignalShape.Image image, float[] values) {
    int plane = image.height() * image.width();
    float[] mean = new float[plane];
    for (int i = 0; i < values.length; i++) {
      mean[i % plane] += values[i] / image.planes();
    }
    return mean;
  }
}
