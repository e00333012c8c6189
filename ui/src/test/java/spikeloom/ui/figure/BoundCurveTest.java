package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.run.Progress;
import spikeloom.run.ValidationPoint;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.StackedChart;
import spikeloom.ui.fake.Fakes;

/** The negative evidence lower bound during a training. */
final class BoundCurveTest {
  private static final int VALUES = 784;

  private static final TrainingCurves.Look PLAIN = TrainingCurves.Look.PLAIN;

  @Test
  void distortionAndRateInNatsPerExampleAreThePartsOfTheBound() {
    List<Progress> reports = Fakes.metrics(5, 1, 1);
    StackedChart chart = TrainingCurves.bound(reports, List.of(), VALUES, PLAIN);
    assertEquals("nats per example", chart.unit());
    assertEquals(
        List.of("rate", "distortion"), chart.parts().stream().map(LineSeries::name).toList());
    for (int i = 0; i < reports.size(); i++) {
      assertEquals(VALUES * reports.get(i).distortion(), at(chart.parts().get(1), i), 1e-9);
      assertEquals(Math.log(2) * reports.get(i).rateBits(), at(chart.parts().get(0), i), 1e-9);
    }
    assertTrue(chart.compared().isEmpty());
  }

  @Test
  void theBoundOfValidationSamplesIsALine() {
    List<ValidationPoint> validation = Fakes.validation(3, 1);
    StackedChart chart = TrainingCurves.bound(Fakes.metrics(5, 1, 1), validation, VALUES, PLAIN);
    LineSeries line = chart.compared().get(0);
    for (int i = 0; i < validation.size(); i++) {
      ValidationPoint point = validation.get(i);
      double expected = VALUES * point.distortion() + Math.log(2) * point.rateBits();
      assertEquals(expected, at(line, i), 1e-9);
      assertEquals((double) point.examples(), line.points().x()[i]);
    }
  }

  @Test
  void beforeTheFirstReportThereAreNoParts() {
    assertTrue(TrainingCurves.bound(List.of(), List.of(), VALUES, PLAIN).parts().isEmpty());
  }

  private static double at(LineSeries series, int report) {
    return series.points().y()[report];
  }
}
