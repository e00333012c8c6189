package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spikeloom.run.RunOverview;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.ParallelChart;
import spikeloom.ui.chart.PointChart;
import spikeloom.ui.fake.Fakes;

class RunComparisonTest {
  private static final RunOverview MEASURED = Fakes.overview("a", 0.1, true);
  private static final RunOverview OLD = withoutValidation(Fakes.overview("b", 0.2, true));

  private static RunOverview withoutValidation(RunOverview run) {
    return new RunOverview(
        run.directory(),
        run.plan(),
        run.finished(),
        run.reports(),
        List.of(),
        run.changed(),
        run.summary(),
        run.label());
  }

  @Test
  void runsAreComparedByValidationSamplesIfAllHaveThem() {
    LineChart chart =
        (LineChart)
            RunComparison.distortion(List.of(MEASURED, MEASURED), TrainingCurves.Look.PLAIN);
    assertEquals("Distortion, validation", chart.title());
    assertEquals(
        MEASURED.validation().get(0).distortion(), chart.series().get(0).points().y()[0], 1e-12);
    assertTrue(RunOverview.validated(List.of(MEASURED)));
  }

  @Test
  void oneRunWithoutValidationSamplesHasAllComparedByTraining() {
    LineChart chart =
        (LineChart) RunComparison.distortion(List.of(MEASURED, OLD), TrainingCurves.Look.PLAIN);
    assertEquals("Distortion, training", chart.title());
    assertEquals(
        MEASURED.reports().get(0).distortion(), chart.series().get(0).points().y()[0], 1e-12);
    assertFalse(RunOverview.validated(List.of(MEASURED, OLD)));
  }

  @Test
  void thePlaneHasTheLastFiguresOfValidationSamplesIfAllHaveThem() {
    PointChart plane = RunComparison.plane(List.of(MEASURED, MEASURED), List.of());
    assertEquals(
        MEASURED.lastValidation().orElseThrow().distortion(),
        plane.groups().get(0).points().get(0).y());
  }

  @Test
  void onePlaneNeverMixesValidationAndTraining() {
    PointChart plane = RunComparison.plane(List.of(MEASURED, OLD), List.of());
    assertEquals(
        MEASURED.last().orElseThrow().distortion(), plane.groups().get(0).points().get(0).y());
    assertEquals(OLD.last().orElseThrow().distortion(), plane.groups().get(0).points().get(1).y());
  }

  @Test
  void settingsThatAreNumbersHaveAxesOfNumbers() {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put("latent", List.of("20", "60"));
    settings.put("encoder", List.of("lif", "src"));
    ParallelChart chart = RunComparison.settings(settings, "distortion", 0.2, 0.1);
    assertEquals(
        List.of("latent", "encoder", "distortion"),
        chart.axes().stream().map(axis -> axis.label()).toList());
    assertArrayEquals(new double[] {20, 60}, chart.axes().get(0).values());
    assertEquals(List.of("lif", "src"), chart.axes().get(1).names());
  }

  @Test
  void aTrainingShowsBothCurves() {
    LineChart chart =
        TrainingCurves.distortion(
            Fakes.metrics(10, 1, 1), Fakes.validation(4, 1), TrainingCurves.Look.PLAIN);
    assertEquals(
        List.of("training", "validation"), chart.series().stream().map(one -> one.name()).toList());
    assertEquals(4, chart.series().get(1).points().x().length);
  }
}
