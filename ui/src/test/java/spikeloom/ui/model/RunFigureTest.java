package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spikeloom.plan.Setting;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;
import spikeloom.ui.fake.Fakes;

class RunFigureTest {
  private static final RunOverview RUN = Fakes.overview("a", 0.1, true);
  private static final RunOverview UNFINISHED = Fakes.overview("b", 0.1, false);

  private static RunOverview changed(RunOverview run, Setting setting, Object value, double last) {
    return Fakes.overview(run, Map.of(setting, value.toString()), RunLabel.NONE, last);
  }

  private static RunOverview seed(int seed, double distortion) {
    return changed(RUN, Setting.SEED, seed, distortion);
  }

  @Test
  void testFiguresAreShownOnlyOnRequest() {
    List<RunFigure> usual = RunFigure.of(List.of(RUN), false);
    assertTrue(usual.contains(RunFigure.VALIDATION_NEGATIVE_ELBO), "" + usual);
    assertFalse(usual.stream().anyMatch(figure -> figure.label().startsWith("test")), "" + usual);
    assertTrue(RunFigure.of(List.of(RUN), true).contains(RunFigure.TEST_NEGATIVE_ELBO));
  }

  @Test
  void anUnfinishedRunHasNoTestFigures() {
    assertFalse(RunFigure.of(List.of(UNFINISHED), true).contains(RunFigure.TEST_DISTORTION));
    assertEquals("", RunFigure.TEST_PSNR.words(new RunGroup(List.of(UNFINISHED))));
    assertEquals("17.5 dB", RunFigure.TEST_PSNR.words(new RunGroup(List.of(RUN))));
  }

  @Test
  void runsThatDifferOnlyInTheSeedAreOneColumn() {
    RunOverview other = changed(RUN, Setting.LATENT, 7, 0.2);
    List<RunGroup> groups = RunGroup.bySeed(List.of(seed(1, 0.1), other, seed(2, 0.2)));
    assertEquals(2, groups.size());
    assertEquals("a and 1 more", groups.get(0).name());
    assertEquals("1, 2", groups.get(0).values(Setting.SEED));
    assertEquals("a", groups.get(1).name());
  }

  @Test
  void severalRunsHaveTheirMeanAndStandardDeviation() {
    RunGroup group = new RunGroup(List.of(seed(1, 0.2), seed(2, 0.204), seed(3, 0.208)));
    assertEquals("0.2040 ± 0.0040 nats", RunFigure.VALIDATION_DISTORTION.words(group));
  }

  @Test
  void aMeanNamesTheNumberOfItsRuns() {
    RunGroup group = new RunGroup(List.of(seed(1, 0.1), UNFINISHED));
    assertEquals("17.5 dB (1 of 2 runs)", RunFigure.TEST_PSNR.words(group));
  }

  @Test
  void squaredErrorsGiveThePeakSignalToNoiseRatio() {
    RunOverview run = changed(RUN, Setting.DISTORTION, "squared-error", 0.01);
    assertEquals("20.0 dB", RunFigure.VALIDATION_PSNR.words(new RunGroup(List.of(run))));
    assertFalse(RunFigure.of(List.of(RUN), false).contains(RunFigure.VALIDATION_PSNR));
  }
}
