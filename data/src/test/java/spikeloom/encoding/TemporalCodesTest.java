package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.spike.SignalShape;

/** Codes that follow a signal through time, on examples worked out by hand. */
final class TemporalCodesTest {
  private static final SignalShape SERIES = new SignalShape.Series(4, 1);

  @Test
  void stepForwardClimbsAStepPerSpikeAndComesDownAgain() {
    TemporalEncoding code = new StepForwardEncoding(0.25, 1);
    byte[] spikes = code.follow(new double[] {0.3, 0.6, 0.8, 0.2, 0.1, 0.1}, 1);
    assertArrayEquals(new byte[] {1, 1, 1, -1, -1, 0}, spikes);
    assertArrayEquals(new double[] {0.25, 0.5, 0.75, 0.5, 0.25, 0.25}, code.rows(spikes, 1));
  }

  @Test
  void aRowThatIsHeldLongerIsReached() {
    TemporalEncoding code = new StepForwardEncoding(0.25, 1);
    assertArrayEquals(new byte[] {1, 1, 1, 0, -1, -1, 0, 0}, code.follow(new double[] {0.9, 0}, 4));
  }

  @Test
  void hysteresisKeepsNoiseFromTurningTheDirection() {
    double[] noisy = {0.25, 0.5, 0.75, 0.49, 0.75, 0.49, 0.75};
    byte[] without = new DeltaEncoding(0.25, 0, 1).follow(noisy, 1);
    byte[] with = new DeltaEncoding(0.25, 0.1, 1).follow(noisy, 1);
    assertArrayEquals(new byte[] {1, 1, 1, -1, 1, -1, 1}, without);
    assertArrayEquals(new byte[] {1, 1, 1, 0, 0, 0, 0}, with);
  }

  @Test
  void deltaFollowsTheStraightLineBetweenRows() {
    TemporalEncoding code = new DeltaEncoding(0.25, 0, 1);
    assertArrayEquals(new byte[] {0, 1, 0, 1, 0, 0, 0, 0}, code.follow(new double[] {0.5, 0.5}, 4));
  }

  @Test
  void sigmaDeltaFiresAsDenselyAsTheValueIsGreat() {
    TemporalEncoding code = new SigmaDeltaEncoding(4, 1);
    assertArrayEquals(
        new byte[] {0, 1, 0, 0, 0, 1, 0, 0}, code.follow(new double[] {0.25, 0.25}, 4));
    assertArrayEquals(new byte[] {1, 1, 0, 0}, code.follow(new double[] {1, 1, 0, 0}, 1));
  }

  @Test
  void benSpikerFiresAtEveryStepOnceAStretchOfOnesIsAsLongAsTheFilter() {
    double[] ones = new double[40];
    java.util.Arrays.fill(ones, 1);
    byte[] spikes = new BenSpikerEncoding().follow(ones, 1);
    for (int t = 8; t < spikes.length; t++) {
      assertEquals(1, spikes[t], "step " + t);
    }
    assertArrayEquals(new byte[6], new BenSpikerEncoding().follow(new double[6], 1));
  }

  @Test
  void onChannelsComeBeforeOffChannels() {
    SpikeEncoding code = new StepForwardEncoding(0.25, 1);
    SignalShape shape = new SignalShape.Series(3, 2);
    assertEquals(4, code.channels(shape));
    float[] values = {0.6f, 0, 0.6f, 0.6f, 0, 0.6f};
    assertEquals("0:0 1:0 1:1 2:1 2:2", Coded.spikes(code, values, shape, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta", "step-forward", "sigma-delta", "ben-spiker"})
  void stepsFollowFromTheRowsInTime(String name) {
    SpikeEncoding code = Encodings.named(name);
    int least = ((TemporalEncoding) code).leastSteps();
    SignalShape picture = new SignalShape.Image(1, 28, 20);
    SignalShape colour = new SignalShape.Image(3, 28, 20);
    int perRow = (least + 27) / 28;
    assertEquals(OptionalInt.of(28 * perRow), code.steps(picture));
    assertEquals(OptionalInt.of(84 * ((least + 83) / 84)), code.steps(colour));
    assertEquals(OptionalInt.of(3000), code.steps(new SignalShape.Series(3000, 2)));
    int channels = code.channels(picture);
    assertEquals(channels, code.channels(colour));
    assertTrue(channels == 20 || channels == 40);
    assertEquals(channels / 10, code.channels(new SignalShape.Series(3000, 2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta", "step-forward", "sigma-delta", "ben-spiker"})
  void valuesAreClippedAndMissingOnesAreAsTheLast(String name) {
    SpikeEncoding code = Encodings.named(name);
    float nan = Float.NaN;
    assertEquals(
        Coded.spikes(code, new float[] {0, 0.7f, 0.7f, 1}, SERIES, 0),
        Coded.spikes(code, new float[] {nan, 0.7f, nan, 8}, SERIES, 0));
    assertEquals("", Coded.spikes(code, new float[] {nan, -1, nan, 0}, SERIES, 0));
  }

  @Test
  void parametersOutOfRangeAreRefusedInWords() {
    for (Executable wrong :
        List.<Executable>of(
            () -> new DeltaEncoding(0, 0, 1),
            () -> new DeltaEncoding(0.1, -0.1, 1),
            () -> new DeltaEncoding(0.1, 0.1, 0),
            () -> new StepForwardEncoding(1.5, 1),
            () -> new StepForwardEncoding(0.5, 10_001),
            () -> new SigmaDeltaEncoding(0, 1),
            () -> new SigmaDeltaEncoding(8, 0),
            () -> new BenSpikerEncoding(1, 0.7, 1),
            () -> new BenSpikerEncoding(8, Double.NaN, 1),
            () -> new BenSpikerEncoding(8, 0.7, -1))) {
      String message =
          String.valueOf(assertThrows(IllegalArgumentException.class, wrong).getMessage());
      assertTrue(message.matches(".* of code .* must be .*, not .*"), message);
    }
  }
}
