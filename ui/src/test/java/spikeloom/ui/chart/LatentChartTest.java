package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import spikeloom.spike.Cell;

class LatentChartTest {
  private static final Box BOX = new Box(0, 0, 500, 400);

  private final LatentChart chart = chart();

  private static LatentChart chart() {
    float[][] spikes = new float[100][50];
    spikes[80][30] = 1;
    return new LatentChart("Latent", spikes, null, 100, null, null, Viewport.whole());
  }

  @Test
  void everyCellIsFoundWhereItIsDrawn() {
    Box plot = chart.plot(BOX, ChartTheme.LIGHT);
    for (Viewport view : new Viewport[] {Viewport.whole(), new Viewport(0.75, 0.85, 0.5, 0.7)}) {
      double x = plot.x() + plot.width() * (0.805 - view.fromX()) / view.spanX();
      double y = plot.bottom() - plot.height() * (0.61 - view.fromY()) / view.spanY();
      ImageSurface surface = new ImageSurface(500, 400, 1);
      chart.within(view).draw(surface, BOX, ChartTheme.LIGHT);

      assertEquals(
          Optional.of(new Cell(80, 30)), chart.within(view).at(x, y, BOX, ChartTheme.LIGHT));
      assertEquals(
          ChartTheme.LIGHT.spike().argb() & 0xffffff,
          surface.image().getRGB((int) x, (int) y) & 0xffffff,
          view.toString());
    }
  }

  @Test
  void outsideOfTheShownPartThereIsNoCell() {
    Box plot = chart.plot(BOX, ChartTheme.LIGHT);
    LatentChart part = chart.within(new Viewport(0.5, 0.6, 0.5, 0.6));

    assertTrue(part.at(plot.x() - 1, plot.centreY(), BOX, ChartTheme.LIGHT).isEmpty());
    assertTrue(part.at(plot.centreX(), plot.bottom() + 1, BOX, ChartTheme.LIGHT).isEmpty());
  }
}
