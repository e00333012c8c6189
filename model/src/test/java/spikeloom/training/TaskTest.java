package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.Windows;
import spikeloom.learning.Bars;
import spikeloom.learning.Input;
import spikeloom.learning.RecordedBars;
import spikeloom.learning.Target;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.run.Sentences;

final class TaskTest {
  private static final Dataset BARS = Bars.dataset(10, 5);
  private static final Dataset RECORDED = RecordedBars.dataset(10, 5);
  private static final Dataset BLOBS = Catalog.blobs(1, 10, 5);

  @Test
  void signalsAreCodedAndComeBackAtTheEnd() {
    Task task = task(BARS, "steps=12");
    assertTrue(
        task.presentation().input() instanceof Input.Coded coded
            && coded.encoding().code().equals("rate"));
    assertEquals(new Target.Signal(), task.presentation().target());
    assertEquals(Windows.atTheEnd(12, 12), task.presentation().windows());
    assertEquals(Bars.VALUES, task.channels());
    assertEquals(Bars.VALUES, task.shape().size());
  }

  @ParameterizedTest
  @CsvSource({"rows, 4, 4", "pixels, 16, 1", "permuted, 16, 1"})
  void aPictureIsShownPartByPartInAsManyStepsAsItHas(String code, int steps, int channels) {
    Task task = task(BARS, "encoding=" + code + " steps=" + steps);
    assertEquals(channels, task.channels());
    assertTrue(task.presentation().input().graded());
    String message =
        Sentences.require(
            assertThrows(PlanException.class, () -> task(BARS, "steps=30 encoding=" + code)));
    assertTrue(message.contains("set steps to " + steps), message);
    assertEquals(
        OptionalInt.of(code.equals("rows") ? 28 : 784), Task.neededSteps("mnist", code, ""));
  }

