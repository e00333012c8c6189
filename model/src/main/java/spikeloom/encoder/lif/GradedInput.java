package spikeloom.encoder.lif;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.SpikeBatches;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.GradedEvents;
import spikeloom.kernel.GradedProduct;
import spikeloom.spike.SpikeBatch;

/**
 * Graded events as the input of a layer: its currents and the gradient of its weights. A sample
 * that is constant over steps, such as a picture in the direct code, costs as much as one step.
 */
final class GradedInput {
  private final Parameters.Slice slice;
  private final Parameters parameters;
  private final Rows currents; // a row per sample and step
  private final Rows adjoint;
  private final int steps;
  private final GradedEvents[] events; // [sample]
  private final boolean[] still; // [sample]: only the first step is listed

  /**
   * The input of a layer.
   *
   * @param slice its weights in {@code parameters}
   * @param currents a row per sample and step
   * @param adjoint gradients of the currents
   */
  GradedInput(
      Parameters.Slice slice, Parameters parameters, Rows currents, Rows adjoint, Room capacity) {
    this.slice = slice;
    this.parameters = parameters;
    this.currents = currents;
    this.adjoint = adjoint;
    steps = capacity.steps();
    events = new GradedEvents[capacity.samples()];
    Arrays.setAll(events, b -> new GradedEvents(steps, slice.rows()));
    still = new boolean[capacity.samples()];
  }

  /** Capacity in samples and steps. */
  record Room(int samples, int steps) {}

  /**
   * Copies a sample.
   *
   * @return number of its events
   */
  int read(SpikeBatch input, int sample) {
    GradedEvents list = events[sample];
    list.clear();
    still[sample] = SpikeBatches.still(input, sample);
    for (int t = 0; t < (still[sample] ? 1 : steps); t++) {
      for (int i = input.begin(sample, t); i < input.end(sample, t); i++) {
        list.add(t, input.channel(i), input.value(i));
      }
    }
    list.close();
    return input.events(sample);
  }

  /** Overwrites the currents of a sample. */
  void sum(int sample) {
    Rows out = currents.from(sample * steps);
    Rows weights = Rows.of(slice, parameters.values());
    Range rows = new Range(0, still[sample] ? 1 : steps);
    GradedProduct.sums(events[sample].bySteps(), rows, weights, Accumulation.NOTHING, out);
    for (int t = rows.to(); t < steps; t++) {
      System.arraycopy(out.values(), out.at(), out.values(), out.index(t, 0), out.width());
    }
  }

  /**
   * Overwrites the gradient of the weights by the sum over the first samples, whose adjoints are
   * overwritten.
   */
  void gradient(int samples, float[] gradient, Workers workers) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            if (still[b]) {
              addSteps(adjoint.from(b * steps));
            }
          }
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, slice.rows());
          Arrays.fill(gradient, slice.at(mine.from(), 0), slice.at(mine.to(), 0), 0f);
          Rows out = Rows.of(slice, gradient);
          for (int b = 0; b < samples; b++) {
            Rows source = adjoint.from(b * steps);
            GradedProduct.sums(events[b].byChannels(), mine, source, Accumulation.OUTPUT, out);
          }
        });
  }

  // The sum over the steps, stored in the first.
  private void addSteps(Rows rows) {
    float[] values = rows.values();
    for (int t = 1; t < steps; t++) {
      int from = rows.index(t, 0);
      for (int j = 0; j < rows.width(); j++) {
        values[rows.at() + j] += values[from + j];
      }
    }
  }
}
