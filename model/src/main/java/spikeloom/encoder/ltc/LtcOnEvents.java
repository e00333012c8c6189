package spikeloom.encoder.ltc;

import java.util.Optional;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.kernel.GradedEvents;
import spikeloom.spike.SpikeBatch;

/** A layer that receives all inputs, binary or graded, event by event. */
final class LtcOnEvents implements LtcFirstLayer {
  private final LtcWindow.Room capacity;
  private final GradedEvents events;
  private final LtcWindow window;
  private int count;

  LtcOnEvents(LtcEncoder encoder, LtcFiring firing, LtcWindow.Room capacity, Workers workers) {
    this.capacity = capacity;
    events = new GradedEvents(capacity.samples() * capacity.steps(), encoder.inputs());
    LtcInput input = new LtcInput.Events(events);
    window = LtcFirstLayer.window(encoder, input, firing, capacity, workers);
  }

  @Override
  public int maps() {
    return 0;
  }

  @Override
  public LtcWindow window() {
    return window;
  }

  @Override
  public void rest(int samples) {
    count = samples;
    window.rest(samples);
  }

  @Override
  public void continueStream() {
    window.continueStream();
  }

  @Override
  public void read(SpikeBatch input) {
    events.clear();
    for (int t = 0; t < capacity.steps(); t++) {
      for (int b = 0; b < count; b++) {
        for (int i = input.begin(b, t); i < input.end(b, t); i++) {
          events.add(t * capacity.samples() + b, input.channel(i), input.value(i));
        }
      }
    }
    events.close();
  }

  @Override
  public void forward() {
    window.forward();
  }

  @Override
  public void backward(float[] gradient) {
    window.backward();
    window.gradient(gradient);
  }

  @Override
  public long count(int layer) {
    return events.count();
  }

  @Override
  public Optional<LayerTrace> trace(int map, int sample) {
    return Optional.empty();
  }
}
