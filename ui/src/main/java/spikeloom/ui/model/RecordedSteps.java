package spikeloom.ui.model;

import spikeloom.event.Sensor;
import spikeloom.exploration.SensorInput;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.text.Texts;

/**
 * The input of a sample that was recorded by an event camera, after some of its steps.
 *
 * @param input arrangement of the channels
 * @param events the input of the encoder
 */
public record RecordedSteps(SensorInput input, SpikeRaster events) {
  private static final double MILLISECOND = 1_000; // microseconds

  /** Number of steps of fading shown; older events have a weight below 1 %. */
  private static final int FADED = 5;

  /**
   * The events at one time.
   *
   * @param seen number of steps so far
   * @param look which of their events; the window, and the time constant of fading, is one step
   */
  public EventPlayer.Frame frame(int seen, EventPlayer.Look look) {
    SignalShape.Image pixels = input.pixels();
    int plane = pixels.width() * pixels.height();
    float[] off = new float[plane];
    float[] on = new float[plane];
    int[] count = new int[1];
    SpikePart part = new SpikePart(first(seen, look), seen, 0, events.channels());
    events.forEachIn(
        part,
        (time, channel, value) -> {
          double age = seen - 1 - Math.floor(time);
          float weight = look == EventPlayer.Look.FADE ? (float) Math.exp(-age) : 1;
          (channel < plane ? off : on)[channel % plane] += weight * value;
          count[0]++;
        });
    Sensor sensor = new Sensor(pixels.width(), pixels.height());
    return new EventPlayer.Frame(Texts.MODEL.get("recording"), sensor, on, off, count[0]);
  }

  /** When the events of {@link #frame} were recorded, such as "12.5 to 25.0 ms". */
  public String when(int seen, EventPlayer.Look look) {
    int first = first(seen, look);
    if (input.span().isEmpty()) {
      return seen == 0
          ? Texts.MODEL.get("recorded.none")
          : Texts.MODEL.get("recorded.steps", first + 1, seen);
    }
    double step = input.span().getAsLong() / MILLISECOND / events.steps();
    return Texts.MODEL.get("recorded.span", first * step, seen * step);
  }

  private static int first(int seen, EventPlayer.Look look) {
    return switch (look) {
      case ACCUMULATE -> 0;
      case FADE -> Math.max(0, seen - FADED);
      case SLIDE -> Math.max(0, seen - 1);
    };
  }
}
