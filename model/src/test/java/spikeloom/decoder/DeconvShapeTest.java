package spikeloom.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.MapSize;

final class DeconvShapeTest {
  private static final List<Integer> MAPS = List.of(128, 64, 48, 24);

  @Test
  void latentMapsOfASideOfEightBecomeColourPicturesInFiveConvolutions() {
    DeconvShape shape = maps(4, new MapSize(8, 8, 12), new MapSize(32, 32, 3));
    assertEquals(
        "8x8x48 1 8x8x128, 8x8x128 1 8x8x64, 8x8x64 2 16x16x48, 16x16x48 2 32x32x24, 32x32x24 1 32x32x3",
        layers(shape));
  }

  @Test
  void aDenseLatentLayerBeginsWithAnAffineLayerToTheFirstMaps() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, 10, 60);
    MapSize picture = new MapSize(28, 28, 1);
    DeconvShape shape = DeconvShape.of(features, Optional.empty(), MAPS, picture);
    assertEquals(
        "7x7x128 1 7x7x64, 7x7x64 2 14x14x48, 14x14x48 2 28x28x24, 28x28x24 1 28x28x1",
        layers(shape));
    assertEquals(7 * 7 * 128, shape.denseUnits());
    assertEquals(600, shape.slots() * shape.latents());
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12, 4, 12x12x9, 0",
    "28, 28, 4, 7x7x9, 2",
    "32, 32, 4, 8x8x9, 2",
    "34, 34, 4, 9x9x9, 2",
    "13, 2, 4, 7x1x9, 1",
    "64, 64, 4, 8x8x9, 3",
    "128, 128, 4, 16x16x9, 3",
    "128, 128, 6, 8x8x9, 4",
    "32, 32, 1, 32x32x9, 0"
  })
  void sidesAreHalvedUntilTheyAreShortOrNoLayerIsLeft(
      int height, int width, int layers, String small, int doublings) {
    LatentFeatures features = new LatentFeatures(Decoding.RATE, 10, 5);
    List<Integer> channels = java.util.Collections.nCopies(layers, 9);
    DeconvShape shape =
        DeconvShape.of(features, Optional.empty(), channels, new MapSize(height, width, 2));
    assertEquals(small, shape.small().toString());
    assertEquals(doublings, shape.doublings());
    assertTrue(shape.last().height() >= height && shape.last().width() >= width);
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatToChange() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, 4, 128);
    String few = refused(() -> maps(4, new MapSize(2, 2, 3), new MapSize(64, 64, 1)));
    assertTrue(few.contains("5 times") && few.contains("at least 6 numbers"), few);
    String cut = refused(() -> maps(4, new MapSize(4, 8, 3), new MapSize(32, 32, 1)));
    assertTrue(cut.contains("32 x 64") && cut.contains("part only"), cut);
    String other =
        refused(
            () ->
                DeconvShape.of(
                    features, Optional.of(new MapSize(4, 4, 4)), MAPS, new MapSize(8, 8, 1)));
    assertTrue(other.contains("64 neurons, not 128"), other);
    String large =
        refused(
            () ->
                DeconvShape.of(
                    features, Optional.empty(), List.of(4096), new MapSize(4000, 4000, 1)));
    assertTrue(large.contains("4000 x 4000") && large.contains("smaller numbers"), large);
  }

  private static DeconvShape maps(int steps, MapSize map, MapSize picture) {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, steps, map.neurons());
    return DeconvShape.of(features, Optional.of(map), MAPS, picture);
  }

  private static String refused(org.junit.jupiter.api.function.Executable wrong) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, wrong).getMessage());
  }

  private static String layers(DeconvShape shape) {
    return shape.convolutions().stream()
        .map(layer -> layer.input() + " " + layer.scale() + " " + layer.output())
        .collect(Collectors.joining(", "));
  }
}
