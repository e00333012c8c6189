package spikeloom.training;

import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.times;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import spikeloom.array.ArraySizes;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.evaluation.Evaluator;
import spikeloom.learning.Batch;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.spike.SpikeBatch;

/**
 * The memory that the training of a plan takes, computed before any of it is allocated. Sizes
 * follow the constructors of encoders, decoders, passes and optimisers; a test compares them with
 * actual allocations. Not included: the data set, which is already in memory, and a reserve for the
 * program.
 *
 * @param items parts that need memory
 * @param outsideOfHeap bytes of native libraries
 */
record MemoryEstimate(List<Item> items, long outsideOfHeap) {
  /**
   * A part that needs memory.
   *
   * @param what for messages
   * @param sizes of its arrays
   * @param advice settings that make it smaller
   */
  record Item(String what, ArraySizes sizes, String advice) {}

  private static final int SHOWN = 12; // samples of the gallery
  private static final int COUNTED = 4;
  private static final long MOST_CELLS = 100_000_000;
  private static final double GUESSED_DENSITY = 0.25;
  private static final long RESERVE = 48L << 20; // classes of libraries, figures, messages
  private static final double FRAGMENTS = 1.05; // waste of large arrays in a heap of regions

  /** Copies its list. */
  MemoryEstimate {
    items = List.copyOf(items);
  }

  /** The estimate for a plan on a data set. */
  static MemoryEstimate of(TrainingPlan plan, Dataset dataset) {
    Task task = Task.of(plan, dataset);
    EncoderInputSize input = input(plan, task);
    long moments = task.presentation().windows().count();
    long samples = Math.min(plan.optimiser().batch(), trainingSamples(plan, dataset));
    int shards = plan.optimiser().workers();
    long atOnce = shards > 1 ? ArraySizes.plus(samples, shards - 1) / shards : samples;
    PlanSizes sizes = PlanSizes.of(plan, input, task.shape(), moments);
    EncoderMemory encoder = sizes.encoder();
    DecoderMemory decoder = sizes.decoder();
    List<Item> items = new ArrayList<>();
    items.add(
        new Item(
            "the encoder's parameters and their optimiser",
            new ArraySizes().arrays(4, Float.BYTES, encoder.parameters()).add(encoder.own()),
            "--hidden or --latent"));
    items.add(
        new Item(
            "the decoder's parameters and their optimiser",
            new ArraySizes()
                .arrays(3, Float.BYTES, decoder.parameters())
                .add(decoder.gradientParts()),
            "--decoder-hidden, --decoder-maps, --latent or --steps"));
    items.add(
        new Item(
            "the prior's parameters and their optimiser",
            new ArraySizes()
                .add(sizes.withSamples(0).prior(1))
                .add(sizes.withSamples(0).prior(1))
                .add(sizes.withSamples(0).prior(1)),
            "--latent or --steps"));
    items.add(
        new Item(
            "the arrays that workers exchange",
            exchanged(plan, plus(encoder.parameters(), decoder.parameters())),
            "--hidden, --latent or --decoder-hidden"));
    items.add(
        new Item(
            "a batch of " + number(atOnce) + " samples",
            plan.rule()
                .kind()
                .memory(sizes.withSamples(atOnce))
                .add(batch(input, atOnce, task.shape().size() * moments)),
            "--batch, --latent, --hidden or --steps"));
    long values = task.shape().size() * moments;
    long atATime = Evaluator.batch(task.channels(), values);
    long evaluated =
        Math.min(atATime, Math.max(dataset.test().size(), dataset.validation().size()));
    items.add(
        new Item(
            "the evaluation of " + number(evaluated) + " samples at a time",
            sizes
                .withSamples(evaluated)
                .forward()
                .add(batch(input, evaluated, values))
                .words(evaluated, values), // reconstructions
            "--latent, --hidden or --steps"));
    long shown = Math.min(SHOWN, dataset.test().size());
    items.add(
        new Item(
            "the samples that are shown",
            sizes
                .withSamples(shown)
                .forward()
                .add(batch(input, shown, values))
                .add(sizes.withSamples(SHOWN).decoding()) // drawn from the prior
                .words(2, SHOWN, values),
            "--latent, --hidden or --steps"));
    return new MemoryEstimate(items, decoder.outsideOfHeap(times(atOnce, moments)));
  }

  // Of one worker at a time, as in one process.
  private static ArraySizes exchanged(TrainingPlan plan, long parameters) {
    if (plan.optimiser().workers() == 1) {
      return new ArraySizes();
    }
    return ShardArrays.averaged(plan)
        ? new ArraySizes().arrays(6, Float.BYTES, parameters) // start and sum: 2 x 3
        : new ArraySizes().arrays(2, Float.BYTES, parameters); // of a shard, and the sum
  }

