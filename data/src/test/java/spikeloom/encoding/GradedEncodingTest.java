package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** Codes whose events carry the values of the signal. */
final class GradedEncodingTest {
  private static final SignalShape PICTURE = new SignalShape.Image(1, 3, 2);
  private static final float[] VALUES = {0.25f, 0f, 2f, Float.NaN, -1f, 0.75f};
  private static final float[] SHOWN = {0.25f, 0f, 1f, 0f, 0f, 0.75f};

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 64, 65, 130})
  void theDirectCodeIsTheValueAtEveryStep(int steps) {
    float[][] cells = cells("direct", steps);
    for (float[] row : cells) {
      assertArrayEquals(SHOWN, row);
    }
    assertEquals(OptionalInt.empty(), Encodings.named("direct").steps(PICTURE));
    assertEquals(6, Encodings.named("direct").channels(PICTURE));
  }

  @Test
  void theDirectCodeMeasuresCurrentsFromTheValueThatGivesNone() {
    SpikeEncoding code = new DirectEncoding(0.75);
    float[] values = {0f, 0.75f, 1f, 0.375f, Float.NaN, 2f};
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(3, 6);
    code.encode(values, 0, PICTURE, new FastRandom(1), builder);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(3 * 4, batch.events(0), "no event at the value itself and for NaN");
    float third = 1 / 3f;
    float[] currents = {-1, 0, third, -0.5f, 0, third};
    for (int i = batch.begin(0, 2); i < batch.end(0, 2); i++) {
      assertEquals(currents[batch.channel(i)], batch.value(i), 1e-6f);
    }
    float[] expected = {0f, 0.75f, 1f, 0.375f, 0.75f, 1f};
    assertArrayEquals(expected, code.estimate(batch.raster(0), PICTURE), 1e-6f);
    assertThrows(IllegalArgumentException.class, () -> new DirectEncoding(1.5));
  }

  @Test
  void rowsComeOneAfterTheOther() {
    assertArrayEquals(new float[][] {{0.25f, 0f}, {1f, 0f}, {0f, 0.75f}}, cells("rows", 3));
    assertEquals(OptionalInt.of(3), Encodings.named("rows").steps(PICTURE));
    SignalShape series = new SignalShape.Series(5, 4);
    assertEquals(OptionalInt.of(5), Encodings.named("rows").steps(series));
    assertEquals(4, Encodings.named("rows").channels(series));
  }

  @Test
  void pixelsComeOneAfterTheOther() {
    assertArrayEquals(SHOWN, column(cells("pixels", 6)));
    assertEquals(OptionalInt.of(6), Encodings.named("pixels").steps(PICTURE));
    assertEquals(1, Encodings.named("pixels").channels(PICTURE));
  }

  @Test
  void permutedPixelsAreTheSameInAnotherOrderThatIsAlwaysTheSame() {
    float[] shown = column(cells("permuted", 6));
    assertArrayEquals(shown, column(cells("permuted", 6)));
    assertFalse(Arrays.equals(SHOWN, shown));
    float[] sorted = shown.clone();
    Arrays.sort(sorted);
    float[] expected = SHOWN.clone();
    Arrays.sort(expected);
    assertArrayEquals(expected, sorted);
  }

  @Test
  void theOrderOfAThousandPixelsIsTheOneThatRunsWereTrainedWith() {
    float[] values = new float[784];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i + 1) / 1000f;
    }
    SpikeBatch batch = encode("permuted", values, 784, 1);
    int first = Math.round(1000 * batch.value(batch.begin(0, 0))) - 1;
    int last = Math.round(1000 * batch.value(batch.begin(0, 783))) - 1;
    assertEquals(385, first);
    assertEquals(207, last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "rows", "pixels", "permuted"})
  void noRandomNumbersAreDrawn(String code) {
    FastRandom random = new FastRandom(1);
    int steps = Encodings.named(code).steps(PICTURE).orElse(9);
    int channels = Encodings.named(code).channels(PICTURE);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(steps, channels);
    Encodings.named(code).encode(VALUES, 0, PICTURE, random, builder);
    assertEquals(new FastRandom(1).nextLong(), random.nextLong());
    assertTrue(Encodings.named(code).graded());
  }

  @Test
  void aSignalThatDoesNotFillTheStepsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> encode("rows", VALUES, 4, 2));
  }

  private static float[] column(float[][] cells) {
    float[] column = new float[cells.length];
    for (int t = 0; t < cells.length; t++) {
      column[t] = cells[t][0];
    }
    return column;
  }

  // [step][channel]
  private static float[][] cells(String code, int steps) {
    int channels = Encodings.named(code).channels(PICTURE);
    SpikeBatch batch = encode(code, VALUES, steps, channels);
    float[][] cells = new float[steps][channels];
    for (int t = 0; t < steps; t++) {
      for (int i = batch.begin(0, t); i < batch.end(0, t); i++) {
        cells[t][batch.channel(i)] = batch.value(i);
        assertTrue(batch.value(i) > 0, "no event where there is nothing");
      }
    }
    return cells;
  }

  private static SpikeBatch encode(String code, float[] values, int steps, int channels) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(steps, channels);
    float[] moved = new float[values.length + 3];
    System.arraycopy(values, 0, moved, 3, values.length);
    SignalShape shape = values.length == 6 ? PICTURE : new SignalShape.Image(1, 1, values.length);
    Encodings.named(code).encode(moved, 3, shape, new FastRandom(1), builder);
    builder.endSample();
    return builder.build();
  }
}
