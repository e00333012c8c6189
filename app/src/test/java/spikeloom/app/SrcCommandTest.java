package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.Decoding;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** Spiking recurrent cells from the command line. */
final class SrcCommandTest {
  private static final String SRC =
      "train --data "
          + Tiny.DIGITS
          + " --encoder src --limit 100 --epochs 1 --steps 30 --latent 12 --decoder-hidden 20 --batch 10"
          + " --threads 1 ";

  @TempDir private Path folder;

  private Path trained(String options) {
    Path run = folder.resolve("run");
    done(Tiny.run(SRC + options + (options.isEmpty() ? "" : " ") + "--out", run));
    return run;
  }

  private static Shell done(Shell shell) {
    assertEquals(0, shell.code(), shell.err());
    return shell;
  }

  @Test
  void defaultsOfTheEncoderAreTakenUnlessTheyAreGiven() {
    TrainingPlan plan = RunDirectory.openToRead(trained("--bin 10")).plan();
    assertEquals(List.of(), plan.encoder().hidden());
    assertEquals(Decoding.BINS, plan.decoder().decoding());
    assertEquals(30, plan.data().steps());
    assertEquals(0.05, plan.objective().priorRate());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--decoding trace --hidden 9",
        "--decoding time --pulses onsets",
        "--decoding time",
        "--decoding rate --pulses levels --pulse-noise none --window 12",
        "--decoding bins --pulse-noise gaussian --gate logistic --state-gradient attached"
            + " --rectifier exact --bias fixed"
      })
  void everyKindOfPulseAndFeatureTrainsAndIsEvaluatedAsInTraining(String options)
      throws IOException {
    Path run = trained(options);
    JsonNode summary = new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    JsonNode evaluated = Tiny.json(done(Tiny.run("evaluate --json", run)));
    assertEquals(summary.get("test_distortion"), evaluated.get("distortion"));
    assertEquals(!options.contains("--pulses"), evaluated.has("binary_distortion"));
    boolean noisy = !options.contains("--pulse-noise none");
    assertEquals(noisy, evaluated.get("rate_bits").asDouble() > 0);
    assertTrue(evaluated.get("multiplications").asDouble() > 0);
    String text = done(Tiny.run("evaluate", run)).out();
    assertEquals(!options.contains("--pulses"), text.contains("with binary spikes"), text);
    assertEquals(31, Tiny.json(done(Tiny.run("evaluate --by-time --limit 9 --json", run))).size());
  }

  @Test
  void binarySpikesInThePlaceOfGradedOnesAreSomethingElseToTheDecoder() throws IOException {
    JsonNode evaluated = Tiny.json(done(Tiny.run("evaluate --json", trained(""))));
    assertNotEquals(
        evaluated.get("distortion").asDouble(), evaluated.get("binary_distortion").asDouble());
  }

  @Test
  void informationShowsWhatIsKnownAndWhatIsNot() throws IOException {
    Shell shell = done(Tiny.run("evaluate --information --limit 20 --json", trained("")));
    JsonNode information = Tiny.json(shell);
    assertTrue(information.get("rate_bits").asDouble() > 0);
    assertTrue(information.has("fitted_rate_bits"));
    assertEquals(30, information.get("rate_bits_by_step").size());
    assertFalse(information.has("plug_in_bits"));
    assertTrue(shell.err().contains("plug-in estimate is not defined"), shell.err());
  }

  @Test
  void gaussianNoiseGivesTheBoundAloneAndNoNoiseNoRateAtAll() throws IOException {
    Shell shell =
        done(
            Tiny.run(
                "evaluate --information --limit 20 --json", trained("--pulse-noise gaussian")));
    assertFalse(Tiny.json(shell).has("fitted_rate_bits"));
    assertTrue(shell.err().contains("Gaussian noise does not have"), shell.err());
    Path silent = folder.resolve("silent");
    done(Tiny.run(SRC + "--pulse-noise none --out", silent));
    Shell refused = Tiny.run("evaluate --information --limit 20", silent);
    assertEquals(1, refused.code());
    assertTrue(refused.complaint().contains("no noise"), refused.err());
  }

  @Test
  void groupsNameClassesWithoutLearningAndNeedAsManyNeuronsForEach() throws IOException {
    Path run = folder.resolve("groups");
    String groups = SRC + "--decoder groups --decoding trace --distortion class --out";
    Shell refused = Tiny.run(groups, run);
    assertEquals(2, refused.code(), refused.err());
    assertTrue(refused.complaint().contains("multiple of the 10 classes"), refused.err());
    done(Tiny.run(groups.replace("--latent 12", "--latent 20"), run));
    JsonNode summary = new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    assertEquals(0, summary.get("parameters_decoder").asInt());
    Shell judged = Tiny.run("evaluate --judge " + folder.resolve("judge"), run);
    assertTrue(judged.complaint().contains("this run predicts classes"), judged.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rule score | rule score cannot train encoder src: use rule bptt, or encoder lif",
        "--decoder conv | decoder conv needs the order of spikes",
        "--decoder groups | use decoding trace and distortion class",
        "--peak 0 | peak must be above 0",
        "--pulses sharp | graded, levels, onsets",
        "--noise-scale 0 | noise-scale must be above 0",
        "--bin 0 | bin must be at least 1 step"
      })
  void whatCannotBeIsASentence(String options, String words) {
    Shell shell = Tiny.run(SRC + options + " --out", folder.resolve("run"));
    assertEquals(2, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
  }
}
