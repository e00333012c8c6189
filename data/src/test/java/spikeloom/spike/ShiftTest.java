package spikeloom.spike;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
  private static final SignalShape.Image IMAGE = new SignalShape.Image(2, 4, 3);
  private static final float GUARD = 42f;

  @Test
  void everyValueGoesWhereItIsMovedOrLeaves() {
    for (int right = -4; right <= 4; right++) {
      for (int down = -5; down <= 5; down++) {
        Shift shift = new Shift(right, down);
        for (int i = 0; i < IMAGE.size(); i++) {
          assertEquals(moved(i, shift), shift.of(i, IMAGE), shift + " of " + i);
        }
      }
    }
  }

  @Test
  void aPictureIsMovedInItsPlaceAndWhatComesInIsDark() {
    for (int right = -4; right <= 4; right++) {
      for (int down = -5; down <= 5; down++) {
        float[] values = new float[IMAGE.size() + 3];
        float[] expected = new float[values.length];
        Arrays.fill(values, GUARD);
        expected[0] = expected[1] = expected[values.length - 1] = GUARD;
        Shift shift = new Shift(right, down);
        for (int i = 0; i < IMAGE.size(); i++) {
          values[2 + i] = i + 1;
          if (moved(i, shift) >= 0) {
            expected[2 + moved(i, shift)] = i + 1;
          }
        }
        shift.apply(IMAGE, values, 2, new float[IMAGE.size()]);
        assertEquals(Arrays.toString(expected), Arrays.toString(values), shift.toString());
      }
    }
  }

  @Test
  void spikesOfASampleMoveAsThePictureDoesAndThoseOfTheNextStay() {
    Shift shift = new Shift(1, -2);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(70, IMAGE.size());
    builder.move(shift, IMAGE);
    all(builder);
    builder.endSample();
    all(builder);
    builder.endSample();
    SpikeBatch batch = builder.build();
    for (int t = 0; t < 70; t++) {
      int[] expected = t < 68 ? new int[0] : new int[IMAGE.size()];
      int count = 0;
      for (int i = 0; i < expected.length; i++) {
        if (moved(i, shift) >= 0) {
          expected[count++] = moved(i, shift);
        }
      }
      String ascending = Arrays.toString(Arrays.copyOf(expected, count));
      assertEquals(ascending, channels(batch, 0, t), "moved, step " + t);
      assertEquals(t < 68 ? 0 : IMAGE.size(), batch.end(1, t) - batch.begin(1, t), "step " + t);
    }
  }

  // At the last two steps, one alone and both at once.
  private static void all(SpikeBatchBuilder builder) {
    for (int i = 0; i < IMAGE.size(); i++) {
      if (i % 2 == 0) {
        builder.spikes(68, i, 0b11);
      } else {
        builder.spike(68, i);
        builder.spike(69, i);
      }
    }
  }

  @Test
  void gradedSpikesMoveWithTheirValues() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginGraded(1, IMAGE.size());
    builder.move(new Shift(2, 0), IMAGE);
    builder.spike(0, 0, 0.5f);
    builder.spike(0, 1, 0.25f); // leaves
    builder.spike(0, 3, 3f);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals("[2, 5]", channels(batch, 0, 0));
    assertEquals(0.5f, batch.value(0));
    assertEquals(3f, batch.value(1));
  }

  @Test
  void aNewBatchBeginsUnmoved() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(1, IMAGE.size());
    builder.move(new Shift(1, 0), IMAGE);
    builder.begin(1, IMAGE.size());
    builder.spike(0, 2);
    builder.endSample();
    assertEquals("[2]", channels(builder.build(), 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 3", "2, 4, 3"})
  void channelsThatDoNotLieAsThePictureAreRefused(int planes, int height, int width) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(1, IMAGE.size() + 1);
    SignalShape.Image other = new SignalShape.Image(planes, height, width);
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> builder.move(new Shift(0, 0), other))
                .getMessage());
    assertTrue(message.contains("25"), message);
  }

  @Test
  void aSpikeThatIsNoneIsRefusedEvenIfItWouldLeave() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(1, IMAGE.size());
    builder.move(new Shift(3, 0), IMAGE);
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spike(0, IMAGE.size()));
    assertThrows(IndexOutOfBoundsException.class, () -> builder.spike(1, 0));
  }

  private static int moved(int index, Shift shift) {
    int plane = index / 12;
    int row = index % 12 / 3 + shift.down();
    int column = index % 3 + shift.right();
    boolean inside = row >= 0 && row < 4 && column >= 0 && column < 3;
    return inside ? plane * 12 + row * 3 + column : -1;
  }

  private static String channels(SpikeBatch batch, int sample, int step) {
    int[] channels = new int[batch.end(sample, step) - batch.begin(sample, step)];
    Arrays.setAll(channels, i -> batch.channel(batch.begin(sample, step) + i));
    return Arrays.toString(channels);
  }
}
