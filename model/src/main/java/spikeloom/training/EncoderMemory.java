package spikeloom.training;

import static spikeloom.training.ArraySizes.blocks;
import static spikeloom.training.ArraySizes.plus;
import static spikeloom.training.ArraySizes.spread;
import static spikeloom.training.ArraySizes.stride;
import static spikeloom.training.ArraySizes.times;

import java.util.ArrayList;
import java.util.List;
import spikeloom.encoder.src.PulseKind;
import spikeloom.plan.TrainingPlan;

/**
 * Memory of a plan's encoder and its passes, as their constructors allocate it.
 *
 * @param encoder of the plan
 * @param input input of the encoder
 * @param threads workers
 */
record EncoderMemory(TrainingPlan.Encoder encoder, InputSize input, int threads) {
  private static final int SCAN_ROWS = 5; // states of a neuron, see the scans of the kernels
  private static final int GROUPED = 8; // samples whose spikes a worker lists at a time
  private static final int TILES = 8; // parts of a weight gradient per worker
  private static final int SUMMED = 512; // rows that a dense gradient sums at a time
  private static final int SMALL_OBJECT = 32;
  private static final int GRADED_EVENT = 16;
  private static final int CHUNKS = 8; // of a batch, in exact networks
  private static final int SPIKE = 40; // an exact time with its derived values

  /**
   * The input of an encoder.
   *
   * @param channels input channels
   * @param steps steps of a sample
   * @param events of a sample
   * @param graded whether events have values or exact times
   * @param still whether every step repeats the first, which is then listed once
   */
  record InputSize(long channels, long steps, long events, boolean graded, boolean still) {
    InputSize over(long window) {
      return new InputSize(channels, window, events * window / Math.max(1, steps), graded, still);
    }

    long listed() {
      return still ? events / Math.max(1, steps) : events;
    }
  }

