package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Bars;
import spikeloom.objective.Distortion;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.Sentences;

/** Runs of every kind of plan: they end, stop, resume to the same bits, and can be loaded. */
final class ResumeAnyPlanTest {
  private static final int SAMPLES = 260;
  private static final int TESTED = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distortion=class shift=1",
        "distortion=gaussian rate-weight=1 beta= decoder=conv",
        "distortion=gaussian decoder=deconv decoder-maps=5,3 workers=2",
        "distortion=gaussian rule=fptt window=2",
        "distortion=gaussian rule=score draws=2 decoding=rate window=2 decode-at=every-step",
        "distortion=continuous-bernoulli decoder=mlp workers=2 every=2",
        "distortion=squared-error decode-at=every-step window=3 hidden=none",
        "encoder=none latent=16 window=4",
        "encoder=src decoding=bins bin=3 peak=0.5",
        "encoder=src pulses=onsets hidden=none window=4 decode-at=every-step pulse-noise=gaussian",
        "encoder=ltc",
        "encoder=ltc rule=fptt window=2",
        "encoder=ltc hidden=conv:4x3,pool:2,6 encoding=direct rule=fptt window=1",
        "encoder=ltc hidden=none recurrent=no threshold=fixed decode-at=every-step window=3",
        "encoder=theta rule=exact decoding=count encoding=latency trial=4",
        "encoder=qif rule=exact decoding=first-spike encoding=pixel-latency hidden=none latent-code=direct",
        "encoder=srm rule=exact decoding=filtered",
        "rule=score draws=2 decoding=rate window=2 decode-at=every-step",
        "rule=fptt window=2",
        "encoding=direct",
        "decoder=deconv decoder-maps=5,3 workers=2",
        "decoder=deconv decoder-maps=5 rule=fptt window=2",
        "encoding=rows steps=4 rule=fptt window=2",
        "encoding=permuted steps=16 rule=fptt window=4",
        "rule=fptt fptt-form=two-pass clip= emphasis=rising hidden=none decoder=mlp"
      })
  void aRunOfAnyKindThatIsStoppedEndsLikeOneThatIsNot(String wanted, @TempDir Path folder)
      throws IOException {
    requireSameAfterAStop(wanted, Bars.dataset(SAMPLES, TESTED), folder);
  }

  @Test
  void aRunOnPicturesOfEightBitsThatIsStoppedEndsLikeOneThatIsNot(@TempDir Path folder)
      throws IOException {
    requireSameAfterAStop(
        "distortion=logistic decoder=deconv decoder-maps=5,3 workers=2",
        Levels.of(Bars.dataset(SAMPLES, TESTED)),
        folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decode-at=every-step window=3 lag=-4 distortion=class",
        "encoder=none latent=20 decode-at=every-step window=1 lag=2"
      })
  void aRunOnSequencesThatIsStoppedEndsLikeOneThatIsNot(String wanted, @TempDir Path folder)
      throws IOException {
    requireSameAfterAStop("encoding=events " + wanted, Catalog.blobs(1, SAMPLES, TESTED), folder);
  }

  private static void requireSameAfterAStop(String wanted, Dataset data, Path folder)
      throws IOException {
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.LINEAR, 2, 2), wanted);
    Path whole = folder.resolve("whole");
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, whole, data));
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    TrainingControl control = new TrainingControl();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            control.stop();
          }
        };
    try (RunDirectory run = RunDirectory.openToWrite(stopped);
        Trainer trainer = new Trainer(data, run, listener, control)) {
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
    }
    assertEquals(4, RunResults.lastStep(stopped), "the first of 66 steps to report");
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.resume(stopped, data, new TrainingControl()));
    RunResults.requireSame(whole, stopped);
    boolean classes = plan.objective().distortion() == Distortion.CLASS;
    assertEquals(classes, !"null,".equals(RunResults.summary(whole).get("\"test_accuracy\"")));
    try (RunDirectory run = RunDirectory.openToRead(whole);
        TrainedModel model = TrainedModel.load(run, data, 1, note -> {})) {
      double distortion = model.evaluator().run(TESTED).distortion();
      assertEquals(
          distortion + ",", RunResults.summary(whole).get("\"test_distortion\""), "loaded anew");
    }
  }

  @Test
  void withoutAnEncoderThereAreAsManyLatentNeuronsAsChannels() {
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.LINEAR, 1, 1), "encoder=none");
    String message =
        Sentences.require(
            assertThrows(
                PlanException.class, () -> new TrainingParts(plan, Bars.dataset(10, 5)).close()));
    assertTrue(message.contains("latent must be 16"), message);
  }

  @Test
  void aRunBeginsWithTheEncoderOfAnotherAndItsOwnDecoder(@TempDir Path folder) {
    Dataset data = Bars.dataset(SAMPLES, TESTED);
    TrainingPlan plan = Plans.tiny(DecoderKind.LINEAR, 1, 1);
    Path first = folder.resolve("first");
    ResumeTest.start(Plans.with(plan, "gain=2.5"), first, data);
    TrainingPlan second = Plans.with(plan, "gain= start-from=" + first);
    Path path = folder.resolve("second");
    RunDirectory.create(path, second).close();
    TrainingControl control = new TrainingControl();
    try (RunDirectory run = RunDirectory.openToWrite(path);
        Trainer trainer = new Trainer(data, run, new TrainingListener() {}, control)) {
      control.stop(); // before the first step
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
      assertEquals(2.5, run.plan().encoder().gain(), "its neurons learned with it");
    }
    Map<String, float[]> theirs = RunResults.last(first).arrays();
    Map<String, float[]> ours = RunResults.last(path).arrays();
    assertArrayEquals(theirs.get("encoder parameters"), ours.get("encoder parameters"));
    assertFalse(Arrays.equals(theirs.get("decoder parameters"), ours.get("decoder parameters")));
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.resume(path, data, new TrainingControl()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden=11",
        "hidden-decay=0.5",
        "latent=9",
        "hidden=none",
        "encoder=none latent=16"
      })
  void onlyTheSameEncoderCanBeStartedFrom(String other, @TempDir Path folder) {
    Dataset data = Bars.dataset(SAMPLES, TESTED);
    TrainingPlan plan = Plans.tiny(DecoderKind.LINEAR, 1, 1);
    Path first = folder.resolve("first");
    ResumeTest.start(plan, first, data);
    TrainingPlan second = Plans.with(plan, other + " start-from=" + first);
    RunException e =
        assertThrows(
            RunException.class, () -> ResumeTest.start(second, folder.resolve("second"), data));
    assertTrue(String.valueOf(e.getMessage()).contains("with the same encoder"), e.getMessage());
  }
}
