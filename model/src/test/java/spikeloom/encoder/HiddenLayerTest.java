package spikeloom.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.MapSize;
import spikeloom.spike.SignalShape;

final class HiddenLayerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"600", "conv:32x3", "conv:32x4s2", "conv:8x5s3p0", "conv:16x3r", "pool:2"})
  void aLayerIsItsText(String text) {
    assertTrue(HiddenLayer.isLayer(text));
    assertEquals(text, HiddenLayer.parse(text).toString());
  }

  @Test
  void theDefaultPaddingKeepsTheSizeOfOddKernels() {
    assertEquals(1, HiddenLayer.parse("conv:32x3").padding());
    assertEquals(2, HiddenLayer.parse("conv:32x5s2").padding());
    assertEquals(1, HiddenLayer.parse("conv:32x4s2").padding());
    assertEquals("conv:32x3", HiddenLayer.parse("conv:32x3s1p1").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv:32 | is not a hidden layer",
        "conv:0x3 | between 1 and 4096 maps, not 0",
        "conv:3x65 | between 1 and 64, not 65 and 1",
        "conv:3x3s0 | between 1 and 64, not 3 and 0",
        "conv:3x3p3 | below its kernel, not 3",
        "conv:3x3s2r | a residual layer keeps the size",
        "pool:0 | between 1 and 64",
        "0 | between 1 and 65536 neurons, not 0",
        "many | 'many' is not a hidden layer"
      })
  void aTextThatIsNotALayerIsRefused(String text, String words) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> HiddenLayer.parse(text))
                .getMessage());
    assertTrue(message.contains(words), message);
  }

  @Test
  void theSizesOfMapsFollowFromTheirLayers() {
    MapSpec spec = spec("conv:32x4s2,pool:3,conv:8x3", 3);
    assertEquals(
        List.of(
            new MapSize(32, 32, 3),
            new MapSize(16, 16, 32),
            new MapSize(5, 5, 32),
            new MapSize(5, 5, 8)),
        spec.sizes());
    assertEquals(Optional.empty(), spec.problem(50));
    assertEquals(Optional.of(new MapSize(5, 5, 2)), spec.latentSize(50));
    assertFalse(MapSpec.none().present());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv:32x4s2 | 3 | 100 | a multiple of the 256 positions (16 x 16) of the last maps, not 100",
        "pool:16,conv:4x5p0 | 0 | 4 | hidden layer conv:4x5p0 does not fit its input, maps of 2x2x3",
        "conv:4x3r | 0 | 4 | must have as many maps as its input, 3"
      })
  void mapsThatDoNotFitAreRefusedInWords(String layers, int kernel, int latents, String words) {
    String problem = spec(layers, kernel).problem(latents).orElseThrow();
    assertTrue(problem.contains(words), problem);
  }

  @Test
  void mapsNeedInputWithPlaces() {
    MapSpec spec = new MapSpec(Optional.empty(), List.of(HiddenLayer.parse("conv:3x3")), 0);
    assertTrue(spec.problem(4).orElseThrow().contains("need pictures"));
  }

  private static MapSpec spec(String layers, int kernel) {
    return new MapSpec(
        Optional.of(new SignalShape.Image(3, 32, 32)),
        List.of(layers.split(",")).stream().map(HiddenLayer::parse).toList(),
        kernel);
  }
}
