package spikeloom.ui.screen;

import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.Figures;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** One sample of the gallery: target and reconstruction, its latent spikes below. */
final class SampleTile extends Button implements FigureSource {
  private static final double PICTURE = 80;
  private static final double GAP = 4;
  private static final double RASTER = 56;
  private static final double WIDTH = 2 * PICTURE + GAP;

  private final Canvas canvas = new Canvas(WIDTH, PICTURE + GAP + RASTER);
  private Snapshot.Sample sample;
  private SignalShape shape;
  private ChartTheme theme = ChartTheme.LIGHT;

  SampleTile(Snapshot.Sample sample, SignalShape shape) {
    this.sample = sample;
    this.shape = shape;
    getStyleClass().add("sample-tile");
    setGraphic(canvas);
    setContentDisplay(ContentDisplay.TOP);
    OutputScale.onChange(this, () -> draw(OutputScale.of(this)));
  }

  void show(Snapshot.Sample newSample, SignalShape newShape, ChartTheme newTheme) {
    theme = newTheme;
    sample = newSample;
    shape = newShape;
    setText(
        newSample.className()
            + "   "
            + Quantities.briefly(newSample.measure(), newSample.distortion()));
    setAccessibleText(
        Texts.SCREEN.get(
            "sample-tile",
            Texts.TEXT.of("part", newSample.part()),
            newSample.index(),
            newSample.className(),
            Quantities.distortion(newSample.measure(), newSample.distortion()),
            Quantities.rate(newSample.rateBits())));
    draw(OutputScale.of(this));
  }

  @Override
  public Figure figure() {
    return Figures.sampleSheet(sample, shape);
  }

  private void draw(double scale) {
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    draw(new FxSurface(canvas.getGraphicsContext2D(), scale));
  }

  /** Draws it at the position of the canvas, in the colours used before. */
  void draw(Surface surface) {
    Box left = new Box(0, 0, PICTURE, PICTURE);
    Box right = new Box(PICTURE + GAP, 0, PICTURE, PICTURE);
    Box below = new Box(0, PICTURE + GAP, WIDTH, RASTER);
    Signal target = new Signal(shape, sample.target());
    Signal reconstruction = new Signal(shape, sample.reconstruction());
    if (SignalCharts.overlaid(shape)) {
      SignalCharts.pair("", target, reconstruction, RasterChart.Detail.BARE)
          .draw(surface, new Box(0, 0, WIDTH, PICTURE), theme);
    } else {
      new SignalChart("", target, ColourMap.GREY).draw(surface, left, theme);
      new SignalChart("", reconstruction, ColourMap.GREY).draw(surface, right, theme);
    }
    surface.rectangle(below, theme.grid().withAlpha(0.45));
    new RasterChart("", RasterChart.Channel.NEURON, sample.latent(), RasterChart.Detail.BARE)
        .draw(surface, below.inset(2, 2, 2, 2), theme);
  }
}
