package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Workers;
import spikeloom.encoding.DirectEncoding;
import spikeloom.encoding.RateEncoding;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class BinarisationTest {
  private static float[] drawn(Binarisation kind, int index, long seed, float value, int count) {
    float[] values = new float[count + 2];
    Arrays.fill(values, value);
    kind.apply(index, new FastRandom(seed), values, 1, count + 1);
    assertEquals(value, values[0], "outside of the picture");
    assertEquals(value, values[count + 1], "outside of the picture");
    return Arrays.copyOfRange(values, 1, count + 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Binarisation.class,
      names = {"STATIC", "DYNAMIC"})
  void aPixelIsOneWithTheProbabilityOfItsValue(Binarisation kind) {
    double sum = 0;
    for (float pixel : drawn(kind, 3, 5, 0.3f, 20_000)) {
      assertTrue(pixel == 0 || pixel == 1);
      sum += pixel;
    }
    assertEquals(0.3, sum / 20_000, 0.015);
    for (float pixel : drawn(kind, 3, 5, 1f, 1000)) {
      assertEquals(1, pixel);
    }
    for (float pixel : drawn(kind, 3, 5, 0f, 1000)) {
      assertEquals(0, pixel);
    }
  }

  @Test
  void staticPicturesAreDrawnOnceAndDynamicOnesEveryTime() {
    float[] once = drawn(Binarisation.STATIC, 3, 5, 0.5f, 100);
    assertArrayEquals(once, drawn(Binarisation.STATIC, 3, 6, 0.5f, 100));
    assertFalse(Arrays.equals(once, drawn(Binarisation.STATIC, 4, 5, 0.5f, 100)));
    float[] first = drawn(Binarisation.DYNAMIC, 3, 5, 0.5f, 100);
    assertFalse(Arrays.equals(first, drawn(Binarisation.DYNAMIC, 3, 6, 0.5f, 100)));
    assertArrayEquals(new float[] {0.5f, 0.5f}, drawn(Binarisation.NO, 3, 5, 0.5f, 2));
  }

  @Test
  void theEncoderReceivesThePictureThatIsTheTarget() {
    Presentation shown =
        new Presentation(
            new Input.Coded(new DirectEncoding()),
            new Target.Signal(),
            TinyModel.WHOLE,
            0,
            Binarisation.DYNAMIC);
    Batch batch = batch(shown, RandomKey.ofSeed(1));
    for (int b = 0; b < batch.samples(); b++) {
      float[] input = new float[Bars.VALUES];
      for (int i = batch.input().begin(b, 0); i < batch.input().end(b, 0); i++) {
        input[batch.input().channel(i)] = batch.input().value(i);
      }
      int at = b * Bars.VALUES;
      assertArrayEquals(Arrays.copyOfRange(batch.target(), at, at + Bars.VALUES), input);
    }
  }

  @Test
  void evaluationsDrawTheSamePicturesEveryTime() {
    Presentation shown =
        new Presentation(
            new Input.Coded(new RateEncoding()),
            new Target.Signal(),
            TinyModel.WHOLE,
            0,
            Binarisation.DYNAMIC);
    float[] once = batch(shown.still(), RandomKey.ofSeed(1)).target();
    assertArrayEquals(once, batch(shown.still(), RandomKey.ofSeed(1)).target());
  }

  private static Batch batch(Presentation shown, RandomKey key) {
    Batches batches = new Batches(Bars.dataset(6, 1).train(), shown, new Workers(1));
    return batches.of(IntStream.range(0, 6).toArray(), key);
  }
}
