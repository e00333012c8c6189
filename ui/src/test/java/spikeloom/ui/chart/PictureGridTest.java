package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.spike.SignalShape;

final class PictureGridTest {
  private static final SignalShape SHAPE = new SignalShape.Image(1, 2, 2);

  private static PictureGrid grid(int count) {
    List<float[]> pictures = Collections.nCopies(count, new float[] {0, 1, 0.5f, 0});
    return new PictureGrid("Samples", "some", SHAPE, pictures);
  }

  @Test
  void picturesAreAsLargeAsTheBoxAllows() {
    ImageGrid four = new ImageGrid("", List.of(), groups(12), 4, SHAPE);
    ImageGrid one = new ImageGrid("", List.of(), groups(12), 1, SHAPE);
    Box wide = new Box(0, 0, 400, 300);
    assertTrue(four.pictureWidth(wide) > 2 * one.pictureWidth(wide));
    Box size = four.sizeFor(four.pictureWidth(wide));
    assertTrue(size.width() <= 400.001 && size.height() <= 300.001, "" + size);
    assertTrue(size.width() > 399 || size.height() > 299, "" + size);
  }

  private static List<ImageGrid.Group> groups(int count) {
    return Collections.nCopies(count, new ImageGrid.Group(List.of(new float[4]), ""));
  }

  @Test
  void allPicturesAreDrawnBelowTheHeading() {
    Recording drawn = Recording.of(grid(7), 500, 200);
    assertEquals(7, drawn.images.size());
    assertEquals("Samples", drawn.text("Samples").text());
    assertEquals("some", drawn.text("some").text());
    assertEquals(0, Recording.of(grid(0), 500, 200).images.size());
  }

  @Test
  void theTableHasEveryValueOfEveryPicture() {
    StringBuilder text = new StringBuilder();
    grid(3).writeTo(new CsvWriter(text));
    assertEquals(1 + 3 * 4, text.toString().lines().count());
  }
}
