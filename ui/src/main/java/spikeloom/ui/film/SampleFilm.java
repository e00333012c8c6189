package spikeloom.ui.film;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.LatentInformation;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvSource;
import spikeloom.ui.chart.ImageSurface;
import spikeloom.ui.chart.LatentChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/**
 * Samples step by step, in the light theme: target, latent spikes so far, and the reconstruction
 * from them.
 */
public final class SampleFilm {
  /** A page that is never saved as a table. */
  static final CsvSource NO_TABLE = csv -> {};

  private static final ChartTheme PAPER = ChartTheme.LIGHT;
  private static final double MARGIN = 24;
  private static final double GAP = 28;
  private static final double CAPTION = 30;
  private static final double PICTURE = 270;
  private static final double CURVES = 430;
  private static final double SPIKES = 430;
  private static final double HEIGHT = 290;

  private SampleFilm() {}

  /** One sample with axes and scales. */
  public static Film of(FilmSample sample, int framesPerSecond) {
    FilmSteps steps = new FilmSteps(sample.steps());
    return film(steps, framesPerSecond, frame -> page(sample, steps.seen(frame)));
  }

  /**
   * Several samples side by side.
   *
   * @param samples at least one, all of the same number of steps
   */
  public static Film row(List<FilmSample> samples, int framesPerSecond) {
    FilmSteps steps = new FilmSteps(samples.get(0).steps());
    FilmRow row = new FilmRow(samples);
    return film(steps, framesPerSecond, frame -> row.page(steps.seen(frame)));
  }

  private static Film film(FilmSteps steps, int framesPerSecond, IntFunction<Figure> page) {
    return new Film(
        steps.frames(), framesPerSecond, steps.remark(), frame -> drawn(page.apply(frame)));
  }

  private static BufferedImage drawn(Figure page) {
    ImageSurface surface = new ImageSurface(page.page().width(), page.page().height(), 1);
    page.draw(surface);
    return surface.image();
  }

  private static Figure page(FilmSample sample, int seen) {
    Decoded decoded = sample.after(seen);
    Signal target = sample.sample().target();
    boolean overlaid = SignalCharts.overlaid(target.shape());
    List<Figure.Panel> panels = new ArrayList<>();
    double x = MARGIN;
    if (!overlaid) {
      panels.add(
          new Figure.Panel(place(x, PICTURE), SignalCharts.of(Texts.FILM.get("target"), target)));
      x += PICTURE + GAP;
    }
    panels.add(new Figure.Panel(place(x, SPIKES), spikes(sample, seen)));
    x += SPIKES + GAP;
    double width = overlaid ? CURVES : PICTURE;
    Chart output =
        SignalCharts.pair(
            overlaid
                ? Texts.FILM.get("target-and-reconstruction")
                : Texts.FILM.get("reconstruction"),
            target,
            decoded.reconstruction());
    panels.add(new Figure.Panel(place(x, width), output));
    double right = x + width + MARGIN;
    String caption =
        Texts.FILM.get(
            "caption",
            sample.title(),
            seen,
            sample.steps(),
            Quantities.briefly(decoded.measure(), decoded.distortion()));
    panels.add(
        new Figure.Panel(
            new Box(MARGIN, MARGIN, right - 2 * MARGIN, CAPTION), new FilmCaption(caption)));
    Box paper = new Box(0, 0, right, MARGIN + CAPTION + HEIGHT + MARGIN);
    return new Figure(Texts.FILM.get("title"), paper, PAPER, panels, NO_TABLE);
  }

  private static Box place(double x, double width) {
    return new Box(x, MARGIN + CAPTION, width, HEIGHT);
  }

  private static Chart spikes(FilmSample sample, int seen) {
    return new LatentChart(
        Texts.FILM.get("latent-spikes"),
        sample.first(seen),
        sample.sample().information().map(LatentInformation::bits).orElse(null),
        seen,
        sample.partial() ? sample.part() : null,
        null,
        Viewport.whole());
  }
}
