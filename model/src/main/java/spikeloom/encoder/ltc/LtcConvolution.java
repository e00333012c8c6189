package spikeloom.encoder.ltc;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.maps.MapAdjoint;
import spikeloom.encoder.maps.MapCurrents;
import spikeloom.encoder.maps.MapGradient;
import spikeloom.encoder.maps.MapValues;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/**
 * A convolution of spikes, or of values, into the drive of a window, whose input is {@link
 * LtcInput.Currents}. The window has a row of neurons for every position, or one row of all.
 */
final class LtcConvolution {
  private final ConvolutionShape shape;
  private final LtcWindow window;
  private final int samples;
  private final int steps;
  private final int positions;
  private final int ofSample; // distance between the samples of a step in the window
  private final int ofPosition;
  private final Rows rows; // a row per sample, position and step: currents, then their gradient
  private final MapCurrents currents;
  private final MapGradient weightGradient;
  private final MapAdjoint adjoint;
  private final Optional<MapValues> values;
  private final Workers workers;
  private boolean graded;

  /**
   * The parts of a convolution.
   *
   * @param shape its shape
   * @param slice its weights in {@code parameters}
   * @param in spikes of the maps that it reads, [sample]
   * @param window the neurons that it drives
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  record Parts(
      ConvolutionShape shape,
      Parameters.Slice slice,
      Parameters parameters,
      SpikeBits[] in,
      LtcWindow window) {}

  /**
   * Buffers for a convolution.
   *
   * @param layout whether the window has a row per position
   * @param first whether the input may have values
   */
  LtcConvolution(Parts parts, Layout layout, boolean first, Workers workers) {
    this.workers = workers;
    shape = parts.shape;
    window = parts.window;
    samples = parts.in.length;
    steps = parts.in[0].steps();
    positions = shape.output().positions();
    int width = window.drive().stride();
    ofSample =
        switch (layout) {
          case POSITIONS -> positions * width;
          case NEURONS -> width;
        };
    ofPosition =
        switch (layout) {
          case POSITIONS -> width;
          case NEURONS -> shape.channels();
        };
    rows = Rows.of(samples * positions * steps, Padding.stride(shape.channels()));
    currents = new MapCurrents(shape, parts.slice, parts.parameters, parts.in, rows, workers);
    weightGradient = new MapGradient(shape, parts.slice, parts.in, rows, workers);
    adjoint = new MapAdjoint(shape, parts.slice, parts.parameters, steps, workers);
    values =
        first
            ? Optional.of(
                new MapValues(
                    shape,
                    parts.slice,
                    parts.parameters,
                    new MapValues.Currents(rows, rows),
                    new MapValues.Capacity(samples, steps),
                    workers))
            : Optional.empty();
  }

  /** The rows of the window. */
  enum Layout {
    /** A row of channels per step, sample and position. */
    POSITIONS,
    /** A row of all neurons per step and sample. */
    NEURONS
  }

  /** Sets whether the next batch has values. */
  void graded(boolean graded) {
    if (graded && values.isEmpty()) {
      throw new IllegalArgumentException("values need a convolution as the first layer");
    }
    this.graded = graded;
  }

  /**
   * Copies values of a sample.
   *
   * @return number of its events
   */
  int read(SpikeBatch batch, int sample) {
    return values.orElseThrow().read(batch, sample);
  }

  /** Overwrites the drive of the first samples. */
  void forward(int count) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            forward(worker, b);
          }
        });
  }

  private void forward(int worker, int sample) {
    if (graded) {
      values.orElseThrow().sum(worker, sample);
    } else {
      currents.sum(worker, sample);
    }
    float[] to = window.drive().values();
    for (int t = 0; t < steps; t++) {
      int at = window.drive().at() + (t * samples + sample) * ofSample;
      for (int p = 0; p < positions; p++) {
        int from = rows.index((sample * positions + p) * steps + t, 0);
        System.arraycopy(rows.values(), from, to, at + p * ofPosition, shape.channels());
      }
    }
  }

  /**
   * Reads the gradient of the drive of the first samples.
   *
   * @param below gradient of their input spikes, a row per sample, position and step, overwritten;
   *     empty if it is not needed
   */
  void backward(int count, Optional<Rows> below) {
    int inputRows = shape.input().positions() * steps;
    workers.run(adjoint::refresh);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            int from = b * inputRows;
            backward(worker, b, below.map(all -> all.from(from)));
          }
        });
  }

  private void backward(int worker, int sample, Optional<Rows> below) {
    Rows source = window.driveAdjoint();
    for (int t = 0; t < steps; t++) {
      int at = source.at() + (t * samples + sample) * ofSample;
      for (int p = 0; p < positions; p++) {
        int row = (sample * positions + p) * steps + t;
        int to = rows.index(row, 0);
        System.arraycopy(source.values(), at + p * ofPosition, rows.values(), to, shape.channels());
        Arrays.fill(rows.values(), to + shape.channels(), rows.index(row + 1, 0), 0f);
      }
    }
    if (below.isPresent()) {
      adjoint.spread(worker, rows.from(sample * positions * steps), below.get());
    }
  }

  /** Overwrites the gradient of the weights by the sum over the first samples. */
  void gradient(int count, float[] gradient) {
    if (graded) {
      values.orElseThrow().gradient(count, gradient);
    } else {
      weightGradient.sum(count, gradient);
    }
  }
}