  @Test
  void levelsOfEightBitsAreRequiredOfAllWhoseLikelihoodIsThatOfLevels() {
    String message = refusedTask(BARS, "distortion=logistic");
    assertTrue(message.contains("not a multiple of 1/255"), message);
    assertTrue(refusedTask(RECORDED, "encoding=events distortion=logistic").contains("8 bits"));
    assertEquals(
        new Target.Signal(), task(Levels.of(BARS), "distortion=logistic").presentation().target());
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic", "continuous-bernoulli"})
  void likelihoodsOfValuesBetweenZeroAndOneAreNotForTargetsThatChangeInTime(String distortion) {
    String message =
        refusedTask(
            BLOBS, "encoding=events decode-at=every-step window=3 distortion=" + distortion);
    assertTrue(message.contains("use distortion gaussian"), message);
  }

  private static String refusedTask(Dataset data, String settings) {
    return Sentences.require(assertThrows(PlanException.class, () -> task(data, settings)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta", "step-forward", "sigma-delta", "ben-spiker"})
  void codesThatFollowASignalKnowTheirSteps(String code) {
    int steps = code.equals("delta") || code.equals("step-forward") ? 112 : 224;
    assertEquals(OptionalInt.of(steps), Task.neededSteps("mnist", code, ""));
  }

  @Test
  void otherCodesTakeAnyNumberOfSteps() {
    assertEquals(OptionalInt.empty(), Task.neededSteps("mnist", "direct", ""));
    assertEquals(OptionalInt.empty(), Task.neededSteps("mnist", "no such code", ""));
    assertEquals(OptionalInt.empty(), Task.neededSteps("no such set", "rows", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule=score", "encoder=none"})
  void whatNeedsSpikesRefusesValues(String other) {
    String message =
        Sentences.require(
            assertThrows(PlanException.class, () -> task(BARS, "encoding=direct " + other)));
    assertTrue(message.contains("encoding direct"), message);
  }

  @Test
  void theGainOfValuesComesOfTheirMeanSquare() {
    // Half of the values of a bar are 1 or nearly so.
    double direct = gain("encoding=direct steps=5");
    assertEquals(direct, gain("encoding=direct steps=9"));
    assertEquals(direct, gain("encoding=rows steps=4"));
  }

  private static double gain(String wanted) {
    return Objects.requireNonNull(
        InputGain.settle(Plans.with(TrainingPlan.defaults(), wanted), BARS).encoder().gain());
  }

  @Test
  void recordingsAreShownAsTheyAreAndTheirPicturesComeBack() {
    Task task = task(RECORDED, "encoding=events");
    assertEquals(new Input.Recorded(), task.presentation().input());
    assertEquals(new Target.Signal(), task.presentation().target());
    assertEquals(72, task.channels());
    assertEquals(Bars.VALUES, task.shape().size());
  }

  @Test
  void classesAreTheTargetWhereTheDistortionIsThatOfAClass() {
    assertEquals(new Target.Label(2), task(BARS, "distortion=class").presentation().target());
    assertEquals(2, task(BARS, "distortion=class").shape().size());
    Task blobs = task(BLOBS, "encoding=events distortion=class lag=3");
    assertEquals(new Target.Series(3), blobs.presentation().target());
    assertEquals(210, blobs.shape().size());
    assertEquals(20, blobs.channels());
  }

  @ParameterizedTest
  @CsvSource({
    // steps, window, lag: first moment and their number
    "30, , 0, 29, 1",
    "30, 5, 0, 4, 26",
    "30, 5, 7, 4, 26",
    "30, 5, -3, 4, 26",
    "30, 5, -4, 4, 26",
    "30, 5, -9, 9, 21",
    "30, 1, -29, 29, 1",
    "30, 30, -29, 29, 1"
  })
  void nothingIsAskedOfTheTimeBeforeTheFirstStep(
      int steps, Integer window, int lag, int first, int count) {
    String wanted =
        "encoding=events decode-at=every-step steps=%d lag=%d".formatted(steps, lag)
            + (window == null ? "" : " window=" + window);
    int seen = window == null ? steps : window;
    Task task = task(BLOBS, wanted);
    assertEquals(new Windows(steps, seen, first, count), task.presentation().windows());
    try (Workers workers = new Workers(1)) {
      float[] target =
          task.training(BLOBS.train(), workers).of(new int[] {3}, RandomKey.ofSeed(1)).target();
      float[] expected = new float[count * 210];
      BLOBS.train().series().orElseThrow().write(3, first + lag, count, expected, 0);
      assertArrayEquals(expected, target);
    }
  }

  @Test
  void atTheEndTheDecoderSeesTheLastStepsWhateverTheLag() {
    Task task = task(BLOBS, "encoding=events steps=30 window=5 lag=-20");
    assertEquals(Windows.atTheEnd(30, 5), task.presentation().windows());
  }

  @Test
  void spikesAreNotCodedAgain() {
    String message = refused(BLOBS, "encoding=rate");
    assertTrue(message.contains("events") && message.contains("drifting-blobs"), message);
    assertTrue(refused(RECORDED, "encoding=latency").contains("recorded-bars"));
  }

  @Test
  void signalsNeedACode() {
    String message = refused(BARS, "encoding=events");
    assertTrue(message.contains("encoding") && message.contains("bars"), message);
  }

  @ParameterizedTest
  @CsvSource({"1", "-1"})
  void aLagNeedsTargetsThatChangeInTime(int lag) {
    String message = refused(BARS, "lag=" + lag);
    assertTrue(message.contains("lag") && message.contains("bars"), message);
    assertTrue(refused(RECORDED, "encoding=events lag=" + lag).contains("lag"));
  }

  @Test
  void onlyPicturesAreMoved() {
    String message = refused(BLOBS, "encoding=events shift=1");
    assertTrue(message.contains("shift") && message.contains("drifting-blobs"), message);
    assertEquals(2, task(BARS, "shift=2").presentation().shift());
    assertEquals(2, task(RECORDED, "encoding=events shift=2").presentation().shift());
  }

  @Test
  void onlyTrainingMovesSamples() {
    Task task = task(BARS, "shift=2");
    try (Workers workers = new Workers(1)) {
      int moved = 0;
      for (int i = 0; i < 10; i++) {
        float[] picture = new float[Bars.VALUES];
        BARS.train().copyTo(i, picture, 0);
        int[] one = {i};
        RandomKey key = RandomKey.ofSeed(1);
        assertArrayEquals(picture, task.batches(BARS.train(), workers).of(one, key).target());
        float[] shown = task.training(BARS.train(), workers).of(one, key).target();
        moved += Arrays.equals(picture, shown) ? 0 : 1;
      }
      assertTrue(moved > 5, moved + " of 10 were moved");
    }
  }

  private static Task task(Dataset dataset, String wanted) {
    return Task.of(Plans.with(TrainingPlan.defaults(), wanted), dataset);
  }

  private static String refused(Dataset dataset, String wanted) {
    return Sentences.require(assertThrows(PlanException.class, () -> task(dataset, wanted)));
  }
}
