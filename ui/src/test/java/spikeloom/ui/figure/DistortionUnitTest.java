package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.exploration.LatentMap;
import spikeloom.objective.Distortion;
import spikeloom.run.Progress;
import spikeloom.ui.chart.CsvWriter;

/** Charts and tables have the unit of what they show. */
final class DistortionUnitTest {
  private static Progress report(Distortion measure) {
    return new Progress(1, 2, 1, 1, 64, 0.02, measure, 100, 0.2, 0.1, 500, 1);
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void curvesAndTablesHaveTheUnitOfTheRun(Distortion measure) {
    List<Progress> reports = List.of(report(measure), report(measure));
    assertEquals(
        measure.unit(), TrainingCurves.distortion(reports, TrainingCurves.Look.PLAIN).y().unit());
    StringBuilder csv = new StringBuilder();
    new SampleTable(List.of(new LatentMap.Sample(3, "7", 0.02, measure, 11)))
        .writeTo(new CsvWriter(csv));
    assertTrue(csv.toString().contains("distortion (" + measure.unit() + ")"), csv.toString());
  }

  @Test
  void runsOfDifferentMeasuresHaveNoUnitInCommon() {
    assertEquals(
        "",
        TrainingCurves.unit(List.of(report(Distortion.CLASS), report(Distortion.SQUARED_ERROR))));
  }
}
