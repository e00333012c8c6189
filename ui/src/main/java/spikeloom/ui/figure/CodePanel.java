package spikeloom.ui.figure;

import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.RasterFigures;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.chart.TextStyle;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.chart.Zoomable;
import spikeloom.ui.text.Texts;

/**
 * One code on a sheet of many: its name and costs, the raster with its rate over time below, beside
 * them the decoded sample, and at the foot the histogram of intervals.
 *
 * @param coded the sample in the code
 * @param shape of the sample
 * @param view the part of the raster that is shown
 */
public record CodePanel(CodedSample coded, SignalShape shape, Viewport view) implements Zoomable {
  /** Height of a panel at the default width. */
  static final double HEIGHT = 276;

  private static final double HEADING = 40;
  private static final double LEAST_RASTER = 112;
  private static final double RATE = 30;
  private static final double INTERVALS = 64;
  private static final double ESTIMATE = 76;
  private static final double LITTLE_GAP = 4;
  private static final double GAP = 10;

  /** All of a sample in a code. */
  public CodePanel(CodedSample coded, SignalShape shape) {
    this(coded, shape, Viewport.whole());
  }

  @Override
  public String title() {
    return coded.code().code();
  }

  @Override
  public CodePanel within(Viewport newView) {
    return new CodePanel(coded, shape, newView);
  }

  @Override
  public Viewport.Cells cells() {
    return raster().cells();
  }

  @Override
  public Box plot(Box box, ChartTheme theme) {
    double below = LITTLE_GAP + RATE + GAP + INTERVALS;
    double height = Math.max(LEAST_RASTER, box.height() - HEADING - below);
    return new Box(box.x(), box.y() + HEADING, box.width() - ESTIMATE - GAP, height).snapped();
  }

  private RasterChart raster() {
    return new RasterChart(
        title(), RasterChart.Channel.INPUT, coded.raster(), RasterChart.Detail.BARE, view);
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    RasterFigures figures = coded.figures();
    TextStyle label = theme.labelStyle();
    surface.text(title(), box.x(), box.y() + 12, theme.titleStyle());
    surface.text(extent(figures), box.right(), box.y() + 12, label.at(TextStyle.Anchor.END));
    surface.text(cost(figures), box.x(), box.y() + 30, label);
    Box raster = plot(box, theme);
    raster().draw(surface, raster, theme);
    surface.outline(raster.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
    Box rate = new Box(raster.x(), raster.bottom() + LITTLE_GAP, raster.width(), RATE);
    new RateStrip("", figures.rate(), view).draw(surface, rate, theme);
    Box beside = new Box(raster.right() + GAP, raster.y(), ESTIMATE, raster.height());
    estimate(surface, beside, theme);
    surface.text(
        Texts.FIGURE.get("code.rate", figures.density()), beside.x(), rate.y() + 12, label);
    surface.text(
        Texts.FIGURE.get("code.peak", figures.peakRate()), beside.x(), rate.y() + 28, label);
    double top = rate.bottom() + GAP;
    Box below = new Box(raster.x(), top, box.width(), box.bottom() - top);
    new IntervalBars("", figures.intervals()).draw(surface, below, theme);
  }

  private String extent(RasterFigures figures) {
    if (view.isWhole()) {
      return Texts.FIGURE.get("code.extent", figures.steps(), figures.channels());
    }
    return Texts.FIGURE.get(
        "code.part",
        part(view.fromX(), view.toX(), figures.steps()),
        part(view.fromY(), view.toY(), figures.channels()));
  }

  private static String part(double from, double to, int count) {
    return Texts.FIGURE.get("code.range", Math.floor(from * count), Math.ceil(to * count), count);
  }

  private String cost(RasterFigures figures) {
    String events =
        switch (coded.events()) {
          case BINARY -> Texts.FIGURE.get("code.spikes", figures.spikes());
          case TIMED -> Texts.FIGURE.get("code.timed", figures.spikes());
          case GRADED -> Texts.FIGURE.get("code.values", figures.spikes());
        };
    return Texts.FIGURE.get("code.cost", events, figures.bits());
  }

  private void estimate(Surface surface, Box box, ChartTheme theme) {
    Box picture = new Box(box.x(), box.y(), box.width(), ESTIMATE);
    new SignalChart("", new Signal(shape, coded.estimate()), ColourMap.GREY)
        .draw(surface, picture, theme);
    TextStyle label = theme.labelStyle();
    double line = picture.bottom() + 16;
    surface.text(Texts.FIGURE.get("code.rms", coded.estimateError()), box.x(), line, label);
    if (!Double.isNaN(coded.linearError())) {
      surface.text(Texts.FIGURE.get("code.linear", coded.linearError()), box.x(), line + 16, label);
    }
  }

  @Override
  public void writeTo(CsvWriter csv) {
    raster().writeTo(csv);
    csv.emptyLine();
    new RateStrip("", coded.figures().rate(), view).writeTo(csv);
  }
}
