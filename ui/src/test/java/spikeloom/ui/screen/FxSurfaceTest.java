package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarChart;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.Colour;
import spikeloom.ui.chart.FxPictures;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.chart.ImageSurface;
import spikeloom.ui.chart.PixelImage;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Surface;

@ExtendWith(FxExtension.class)
class FxSurfaceTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 220;

  @Test
  void theWindowHasItsBarsWhereTheFileHasThem() {
    Chart chart =
        new BarChart(
            "Bars",
            Axis.linear("", ""),
            List.of("back-propagation", "score-function-estimate"),
            List.of(BarSeries.of("", new double[] {1, 2}, 0)),
            List.of());
    int[] window = window(surface -> draw(chart, surface));
    int[] file = file(surface -> draw(chart, surface));

    int colour = ChartTheme.LIGHT.series(0).argb();
    assertEquals(count(file, colour), count(window, colour), 0.02 * count(file, colour));
  }

  @Test
  void polygonsAndTurnedTextsComeOutAlike() {
    Colour red = Colour.rgb(0xff0000);
    Drawing drawing =
        surface -> {
          surface.rectangle(new Box(0, 0, WIDTH, HEIGHT), Colour.rgb(0xffffff));
          surface.polygon(
              new Points(new double[] {100, 200, 100}, new double[] {20, 120, 120}), red);
          // Upright, a row of full blocks would be wide; turned, it is high.
          surface.turnedText("—————", 50, 200, -90, ChartTheme.LIGHT.titleStyle());
        };
    int[] window = window(drawing);

    assertEquals(red.argb(), window[100 * WIDTH + 110], "within the triangle");
    assertEquals(0xffffffff, window[40 * WIDTH + 180], "outside");
    assertEquals(0, inkIn(window, new Box(60, 150, 100, 60)), "no ink where unturned text is");
    assertEquals(5000.0, count(window, red.argb()), 300, "half of a square of 100 x 100");
  }

  @Test
  void memoryThatIsKeptForPicturesShowsEachDrawingItsOwn() {
    FxPictures pictures = new FxPictures();
    int[][] sizes = {{2, 2}, {2, 2}, {2, 2}, {3, 1}, {2, 2}};
    for (int drawing = 0; drawing < sizes.length; drawing++) {
      int left = 0xff000000 | drawing;
      int right = 0xffff0000 | drawing;
      PixelImage first = filled(sizes[drawing], left);
      PixelImage second = filled(sizes[drawing], right);
      boolean both = drawing != 1;
      int[] seen =
          FxExtension.on(
              () -> {
                pictures.begin();
                return window(
                    pictures,
                    surface -> {
                      surface.image(first, new Box(0, 0, 20, 20));
                      if (both) {
                        surface.image(second, new Box(20, 0, 20, 20));
                      }
                    });
              });
      assertEquals(left, seen[10 * WIDTH + 10], "drawing " + drawing);
      assertEquals(both ? right : 0xffffffff, seen[10 * WIDTH + 30], "drawing " + drawing);
    }
  }

  private static PixelImage filled(int[] size, int argb) {
    return new PixelImage(size[0], size[1], pixels -> Arrays.fill(pixels, argb));
  }

  private interface Drawing {
    void on(Surface surface);
  }

  private static void draw(Chart chart, Surface surface) {
    Box page = new Box(0, 0, WIDTH, HEIGHT);
    surface.rectangle(page, ChartTheme.LIGHT.background());
    chart.draw(surface, page, ChartTheme.LIGHT);
  }

  private static int[] window(Drawing drawing) {
    return FxExtension.on(() -> window(new FxPictures(), drawing));
  }

  private static int[] window(FxPictures pictures, Drawing drawing) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    drawing.on(new FxSurface(canvas.getGraphicsContext2D(), 1, pictures));
    WritableImage image = canvas.snapshot(null, null);
    int[] argb = new int[WIDTH * HEIGHT];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = image.getPixelReader().getArgb(i % WIDTH, i / WIDTH);
    }
    return argb;
  }

  private static int[] file(Drawing drawing) {
    ImageSurface surface = new ImageSurface(WIDTH, HEIGHT, 1);
    drawing.on(surface);
    return surface.image().getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
  }

  private static int count(int[] pixels, int argb) {
    int count = 0;
    for (int pixel : pixels) {
      count += pixel == argb ? 1 : 0;
    }
    return count;
  }

  private static int inkIn(int[] pixels, Box box) {
    int ink = 0;
    for (int y = (int) box.y(); y < box.bottom(); y++) {
      for (int x = (int) box.x(); x < box.right(); x++) {
        ink += pixels[y * WIDTH + x] == 0xffffffff ? 0 : 1;
      }
    }
    return ink;
  }
}