  private record Layer(long inputs, long neurons) {}

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    long inputs = input.channels();
    for (int neurons : encoder.hidden()) {
      layers.add(new Layer(inputs, neurons));
      inputs = neurons;
    }
    layers.add(new Layer(inputs, encoder.latent()));
    return layers;
  }

  /** Elements of the flat array of parameters. */
  long parameters() {
    long sum = 0;
    for (Layer l : layers()) {
      long square = times(l.neurons(), spread(l.neurons()));
      sum =
          plus(
              sum,
              switch (encoder.kind()) {
                case LIF, SRC -> times(l.inputs() + 1, spread(l.neurons()));
                case LTC -> ltcParameters(l, square);
                case THETA, QIF, SRM -> times(l.inputs() + 3, l.neurons());
                case NONE -> 0;
              });
    }
    return sum;
  }

  private long ltcParameters(Layer l, long square) {
    long gates = encoder.ltc().neuron().adaptation() > 0 ? 2 : 1;
    long recurrent =
        switch (encoder.ltc().recurrence()) {
          case RECURRENT -> square;
          case FEED_FORWARD -> 0;
        };
    return plus(
        times(l.inputs() + 2 + gates, spread(l.neurons())), recurrent, times(2 * gates, square));
  }

  /** The network's copy of its parameters, if it has one. */
  ArraySizes own() {
    ArraySizes sizes = new ArraySizes();
    return switch (encoder.kind()) {
      case THETA, QIF, SRM -> sizes.doubles(parameters());
      case LIF, SRC, LTC, NONE -> sizes;
    };
  }

  /** The buffers of a pass of {@code samples} samples. */
  ArraySizes pass(long samples) {
    ArraySizes sizes = new ArraySizes();
    List<Layer> layers = layers();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      switch (encoder.kind()) {
        case LIF -> lif(sizes, layer, i == 0, samples);
        case SRC -> src(sizes, layer, i, samples);
        case LTC -> ltc(sizes, layer, i == 0, samples);
        case THETA, QIF -> recorded(sizes, layer, i == 0, samples);
        case SRM -> sizes.bytes(samples, layer.neurons() + events(layer, i == 0), SPIKE);
        case NONE ->
            sizes.arrays(2 * samples, Float.BYTES, times(input.steps(), stride(layer.neurons())));
      }
    }
    sizes.arrays(samples, Float.BYTES, bits(encoder.latent()));
    switch (encoder.kind()) {
      case LIF -> {
        sizes.arrays(threads, Float.BYTES, times(input.steps(), stride(encoder.latent())));
        gradedInput(sizes, samples, input.graded() ? input.listed() : 0);
      }
      case LTC -> sizes.arrays(4, Float.BYTES, times(samples, input.events()));
      case SRC -> {
        if (encoder.src().pulses() == PulseKind.GRADED) {
          sizes.words(samples, input.steps(), stride(encoder.latent()));
        }
      }
      case THETA, QIF, SRM, NONE -> {}
    }
    return sizes;
  }

  /** The layers of a pass with the rule {@code score}, over one block of steps. */
  void scored(ArraySizes sizes, long samples, boolean several) {
    List<Layer> layers = layers();
    long rows = times(samples, input.steps());
    for (int i = 0; i < layers.size(); i++) {
      Layer l = layers.get(i);
      sizes.arrays(samples, Float.BYTES, bits(l.inputs()));
      sizes.arrays(2, Float.BYTES, times(rows, stride(l.neurons())));
      sizes.words(samples, 1 + SCAN_ROWS, stride(l.neurons()));
      lists(sizes, l, rows);
      entries(sizes, l, samples);
      if (several) {
        sizes.arrays(2, Float.BYTES, times(l.inputs(), samples));
        sizes.words(2, samples, stride(l.neurons()));
      }
      if (i > 0) {
        sizes.words(l.inputs(), spread(encoder.latent())); // feedback of errors
      }
    }
  }

  /** Buffers that only a backward pass allocates. */
  ArraySizes backward() {
    ArraySizes sizes = new ArraySizes();
    return switch (encoder.kind()) {
      case THETA, QIF, SRM -> sizes.arrays(CHUNKS, Double.BYTES, parameters());
      case LIF, SRC, LTC, NONE -> sizes;
    };
  }

  private long bits(long channels) {
    return times(blocks(input.steps()), stride(channels));
  }

  private void lif(ArraySizes sizes, Layer l, boolean first, long samples) {
    long rows = times(samples, input.steps());
    sizes.arrays(samples, Float.BYTES, bits(l.inputs()));
    sizes.arrays(2, Float.BYTES, times(rows, stride(l.neurons())));
    sizes.words(samples, stride(l.neurons()));
    sizes.arrays(2 * samples, Float.BYTES, times(SCAN_ROWS, stride(l.neurons())));
    if (!first) {
      sizes.words(l.neurons(), spread(l.inputs()));
    }
    lists(sizes, l, rows);
    entries(sizes, l, times(samples, blocks(input.steps())));
  }

  /** Lists of spikes by step, for sums over inputs. */
  private void lists(ArraySizes sizes, Layer l, long rows) {
    sizes.words(rows, blocks(l.inputs()));
    sizes.arrays(times(threads, GROUPED, 2), Float.BYTES, times(input.steps(), l.inputs()));
    sizes.arrays(times(threads, GROUPED), Float.BYTES, times(blocks(input.steps()), l.inputs()));
    sizes.arrays(threads, Float.BYTES, rows);
  }

  /** Lists of active inputs for a weight gradient. */
  private void entries(ArraySizes sizes, Layer l, long entries) {
    long panels = Math.max(1, blocks(l.neurons()));
    long parts = (times(threads, TILES) + panels - 1) / panels;
    sizes.arrays(entries, Float.BYTES, l.inputs());
    sizes.bytes(entries, 5L * SMALL_OBJECT + parts * (SMALL_OBJECT + Integer.BYTES));
  }

  private void gradedInput(ArraySizes sizes, long samples, long events) {
    sizes.arrays(samples, Float.BYTES, plus(input.steps(), input.channels()));
    sizes.bytes(samples, GRADED_EVENT, Math.max(256, grown(events)));
  }

  /** Length of an array that doubles until it holds {@code count} elements. */
  private static long grown(long count) {
    return count < 1 ? 0 : Math.max(count, Long.highestOneBit(count) * 2);
  }

  private void src(ArraySizes sizes, Layer l, int index, long samples) {
    boolean last = index == encoder.hidden().size();
    long rows = times(samples, input.steps(), stride(l.neurons()));
    // Of the graded pulses of a hidden layer about half are above 0.
    long events = index == 0 ? input.events() : times(input.steps(), l.inputs()) / 2;
    sizes.arrays(samples, Float.BYTES, plus(input.steps(), l.inputs()));
    sizes.bytes(samples, GRADED_EVENT, Math.max(256, grown(events)));
    sizes.arrays(last ? 4 : 3, Float.BYTES, rows);
    if (index > 0) {
      sizes.words(l.neurons(), spread(l.inputs()));
    }
  }

  private void ltc(ArraySizes sizes, Layer l, boolean first, long samples) {
    long steps = times(samples, input.steps());
    long rows = times(samples, input.steps(), stride(l.neurons()));
    boolean adapts = encoder.ltc().neuron().adaptation() > 0;
    long square = times(l.neurons(), spread(l.neurons()));
    sizes.arrays(adapts ? 5 : 4, Float.BYTES, rows);
    sizes.arrays(3, Float.BYTES, plus(rows, times(samples, stride(l.neurons()))));
    sizes.arrays(5, Float.BYTES, times(samples, stride(l.neurons())));
    sizes.words(l.neurons(), spread(l.inputs()));
    sizes.arrays(adapts ? 5 : 3, Float.BYTES, square);
    long widest = first ? l.neurons() : Math.max(l.neurons(), l.inputs());
    sizes.words(widest, spread(Math.min(SUMMED, steps)));
    sizes.words(steps > SUMMED ? widest : 0, stride(l.neurons()));
  }

  private long events(Layer l, boolean first) {
    return first ? input.events() : l.inputs() / 2; // a hidden neuron fires once, or not at all
  }

  /** Networks that record three numbers of every neuron at every input time. */
  private void recorded(ArraySizes sizes, Layer l, boolean first, long samples) {
    long times =
        first && !input.graded() ? Math.min(input.steps(), input.events()) : events(l, first);
    // Records grow by doubling: half as much again, on average.
    sizes.arrays(samples, Double.BYTES, times(3, l.neurons(), times) / 2 * 3);
    sizes.bytes(samples, plus(events(l, first), l.neurons()), SPIKE);
    sizes.bytes(samples, 9, Double.BYTES, l.neurons());
  }
}
