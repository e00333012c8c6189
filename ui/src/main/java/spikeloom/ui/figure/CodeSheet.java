package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.List;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.RasterFigures;
import spikeloom.spike.Signal;
import spikeloom.text.Wording;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.chart.TextStyle;

/** One sample in many codes: first the sample and a legend, then a panel for each code. */
public final class CodeSheet {
  private static final ChartTheme PAPER = ChartTheme.LIGHT;
  private static final double MARGIN = 28;
  private static final double HEADING = 40;
  private static final double WIDTH = 306;
  private static final double ACROSS = 34;
  private static final double DOWN = 26;
  private static final int COLUMNS = 4;

  private CodeSheet() {}

  /**
   * The sheet; its CSV file is the table of figures, a line for each code.
   *
   * @param title what the sample is
   * @param sample the sample
   * @param codes the sample in every code
   */
  public static Figure of(String title, Signal sample, List<CodedSample> codes) {
    List<Chart> charts = new ArrayList<>();
    charts.add(new Key(sample));
    codes.forEach(coded -> charts.add(new CodePanel(coded, sample.shape())));
    int columns = Math.min(COLUMNS, charts.size());
    int rows = (charts.size() + columns - 1) / columns;
    double width = columns * WIDTH + (columns - 1) * ACROSS;
    List<Figure.Panel> panels = new ArrayList<>();
    panels.add(new Figure.Panel(new Box(MARGIN, MARGIN, width, HEADING), new Heading(title)));
    for (int i = 0; i < charts.size(); i++) {
      int row = i / columns;
      int column = i % columns;
      double x = MARGIN + column * (WIDTH + ACROSS);
      double y = MARGIN + HEADING + row * (CodePanel.HEIGHT + DOWN);
      panels.add(new Figure.Panel(new Box(x, y, WIDTH, CodePanel.HEIGHT), charts.get(i)));
    }
    double height = HEADING + rows * CodePanel.HEIGHT + (rows - 1) * DOWN;
    Box page = new Box(0, 0, width + 2 * MARGIN, height + 2 * MARGIN);
    return new Figure(title, page, PAPER, panels, csv -> table(codes, csv));
  }

  /** The measures of all codes; an unknown error is an empty cell. */
  static void table(List<CodedSample> codes, CsvWriter csv) {
    csv.row(
        "encoding",
        "events",
        "steps",
        "channels",
        "active_channels",
        "spikes",
        "density",
        "bits",
        "intervals",
        "estimate_rmse",
        "estimate_worst",
        "linear_nmse");
    for (CodedSample coded : codes) {
      RasterFigures figures = coded.figures();
      csv.row(
          coded.code().code(),
          Wording.of(coded.events()),
          figures.steps(),
          figures.channels(),
          figures.active(),
          figures.spikes(),
          figures.density(),
          figures.bits(),
          figures.intervals().total(),
          coded.estimateError(),
          coded.worstError(),
          Double.isNaN(coded.linearError()) ? "" : coded.linearError());
    }
  }

  /** The title of the page. */
  private record Heading(String title) implements Chart {
    @Override
    public void draw(Surface surface, Box box, ChartTheme theme) {
      surface.text(title, box.x(), box.y() + 14, TextStyle.title(18, theme.text()));
    }

    @Override
    public void writeTo(CsvWriter csv) {
      csv.row("title");
      csv.row(title);
    }
  }

  /** The sample, and what the parts of a panel mean. */
  private record Key(Signal sample) implements Chart {
    private static final double SIDE = 128;
    private static final List<String> WORDS =
        List.of(
            "Box: spikes, time to the right,",
            "channels upwards.",
            "Strip: spikes per channel and step",
            "over time; rate: their mean.",
            "Picture: the sample decoded by",
            "the code's own inverse.",
            "rms: its root mean square error.",
            "linear: normalised squared error",
            "of the best linear decoder.",
            "Bars: steps between successive",
            "spikes of a channel.",
            "bits: log2 of the number of",
            "rasters with this spike count.");

    @Override
    public String title() {
      return "sample";
    }

    @Override
    public void draw(Surface surface, Box box, ChartTheme theme) {
      surface.text("sample", box.x(), box.y() + 12, theme.titleStyle());
      Box picture = new Box(box.x(), box.y() + 40, SIDE, SIDE);
      new SignalChart("sample", sample, ColourMap.GREY).draw(surface, picture, theme);
      for (int i = 0; i < WORDS.size(); i++) {
        surface.text(
            WORDS.get(i), picture.right() + 14, picture.y() + 9 + 16 * i, theme.labelStyle());
      }
    }

    @Override
    public void writeTo(CsvWriter csv) {
      new SignalChart("sample", sample, ColourMap.GREY).writeTo(csv);
    }
  }
}
