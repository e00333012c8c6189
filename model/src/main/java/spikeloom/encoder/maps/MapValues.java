package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.SpikeBatches;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.PatchBits;
import spikeloom.kernel.PatchValues;
import spikeloom.spike.SpikeBatch;

/**
 * Graded events as the input of a convolution: its currents and the gradient of its weights, by
 * dense products. A sample that is constant over steps, such as a picture in the direct code, costs
 * as much as one step.
 */
public final class MapValues {
  private final ConvolutionShape shape;
  private final Parameters.Slice slice;
  private final Parameters parameters;
  private final Rows currents; // a row per sample, position and step
  private final Rows adjoint;
  private final Workers workers;
  private final int steps;
  private final int positions; // of all output maps
  private final Rows[] values; // [sample]: a row per input position and step
  private final boolean[] still; // [sample]: only the first step is held
  private final PartSums sums;
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final Rows patches;
    final Rows transposed;
    final Rows out;
    final Rows products;

    Bench(ConvolutionShape shape, int rows) {
      patches = Rows.of(rows, Padding.stride(shape.patch()));
      transposed = Rows.of(shape.patch(), Padding.stride(rows));
      out = Rows.of(rows, Padding.stride(shape.channels()));
      products = Rows.of(shape.patch(), Padding.stride(shape.channels()));
    }
  }

  /**
   * The input of a convolution.
   *
   * @param slice its weights in {@code parameters}
   */
  public MapValues(
      ConvolutionShape shape,
      Parameters.Slice slice,
      Parameters parameters,
      Currents currents,
      Capacity capacity,
      Workers workers) {
    this.shape = shape;
    this.slice = slice;
    this.parameters = parameters;
    this.currents = currents.sums();
    adjoint = currents.adjoint();
    this.workers = workers;
    steps = capacity.steps();
    positions = shape.output().positions();
    values = new Rows[capacity.samples()];
    still = new boolean[capacity.samples()];
    Arrays.setAll(values, b -> Rows.of(0, 0));
    sums = new PartSums(slice, capacity.samples());
    benches = new Bench[workers.count()];
    int rows = Math.max(together(steps) * steps, together(1));
    Arrays.setAll(benches, w -> new Bench(shape, rows));
  }

  private int together(int held) {
    return PatchBits.positions(shape, held, MapAdjoint.ROWS);
  }

  /**
   * The currents of the convolution and their gradients.
   *
   * @param sums a row per sample, position and step
   * @param adjoint gradients of the sums
   */
  public record Currents(Rows sums, Rows adjoint) {}

  /** Number of samples and steps. */
  public record Capacity(int samples, int steps) {}

  /**
   * Copies a sample.
   *
   * @return number of its events
   */
  public int read(SpikeBatch input, int sample) {
    MapSize maps = shape.input();
    still[sample] = SpikeBatches.still(input, sample);
    int held = still[sample] ? 1 : steps;
    if (values[sample].values().length < maps.neurons() * held) {
      values[sample] = Rows.of(maps.positions() * held, maps.channels());
    }
    Rows rows = values[sample];
    Arrays.fill(rows.values(), 0f);
    for (int t = 0; t < held; t++) {
      for (int i = input.begin(sample, t); i < input.end(sample, t); i++) {
        int channel = input.channel(i) / maps.positions();
        int position = input.channel(i) % maps.positions();
        rows.values()[rows.index(position * held + t, channel)] = input.value(i);
      }
    }
    return input.events(sample);
  }

  /** Overwrites the currents of a sample. */
  public void sum(int worker, int sample) {
    Rows weights = Rows.of(slice, parameters.values());
    Bench bench = benches[worker];
    int held = still[sample] ? 1 : steps;
    int together = together(held);
    for (int first = 0; first < positions; first += together) {
      PatchValues.gather(shape, first, together, held, values[sample], bench.patches);
      Range rows = new Range(0, together * held);
      Rows out = currents.from((sample * positions + first) * steps);
      if (still[sample] && steps > 1) {
        DenseProduct.multiply(bench.patches, rows, shape.patch(), weights, bench.out);
        repeat(bench.out, together, out);
      } else {
        DenseProduct.multiply(bench.patches, rows, shape.patch(), weights, out);
      }
    }
  }

  private void repeat(Rows each, int count, Rows out) {
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < steps; t++) {
        System.arraycopy(
            each.values(),
            each.index(i, 0),
            out.values(),
            out.index(i * steps + t, 0),
            each.width());
      }
    }
  }

  /** Overwrites the weights' slice of {@code gradient} by the sum over the first samples. */
  public void gradient(int samples, float[] gradient) {
    workers.run(
        worker -> {
          for (int part = worker; part < sums.count(); part += workers.count()) {
            Rows sum = sums.clear(part);
            Range mine = sums.samples(part, samples);
            for (int b = mine.from(); b < mine.to(); b++) {
              add(benches[worker], b, sum);
            }
          }
        });
    workers.run(worker -> sums.join(workers.share(worker, slice.rows()), gradient));
  }

  private void add(Bench bench, int sample, Rows sum) {
    int held = still[sample] ? 1 : steps;
    int together = together(held);
    Range inputs = new Range(0, shape.patch());
    for (int first = 0; first < positions; first += together) {
      PatchValues.gather(shape, first, together, held, values[sample], bench.patches);
      Range rows = new Range(0, together * held);
      DenseProduct.transpose(bench.patches, rows, shape.patch(), bench.transposed);
      Rows errors = adjoint.from((sample * positions + first) * steps);
      if (still[sample] && steps > 1) {
        sumSteps(errors, together, bench.out);
        errors = bench.out;
      }
      DenseProduct.multiply(bench.transposed, inputs, rows.to(), errors, bench.products);
      for (int r = 0; r < shape.patch(); r++) {
        int to = sum.index(r, 0);
        int from = bench.products.index(r, 0);
        for (int c = 0; c < sum.width(); c++) {
          sum.values()[to + c] += bench.products.values()[from + c];
        }
      }
    }
  }

  private void sumSteps(Rows errors, int count, Rows out) {
    for (int i = 0; i < count; i++) {
      int to = out.index(i, 0);
      Arrays.fill(out.values(), to, to + out.width(), 0f);
      for (int t = 0; t < steps; t++) {
        int from = errors.index(i * steps + t, 0);
        for (int c = 0; c < out.width(); c++) {
          out.values()[to + c] += errors.values()[from + c];
        }
      }
    }
  }
}
