package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import spikeloom.event.EventPicture;
import spikeloom.event.RecordingSummary;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.PolarityChart;
import spikeloom.ui.figure.Figure;

/** The figure of a recording: rate over time by polarity, beside it the events of every pixel. */
final class RecordingFigure {
  private static final int BINS = 200;
  private static final double MARGIN = 24;
  private static final double WIDTH = 560;
  private static final double HEIGHT = 340;

  private RecordingFigure() {}

  static Figure of(Path file, RecordingSummary summary, EventPicture picture) {
    RecordingSummary.Rate rate = summary.rate(BINS);
    double[] seconds = new double[rate.bins()];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = (i + 0.5) * rate.seconds();
    }
    LineChart chart =
        new LineChart(
            String.valueOf(file.getFileName()),
            Axis.linear("time after the first event", "s"),
            Axis.linear("rate", "events/s"),
            List.of(
                new LineSeries("brighter", new Points(seconds, rate.brighter()), 1),
                new LineSeries("darker", new Points(seconds, rate.darker()), 0)),
            0);
    PolarityChart pixels =
        new PolarityChart(
            "events per pixel",
            picture.sensor().width(),
            picture.sensor().height(),
            picture.brighter(),
            picture.darker());
    Box left = new Box(MARGIN, MARGIN, WIDTH, HEIGHT);
    Box right = new Box(left.right() + MARGIN, MARGIN + 24, HEIGHT, HEIGHT - 48);
    Box page = new Box(0, 0, right.right() + MARGIN, HEIGHT + 2 * MARGIN);
    return new Figure(
        chart.title(),
        page,
        ChartTheme.LIGHT,
        List.of(new Figure.Panel(left, chart), new Figure.Panel(right, pixels)),
        chart);
  }
}
