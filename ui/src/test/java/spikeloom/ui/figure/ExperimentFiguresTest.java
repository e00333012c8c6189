package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.CurveChart;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.SvgSurface;
import spikeloom.ui.fake.ExperimentFakes;

class ExperimentFiguresTest {
  @TempDir Path folder;

  @Test
  void everyFigureIsWrittenInEveryFormatAndTheme() throws Exception {
    for (Map.Entry<String, Figure> entry : ExperimentFakes.figures().entrySet()) {
      for (ChartTheme theme : List.of(ChartTheme.LIGHT, ChartTheme.DARK)) {
        Figure figure = entry.getValue().in(theme);
        Path png = folder.resolve(entry.getKey() + ".png");
        FigureFile.write(figure, png, 1);
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals(theme.background().argb(), image.getRGB(2, 2), entry.getKey());

        SvgSurface svg = new SvgSurface(figure.title(), 100, 100);
        figure.draw(svg);
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg.document())));
      }
      Path csv = folder.resolve(entry.getKey() + ".csv");
      FigureFile.write(entry.getValue(), csv);
      assertTrue(Files.readAllLines(csv).size() > 3, entry.getKey());
    }
  }

  @Test
  void figuresWithoutDataAreStillPages() {
    List<Figure> empty =
        List.of(
            ExperimentFigures.rateDistortion(List.of(), List.of(), Axis.Scale.LOG, "nats"),
            ExperimentFigures.byTime(List.of(), List.of(), List.of(), "nats"),
            ExperimentFigures.gradientAgreement(List.of(), List.of()),
            ExperimentFigures.naturalisation(List.of()));
    for (Figure figure : empty) {
      SvgSurface svg = new SvgSurface(figure.title(), 100, 100);
      figure.draw(svg);
      assertTrue(figure.page().width() > 0 && figure.page().height() > 0, figure.title());
    }
  }

  @Test
  void byTimeHasOneTableForBothPanels() {
    Points points = new Points(new double[] {1, 2}, new double[] {0.5, 0.25});
    Curve distortion =
        new Curve("rate code", points, new double[] {0.125, Double.NaN}, Curve.Look.BAND, 0);
    Curve rate = Curve.of("rate code", points, Curve.Look.BAND, 0);

    assertEquals(
        """
        quantity,series,step,value,deviation
        distortion,rate code,1.0,0.5,0.125
        distortion,rate code,2.0,0.25,
        rate,rate code,1.0,0.5,
        rate,rate code,2.0,0.25,
        """,
        csv(ExperimentFigures.byTime(List.of(distortion), List.of(rate), List.of(), "nats")));
  }

  @Test
  void cosinesComeWithLayerAndRule() {
    Figure figure =
        ExperimentFigures.gradientAgreement(
            List.of("hidden", "latent"), List.of(BarSeries.of("score", new double[] {0.5, 1}, 0)));

    assertEquals(
        """
        category,series,cosine with the exact gradient,deviation
        hidden,score,0.5,
        latent,score,1.0,
        """,
        csv(figure));
  }

  @Test
  void panelsFillRowsWithoutTouchingAndKeepTheirTables() {
    List<Chart> charts = List.of(chart("a"), chart("b"), chart("c"));
    Figure figure = Panels.of("All", charts, new Panels.Layout(2, 300, 200), ChartTheme.LIGHT);
    List<Box> places = figure.panels().stream().map(Figure.Panel::place).toList();

    assertEquals(places.get(0).y(), places.get(1).y());
    assertEquals(places.get(0).x(), places.get(2).x());
    assertTrue(places.get(1).x() > places.get(0).right());
    assertTrue(places.get(2).y() > places.get(0).bottom());
    assertTrue(places.get(1).right() < figure.page().right());
    assertTrue(places.get(2).bottom() < figure.page().bottom());
    assertEquals(
        """
        panel,series,x,y,deviation
        a,one,1.0,2.0,

        panel,series,x,y,deviation
        b,one,1.0,2.0,

        panel,series,x,y,deviation
        c,one,1.0,2.0,
        """,
        csv(figure));
  }

  @Test
  void naturalisedSamplesListTheirPartsInOneTable() {
    String table = csv(ExperimentFigures.naturalisation(ExperimentFakes.naturalised(1)));

    assertTrue(
        table.startsWith("sample,caption,part,step,index,value\n0,class 0,events on,,0,0.0\n"));
    for (String part : List.of("events off", "latent", "reconstruction", "target")) {
      assertTrue(table.contains("\n0,class 0," + part + ","), part);
    }
  }

  private static Chart chart(String title) {
    Points point = new Points(new double[] {1}, new double[] {2});
    return new CurveChart(
        title,
        Axis.linear("x", ""),
        Axis.linear("y", ""),
        List.of(Curve.of("one", point, Curve.Look.MARKERS, 0)),
        List.of());
  }

  private static String csv(Figure figure) {
    StringBuilder csv = new StringBuilder();
    figure.data().writeTo(new CsvWriter(csv));
    return csv.toString();
  }
}
