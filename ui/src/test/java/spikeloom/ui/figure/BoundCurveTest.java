package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.run.Progress;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.fake.Fakes;

/** The negative evidence lower bound during a training. */
final class BoundCurveTest {
  private static final int VALUES = 784;

  @Test
  void theBoundIsDistortionPlusRateInNatsPerExample() {
    List<Progress> reports = Fakes.metrics(5, 1, 1);
    LineChart chart = TrainingCurves.bound(reports, VALUES, TrainingCurves.Look.PLAIN);
    assertEquals("nats per example", chart.y().unit());
    assertEquals(
        List.of("distortion + rate", "distortion", "rate"),
        chart.series().stream().map(LineSeries::name).toList());
    for (int i = 0; i < reports.size(); i++) {
      double distortion = VALUES * reports.get(i).distortion();
      double rate = Math.log(2) * reports.get(i).rateBits();
      assertEquals(distortion + rate, at(chart, 0, i), 1e-9);
      assertEquals(distortion, at(chart, 1, i), 1e-9);
      assertEquals(rate, at(chart, 2, i), 1e-9);
    }
  }

  private static double at(LineChart chart, int series, int report) {
    return chart.series().get(series).points().y()[report];
  }
}
