package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.Windows;
import spikeloom.encoding.LatencyEncoding;
import spikeloom.encoding.RateEncoding;
import spikeloom.random.RandomKey;
import spikeloom.spike.Shift;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** Samples that are moved anew every time they are shown. */
final class ShiftedBatchesTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1).fold("input");
  private static final SignalShape.Image PICTURE = new SignalShape.Image(1, 4, 4);
  private static final Windows WINDOWS = Windows.everyStep(6, 2, 3);
  private static final int MOMENTS = 3;
  private static final int[] ALL = IntStream.range(0, 20).toArray();
  private final Dataset.Split bars = Bars.dataset(20, 1).train();
  private final Dataset.Split recorded = RecordedBars.dataset(20, 1).train();

  @Test
  void everyDecodeStepsTargetIsThePictureMovedByAtMostTheShift() {
    Batch batch = batch(bars, presentation(2), KEY);
    for (int b = 0; b < ALL.length; b++) {
      Shift shift = shift(bars, batch, b);
      for (int m = 0; m < MOMENTS; m++) {
        assertArrayEquals(moved(bars, b, shift), target(batch, b, m), b + " moved by " + shift);
      }
    }
  }

  @Test
  void codedInputIsTheCodeOfTheMovedPicture() {
    LatencyEncoding code = new LatencyEncoding(); // draws nothing
    Presentation shown = new Presentation(new Input.Coded(code), new Target.Signal(), WINDOWS, 2);
    Batch batch = batch(bars, shown, KEY);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(6, Bars.VALUES);
    for (int b = 0; b < ALL.length; b++) {
      code.encode(target(batch, b, 0), 0, bars.shape(), KEY.random(), builder);
      builder.endSample();
    }
    assertEquals(builder.build(), batch.input());
  }

  @Test
  void recordedSpikesMoveAsTheirPictureDoes() {
    Presentation shown = new Presentation(new Input.Recorded(), new Target.Signal(), WINDOWS, 2);
    Batch batch = batch(recorded, shown, KEY);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(6, RecordedBars.SENSOR.size());
    for (int b = 0; b < ALL.length; b++) {
      builder.move(shift(recorded, batch, b), RecordedBars.SENSOR);
      recorded.spikes().orElseThrow().write(b, 6, builder);
      builder.endSample();
    }
    assertEquals(builder.build(), batch.input());
    assertNotEquals(batch(recorded, shown.still(), KEY).input(), batch.input(), "it moved");
  }

  @Test
  void theInputIsMovedTheSameWhereTheTargetIsTheLabel() {
    for (Dataset.Split split : new Dataset.Split[] {bars, recorded}) {
      Input input = split == bars ? new Input.Coded(new RateEncoding()) : new Input.Recorded();
      Batch signals = batch(split, new Presentation(input, new Target.Signal(), WINDOWS, 2), KEY);
      Batch labels = batch(split, new Presentation(input, new Target.Label(2), WINDOWS, 2), KEY);
      assertEquals(signals.input(), labels.input());
      for (int i = 0; i < labels.target().length; i++) {
        assertEquals(i % 2 == i / (2 * MOMENTS) % 2 ? 1f : 0f, labels.target()[i], "label " + i);
      }
    }
  }

  @Test
  void anotherKeyMovesDifferentlyAndTheSameKeyTheSameWay() {
    Map<Shift, Integer> seen = new HashMap<>();
    for (int epoch = 0; epoch < 50; epoch++) {
      Batch batch = batch(bars, presentation(1), KEY.fold(epoch));
      for (int b = 0; b < ALL.length; b++) {
        seen.merge(shift(bars, batch, b), 1, Integer::sum);
      }
    }
    assertEquals(9, seen.size(), "every shift of up to a pixel occurs: " + seen);
    // 1000 draws, 111 each: five deviations of 10.
    seen.forEach((shift, count) -> assertEquals(111, count, 50, shift + " is as likely"));
    Batch once = batch(bars, presentation(1), KEY);
    Batch again = batch(bars, presentation(1), KEY);
    assertEquals(once.input(), again.input());
    assertArrayEquals(once.target(), again.target());
  }

  @Test
  void howASampleIsMovedDoesNotDependOnItsBatch() {
    Batch whole = batch(bars, presentation(2), KEY);
    Batch one = new Batches(bars, presentation(2), new Workers(1)).of(new int[] {13}, KEY);
    assertArrayEquals(target(whole, 13, 0), target(one, 0, 0));
  }

  @Test
  void heldStillNothingMoves() {
    Batch batch = batch(bars, presentation(2).still(), KEY);
    for (int b = 0; b < ALL.length; b++) {
      assertArrayEquals(moved(bars, b, Shift.NONE), target(batch, b, 0));
    }
    SpikeBatch never = batch(bars, presentation(0), KEY).input();
    assertEquals(never, batch.input(), "the same spikes as without a shift");
  }

  private static Presentation presentation(int shift) {
    return new Presentation(
        new Input.Coded(new RateEncoding()), new Target.Signal(), WINDOWS, shift);
  }

  private static Batch batch(Dataset.Split split, Presentation shown, RandomKey key) {
    return new Batches(split, shown, new Workers(1)).of(ALL, key);
  }

  private static float[] target(Batch batch, int sample, int moment) {
    int at = (sample * MOMENTS + moment) * Bars.VALUES;
    return Arrays.copyOfRange(batch.target(), at, at + Bars.VALUES);
  }

  /** The shift that made a sample's target of its picture; the noise of pixels tells it. */
  private static Shift shift(Dataset.Split split, Batch batch, int sample) {
    for (int right = -2; right <= 2; right++) {
      for (int down = -2; down <= 2; down++) {
        Shift shift = new Shift(right, down);
        if (Arrays.equals(moved(split, sample, shift), target(batch, sample, 0))) {
          return shift;
        }
      }
    }
    throw new AssertionError("sample " + sample + " was not moved but changed");
  }

  private static float[] moved(Dataset.Split split, int index, Shift shift) {
    float[] picture = new float[Bars.VALUES];
    split.copyTo(index, picture, 0);
    shift.apply(PICTURE, picture, 0, new float[Bars.VALUES]);
    return picture;
  }
}
