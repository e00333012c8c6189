package spikeloom.app.bench;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.BitMatrix;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * A layer, a batch of random spikes for it, and its two products in three ways: spike by spike, by
 * tables of subset sums, and dense. The first two read the bits of the spikes, as in training; the
 * dense ones receive prepared operands, with spikes as numbers and transposed if necessary.
 */
final class LayerKernels {
  /** Samples of the batch. */
  static final int SAMPLES = 64;

  /** Steps of a sample: one block of bits. */
  static final int STEPS = 30;

  private static final int CELLS = SAMPLES * STEPS;
  private static final int WORD = BitMatrix.COLUMNS;

  private final int inputs;
  private final int outputs;
  private final double density;
  private final int width;
  private final SpikeBits[] spikes = new SpikeBits[SAMPLES];
  private final BitMatrix stepSpikes; // [sample and step][input]
  private final StepEvents events;
  private final BitProduct tables = new BitProduct();
  private final Rows weights;
  private final Rows gradient;
  private final Rows currents; // [sample and step][output]
  private final Rows adjoint; // same shape
  private final Rows spread; // same numbers, rows padded for the dense product
  private final Rows dense; // [sample and step][input]
  private final Rows transposed; // [input][sample and step]
  private final int[] cells = new int[CELLS];
  private final int[][] active = new int[SAMPLES][]; // channels with spikes
  private final int[] activeCount = new int[SAMPLES];
  private final int[] square = new int[WORD];
  private final float[] scratch = new float[EventProduct.SCRATCH];

  LayerKernels(int inputs, int outputs, double density) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.density = density;
    width = Padding.stride(outputs);
    FastRandom random = RandomKey.ofSeed(1).fold("kernels").random();
    weights = filled(Rows.spread(inputs, outputs), random);
    gradient = Rows.spread(inputs, outputs);
    currents = Rows.of(CELLS, width);
    adjoint = filled(Rows.of(CELLS, width), random);
    spread = filled(Rows.spread(CELLS, outputs), random);
    dense = Rows.of(CELLS, inputs);
    transposed = Rows.of(inputs, CELLS);
    events = new StepEvents(STEPS, inputs);
    stepSpikes = new BitMatrix(CELLS, inputs);
    Arrays.setAll(cells, i -> i);
    Arrays.setAll(active, b -> new int[inputs + 1]);
    Arrays.setAll(spikes, b -> draw(b, random));
  }

  private static Rows filled(Rows rows, FastRandom random) {
    float[] values = rows.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return rows;
  }

  private SpikeBits draw(int sample, FastRandom random) {
    SpikeBits bits = new SpikeBits(STEPS, inputs);
    for (int t = 0; t < STEPS; t++) {
      int cell = sample * STEPS + t;
      for (int i = 0; i < inputs; i++) {
        if (random.nextDouble() < density) {
          bits.set(t, i);
          dense.values()[dense.index(cell, i)] = 1f;
          transposed.values()[transposed.index(i, cell)] = 1f;
        }
      }
    }
    return bits;
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  double density() {
    return density;
  }

  /** Computes input currents spike by spike. */
  void forwardByEvents() {
    for (int b = 0; b < SAMPLES; b++) {
      events.list(spikes[b], weights.stride());
      EventProduct.currents(weights, events, currents.from(b * STEPS), scratch);
    }
  }

  /** Computes input currents by tables. */
  void forwardByTables() {
    for (int b = 0; b < SAMPLES; b++) {
      stepSpikes.setSteps(b * STEPS, spikes[b], square);
    }
    Range all = new Range(0, CELLS);
    for (int c = 0; c < width; c += Padding.FLOATS) {
      Range panel = new Range(c, c + Padding.FLOATS);
      for (int k = 0; k < stepSpikes.stride(); k++) {
        int sources = Math.min(WORD, inputs - k * WORD);
        Accumulation before = k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
        Rows source = weights.from(k * WORD);
        tables.sums(stepSpikes.words(k), cells, all, source, sources, before, currents, panel);
      }
    }
  }

  /** Computes input currents as one dense product. */
  void forwardDense() {
    DenseProduct.multiply(dense, new Range(0, CELLS), inputs, weights, currents);
  }

  /** Computes the weight gradient spike by spike. */
  void gradientByEvents() {
    listActive();
    for (int c = 0; c < width; c += Padding.FLOATS) {
      Range panel = new Range(c, c + Padding.FLOATS);
      for (int b = 0; b < SAMPLES; b++) {
        Range list = new Range(0, activeCount[b]);
        Rows rows = adjoint.from(b * STEPS);
        EventGradient.add(
            spikes[b].words(0, 0), STEPS, active[b], list, rows, gradient, panel, scratch);
      }
    }
  }

  /** Computes the weight gradient by tables. */
  void gradientByTables() {
    listActive();
    for (int c = 0; c < width; c += Padding.FLOATS) {
      Range panel = new Range(c, c + Padding.FLOATS);
      for (int b = 0; b < SAMPLES; b++) {
        Range list = new Range(0, activeCount[b]);
        Rows rows = adjoint.from(b * STEPS);
        tables.sums(
            spikes[b].words(0, 0),
            active[b],
            list,
            rows,
            STEPS,
            Accumulation.OUTPUT,
            gradient,
            panel);
      }
    }
  }

  private void listActive() {
    for (int b = 0; b < SAMPLES; b++) {
      activeCount[b] = spikes[b].active(0, active[b]);
    }
  }

  /** Computes the weight gradient as one dense product. */
  void gradientDense() {
    DenseProduct.multiply(transposed, new Range(0, inputs), CELLS, spread, gradient);
  }
}
