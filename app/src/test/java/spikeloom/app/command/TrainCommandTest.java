package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.app.console.DataPaths;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.decoder.DecodeSteps;
import spikeloom.exploration.TrainedModel;
import spikeloom.objective.Distortion;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

final class TrainCommandTest {
  @TempDir private Path folder;

  private Shell train(String options, String run) {
    return Tiny.run("train " + options + " --threads 1 --out", folder.resolve(run));
  }

  private static Shell done(Shell shell) {
    assertEquals(0, shell.code(), shell.err());
    return shell;
  }

  @Test
  void rowsOfAPictureAreLearnedWindowByWindow() throws IOException {
    String options = Tiny.STROKES.replace("--steps 6 ", "") + " --encoding rows --rule fptt --json";
    JsonNode summary = Tiny.json(done(train(options, "rows")));
    TrainingPlan plan = RunDirectory.openToRead(folder.resolve("rows")).plan();
    assertEquals(28, plan.data().steps());
    assertEquals(14, plan.window());
    assertEquals(28 * 24 + 24 + 24 * 12 + 12 + 12, summary.get("parameters_encoder").asInt());
    JsonNode evaluated = Tiny.json(done(Tiny.run("evaluate --json", folder.resolve("rows"))));
    assertEquals(summary.get("test_distortion"), evaluated.get("distortion"));
    Shell wrong = train(Tiny.STROKES + " --encoding rows", "wrong");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("set steps to 28"), wrong.err());
  }

  @Test
  void driftingBlobsAreNamedAtEveryStepFromTheLastFewSpikes() throws IOException {
    JsonNode summary = Tiny.json(done(train(Tiny.BLOBS + " --lag 1 --json", "run")));
    TrainingPlan plan = RunDirectory.openToRead(folder.resolve("run")).plan();
    assertEquals("events", plan.data().encoding());
    assertEquals(1, plan.data().lag());
    assertEquals(List.of(), plan.encoder().hidden());
    assertEquals(3, plan.decoder().window());
    assertEquals(DecodeSteps.EVERY_STEP, plan.decoder().moments());
    assertEquals(Distortion.CLASS, plan.objective().distortion());
    // 20 bins to 5 neurons with bias and feedback; 3 steps of 5 neurons to 210 classes with bias.
    assertEquals(20 * 5 + 5 + 5, summary.get("parameters_encoder").asInt());
    assertEquals(15 * 210 + 210, summary.get("parameters_decoder").asInt());
    assertEquals(Math.log(210), summary.get("test_distortion").asDouble(), 0.5);

    Path run = folder.resolve("run");
    JsonNode evaluated = Tiny.json(done(Tiny.run("evaluate --json", run)));
    assertEquals(summary.get("test_accuracy"), evaluated.get("accuracy"));
    assertEquals(summary.get("test_distortion"), evaluated.get("distortion"));
    String accuracy =
        String.format(
            Locale.ROOT,
            "accuracy             %.2f %%\n",
            100 * evaluated.get("accuracy").asDouble());
    assertTrue(done(Tiny.run("evaluate", run)).out().contains(accuracy), accuracy);
    assertEquals(13, Tiny.json(done(Tiny.run("evaluate --by-time --limit 9 --json", run))).size());
  }

  @Test
  void moreLearningNamesMoreBlobs() throws IOException {
    String plan = Tiny.BLOBS.replace("--limit 64", "--limit 2000") + " --encoder none --json";
    plan = plan.replace("--latent 5", "--latent 20") + " --learning-rate 0.02";
    double accuracy = Tiny.json(done(train(plan, "run"))).get("test_accuracy").asDouble();
    assertTrue(accuracy > 0.2, "names " + accuracy + "; chance is 0.005");
  }

  @Test
  void withoutAnEncoderTheDecoderReadsTheInputAndThereIsNoRate() throws IOException {
    String plan = Tiny.BLOBS.replace("--latent 5", "--latent 20") + " --encoder none --json";
    JsonNode summary = Tiny.json(done(train(plan, "run")));
    assertEquals(0, summary.get("parameters_encoder").asInt());
    assertTrue(summary.get("rate_bits").isNull(), summary.toString());
    Shell evaluated = Tiny.run("evaluate", folder.resolve("run"));
    assertTrue(evaluated.out().contains("not available"), evaluated.out());
    JsonNode json = Tiny.json(done(Tiny.run("evaluate --json", folder.resolve("run"))));
    assertTrue(json.get("rate_bits").isNull(), json.toString());
    Shell information = Tiny.run("evaluate --information --limit 20 --json", folder.resolve("run"));
    assertEquals(1, information.code());
    assertTrue(information.err().contains("no rate bound"), information.err());
  }

  @Test
  void withoutHiddenLayersTheReadoutSeesTheInput() throws IOException {
    String plan = Tiny.STROKES.replace("--hidden 24", "--hidden none");
    JsonNode summary = Tiny.json(done(train(plan + " --json", "run")));
    JsonNode with = Tiny.json(done(train(Tiny.STROKES + " --json", "with")));
    assertTrue(
        summary.get("parameters_encoder").asInt() < with.get("parameters_encoder").asInt(),
        summary.toString());
    assertEquals(
        784 * 12 + 12 + 12 * 12, summary.get("parameters_encoder").asInt(), summary.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--encoding events | encoding events needs recordings",
        "--lag 1 | lag is for targets that change in time",
        "--lag -1 | lag is for targets that change in time",
        "--window 31 | window must be at most the number of steps, 10, not 31",
        "--window 0 | window must be at least 1",
        "--data drifting-blobs --encoding rate | encoding must be events",
        "--data drifting-blobs --lag -30 | lag must be above -30",
        "--data drifting-blobs --shift 1 | shift needs images",
        "--data drifting-blobs --encoder none | latent must be 20 with encoder none",
        "--hidden few | hidden must be layers with commas between them, such as conv:32x3s2,600, or none",
        "--hidden 0 | a hidden layer must have between 1 and 65536 neurons",
        "--distortion none | distortion 'none' is not known",
        "--decode-at now | end, every-step",
        "--encoder lifs | lif, src, ltc, theta, qif, srm, none",
        "--readout-decay 1 | readout-decay must be at least 0 and below 1",
        "--hidden-decay 1 | hidden-decay must be at least 0 and below 1",
        "--map-gain 0 | map-gain must be above 0",
        "--encoding direct --code-parameters zero=2 | zero of code direct must be a number from 0 to 1",
        "--data drifting-blobs --preset natural | needs encoder lif and pictures"
      })
  void aContradictionIsASentenceAndLeavesTheFolderFree(String options, String words) {
    Shell shell = train("--limit 8 " + options, "run");
    assertEquals(2, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
    assertFalse(shell.err().contains("\tat "), shell.err());
    assertFalse(Files.exists(folder.resolve("run/plan.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--preset natural "})
  void aMissingFileIsNamedWithAnyPreset(String preset) {
    Shell shell = train(preset + "--data " + folder.resolve("none.zip"), "run");
    assertEquals(1, shell.code(), shell.out());
    assertTrue(shell.complaint().contains("none.zip does not exist"), shell.err());
  }

  @Test
  void afterARefusalTheSameFolderTakesABetterPlan() {
    assertEquals(2, train(Tiny.STROKES + " --lag 1", "run").code());
    done(train(Tiny.STROKES, "run"));
  }

  @Test
  void aRunThatNamesClassesHasNothingToReconstruct() {
    done(train(Tiny.STROKES + " --distortion class", "run"));
    for (String file : List.of("grid.png", "all.idx")) {
      Path out = folder.resolve(file);
      Shell shell = Tiny.run("reconstruct --out " + out, folder.resolve("run"));
      assertEquals(1, shell.code(), shell.err());
      assertTrue(shell.complaint().contains("predicts classes"), shell.err());
      assertFalse(Files.exists(out), file);
    }
    Path judges = folder.resolve("judges");
    Shell judged = Tiny.run("evaluate --judge " + judges, folder.resolve("run"));
    assertEquals(2, judged.code(), judged.err());
    assertTrue(judged.complaint().contains("this run predicts classes"), judged.err());
    assertFalse(Files.exists(judges));
  }

  @Test
  void aDecoderThatDecodesAtEveryStepIsReconstructedAtTheLastWithinBlackAndWhite() {
    done(
        train(
            Tiny.STROKES
                + " --decoder linear --window 2 --decode-at every-step --distortion"
                + " squared-error",
            "run"));
    Path out = folder.resolve("all.idx");
    done(Tiny.run("reconstruct --out " + out, folder.resolve("run")));
    IdxArray pixels = Idx.read(out);
    assertEquals(List.of(300, 28, 28), pixels.dimensions());
    int beyond = 0;
    RunDirectory run = RunDirectory.openToRead(folder.resolve("run"));
    List<float[]> last = new ArrayList<>();
    try (TrainedModel model = TrainedModel.load(run, DataPaths.open(run.plan()), 1, note -> {})) {
      model
          .evaluator()
          .run(
              50,
              (index, target, decoded, at) ->
                  last.add(Arrays.copyOfRange(decoded, at + 4 * 784, at + 5 * 784)));
    }
    for (int i = 0; i < 50 * 784; i++) {
      float decoded = last.get(i / 784)[i % 784];
      beyond += decoded < 0 || decoded > 1 ? 1 : 0;
      assertEquals(
          Math.min(1, Math.max(0, decoded)), (pixels.values()[i] & 0xff) / 255f, 0.51 / 255);
    }
    assertTrue(beyond > 0, "nothing was to be kept in range");
  }
}