  private static long trainingSamples(TrainingPlan plan, Dataset dataset) {
    Integer limit = plan.data().limit();
    return limit == null ? dataset.train().size() : Math.min(limit, dataset.train().size());
  }

  /** Spikes and targets of a batch, with a builder of spare room, its parts, and the last batch. */
  private static ArraySizes batch(EncoderInputSize input, long samples, long values) {
    long kinds = input.graded() ? 2 : 1;
    return new ArraySizes()
        .arrays(5 * kinds, Float.BYTES, times(samples, input.events()))
        .arrays(3, Float.BYTES, times(samples, input.steps()))
        .arrays(2, Float.BYTES, times(samples, values));
  }

  private static EncoderInputSize input(TrainingPlan plan, Task task) {
    long channels = task.channels();
    long steps = plan.data().steps();
    boolean numbers = task.presentation().input().graded() || task.presentation().input().timed();
    long cells = times(channels, steps);
    int samples =
        (int)
            Math.min(Math.min(COUNTED, trainingSamples(plan, task.dataset())), MOST_CELLS / cells);
    if (samples < 1) {
      return new EncoderInputSize(
          channels, task.maps(), steps, (long) (GUESSED_DENSITY * cells), numbers, false);
    }
    try (Workers one = new Workers(1)) {
      Batch batch =
          task.batches(task.dataset().train(), one)
              .of(IntStream.range(0, samples).toArray(), Streams.input(plan.seed(), 0));
      return new EncoderInputSize(
          channels,
          task.maps(),
          steps,
          Math.max(1, batch.input().events() / samples),
          numbers,
          still(batch.input()));
    }
  }

  /** Whether the first sample has the same events at every step. */
  private static boolean still(SpikeBatch input) {
    int from = input.begin(0, 0);
    int count = input.end(0, 0) - from;
    for (int t = 1; t < input.steps(); t++) {
      int at = input.begin(0, t);
      if (input.end(0, t) - at != count) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (input.channel(at + i) != input.channel(from + i)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Bytes of the heap. */
  long heap() {
    return items.stream().mapToLong(item -> item.sizes().heap()).reduce(0, ArraySizes::plus);
  }

  /**
   * Checks that a plan fits into memory.
   *
   * @throws RunException with the required and the available memory, and advice
   */
  void require(MemoryLimits limits) {
    for (Item item : items) {
      unless(
          item.sizes().longest() <= ArraySizes.LONGEST_ARRAY,
          "This plan cannot be trained: %s need an array of %s values, more than the maximum of %s; use a smaller %s.",
          item.what(),
          number(item.sizes().longest()),
          number(ArraySizes.LONGEST_ARRAY),
          item.advice());
    }
    long needed = plus((long) Math.min(ArraySizes.ENDLESS, FRAGMENTS * heap()), RESERVE);
    long free = limits.heap() - limits.heapInUse();
    Item largest =
        items.stream().max(Comparator.comparingLong(item -> item.sizes().heap())).orElseThrow();
    unless(
        needed <= free,
        "This plan needs about %s of heap (%s for %s), but %s of %s are free; use a smaller %s, or a larger heap with JAVA_TOOL_OPTIONS=-Xmx%s.",
        size(needed),
        size(largest.sizes().heap()),
        largest.what(),
        size(free),
        size(limits.heap()),
        largest.advice(),
        gigabytes(plus(needed, limits.heapInUse())));
    unless(
        outsideOfHeap <= limits.outsideOfHeap(),
        "The decoder of this plan needs about %s outside the heap, but native libraries may use %s; use a smaller --decoder-hidden, smaller --decoder-maps, a smaller --latent or --steps, or a higher limit with JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.maxphysicalbytes=%s.",
        size(outsideOfHeap),
        size(limits.outsideOfHeap()),
        gigabytes(plus(limits.heap(), outsideOfHeap)));
    unless(
        plus(needed, outsideOfHeap) <= limits.physical(),
        "This plan needs about %s of memory, but the machine has %s; use a smaller %s.",
        size(plus(needed, outsideOfHeap)),
        size(limits.physical()),
        largest.advice());
  }

  private static void unless(boolean fits, String format, Object... numbers) {
    if (!fits) {
      throw new RunException(String.format(Locale.ROOT, format, numbers));
    }
  }

  private static String number(long count) {
    return count == ArraySizes.ENDLESS
        ? "infinitely many"
        : String.format(Locale.ROOT, "%,d", count);
  }

  private static String size(long bytes) {
    return bytes < 10L << 30
        ? String.format(Locale.ROOT, "%,d MB", (bytes + (1 << 20) - 1) >> 20)
        : String.format(Locale.ROOT, "%,d GB", bytes >> 30);
  }

  private static String gigabytes(long bytes) {
    return ((bytes >> 30) + 1) + "g";
  }
}
