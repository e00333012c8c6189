package spikeloom.encoder.ltc;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.GradedEvents;
import spikeloom.kernel.SpikeBits;

/** A layer that receives all neurons of the last maps, spike by spike. */
final class LtcOnMaps extends LtcAfterMaps {
  private final MapSize last;
  private final LtcWindow.Room capacity;
  private final GradedEvents events;
  private final LtcWindow window;
  private final Rows flat; // gradient of the last maps' spikes, a row per sample and step
  private final Rows[] flatBySteps;

  LtcOnMaps(LtcEncoder encoder, LtcFiring firing, LtcWindow.Room capacity, Workers workers) {
    super(encoder, capacity, workers);
    this.capacity = capacity;
    last = encoder.maps().last();
    events = new GradedEvents(capacity.samples() * capacity.steps(), last.neurons());
    LtcInput input = new LtcInput.Events(events);
    window = LtcFirstLayer.window(encoder, input, firing, capacity, workers);
    int rows = stack.layers() == 0 ? 0 : capacity.samples() * capacity.steps();
    flat = Rows.of(rows, Padding.stride(last.neurons()));
    flatBySteps = LtcBuffers.bySteps(flat, capacity.steps());
  }

  @Override
  public LtcWindow window() {
    return window;
  }

  @Override
  public void forward() {
    stack.forward();
    list(stack.last());
    window.forward();
  }

  private void list(SpikeBits[] spikes) {
    events.clear();
    for (int t = 0; t < capacity.steps(); t++) {
      for (int b = 0; b < count(); b++) {
        for (int n = 0; n < last.neurons(); n++) {
          if (spikes[b].get(t, n)) {
            events.add(t * capacity.samples() + b, n, 1);
          }
        }
      }
    }
    events.close();
  }

  @Override
  public void backward(float[] gradient) {
    Optional<Rows> below = stack.lastAdjoint();
    if (below.isEmpty()) {
      window.backward();
    } else {
      window.backward(flatBySteps);
      Rows maps = below.get();
      workers.run(
          worker -> {
            Range mine = workers.share(worker, count());
            for (int b = mine.from(); b < mine.to(); b++) {
              unflatten(b, maps);
            }
          });
    }
    window.gradient(gradient);
    stack.backward(gradient);
  }

  private void unflatten(int sample, Rows maps) {
    int channels = last.channels();
    for (int p = 0; p < last.positions(); p++) {
      for (int t = 0; t < capacity.steps(); t++) {
        int row = (sample * last.positions() + p) * capacity.steps() + t;
        int from = flat.index(sample * capacity.steps() + t, p * channels);
        int to = maps.index(row, 0);
        System.arraycopy(flat.values(), from, maps.values(), to, channels);
        Arrays.fill(maps.values(), to + channels, to + maps.width(), 0f);
      }
    }
  }
}
