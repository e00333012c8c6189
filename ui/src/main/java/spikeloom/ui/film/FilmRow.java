package spikeloom.ui.film;

import java.util.ArrayList;
import java.util.List;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.text.Texts;

/**
 * Samples side by side, each in a column: target, latent spikes and reconstruction, or for curves
 * the latent spikes and both curves in one chart.
 *
 * @param samples the samples
 */
record FilmRow(List<FilmSample> samples) {
  private static final double MARGIN = 24;
  private static final double NAMES = 96; // width of the names of the rows
  private static final double COLUMN = 150;
  private static final double SPIKES = 130;
  private static final double GAP = 12;
  private static final double LINE = 20;

  /** Copies its list. */
  FilmRow {
    samples = List.copyOf(samples);
  }

  /** The page after a number of steps. */
  Figure page(int seen) {
    List<Figure.Panel> panels = new ArrayList<>();
    SignalShape shape = samples.get(0).sample().target().shape();
    boolean overlaid = SignalCharts.overlaid(shape);
    double picture = COLUMN / aspect(shape);
    double top = MARGIN + LINE;
    double spikes = overlaid ? top : top + picture + GAP;
    double output = spikes + SPIKES + GAP;
    String steps = Texts.FILM.get("row.step", seen, samples.get(0).steps());
    panels.add(caption(steps, MARGIN, MARGIN, NAMES));
    if (!overlaid) {
      panels.add(caption(Texts.FILM.get("row.target"), MARGIN, top, NAMES));
    }
    panels.add(caption(Texts.FILM.get("row.latent-spikes"), MARGIN, spikes, NAMES));
    panels.add(
        caption(
            overlaid ? Texts.FILM.get("row.both") : Texts.FILM.get("row.reconstruction"),
            MARGIN,
            output,
            NAMES));
    double x = MARGIN + NAMES;
    for (FilmSample sample : samples) {
      Sample of = sample.sample();
      panels.add(caption(Texts.FILM.get("row.class", of.className()), x, MARGIN, COLUMN));
      Signal decoded = sample.after(seen).reconstruction();
      if (!overlaid) {
        panels.add(panel(picture(of.target()), x, top, picture));
      }
      panels.add(panel(new FilmSpikes(sample, seen), x, spikes, SPIKES));
      Chart shown =
          overlaid
              ? SignalCharts.pair("", of.target(), decoded, RasterChart.Detail.BARE)
              : picture(decoded);
      panels.add(panel(shown, x, output, picture));
      x += COLUMN + GAP;
    }
    Box paper = new Box(0, 0, x - GAP + MARGIN, output + picture + MARGIN);
    return new Figure(
        Texts.FILM.get("title"), paper, ChartTheme.LIGHT, panels, SampleFilm.NO_TABLE);
  }

  private static Chart picture(Signal signal) {
    return new SignalChart("", signal, ColourMap.GREY);
  }

  private static Figure.Panel panel(Chart chart, double x, double y, double height) {
    return new Figure.Panel(new Box(x, y, COLUMN, height), chart);
  }

  private static Figure.Panel caption(String text, double x, double y, double width) {
    return new Figure.Panel(new Box(x, y, width, LINE), new FilmCaption(text));
  }

  private static double aspect(SignalShape shape) {
    return shape instanceof SignalShape.Image image ? (double) image.width() / image.height() : 1;
  }
}
