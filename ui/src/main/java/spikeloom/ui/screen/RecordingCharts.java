package spikeloom.ui.screen;

import spikeloom.ui.chart.PolarityChart;
import spikeloom.ui.chart.RecordedPicture;
import spikeloom.ui.model.EventPlayer;

/** Charts of event recordings. */
final class RecordingCharts {
  private RecordingCharts() {}

  /**
   * The events shown at one time.
   *
   * @param when the time, for the heading
   */
  static RecordedPicture of(EventPlayer.Frame frame, String when) {
    return new RecordedPicture(
        when,
        new PolarityChart(
            frame.name(),
            frame.sensor().width(),
            frame.sensor().height(),
            frame.on(),
            frame.off()));
  }
}
