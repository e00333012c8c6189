package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.BitMatrix;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.BitWords;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.EventSlabs;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;

/**
 * The first layer of decoding {@code time}, which reads the latent spikes. Samples take the role of
 * steps: feature (t, n) has a word of bits over the samples, so the kernels of the encoder can be
 * used.
 */
final class EventLayer implements FirstLayer {
  // Rows of the weights computed together while they are in the cache.
  private static final int CHUNK = 128;
  private static final int WORD = BitMatrix.COLUMNS;
  // Words whose weights are processed while they are in the cache.
  private static final int SLAB = 4;

  private final LatentFeatures features;
  private final Parameters.Slice weights;
  private final Parameters parameters;
  private final Workers workers;
  private final BitMatrix spikes; // [sample, step][neurons]
  private final SpikeBits bits; // [samples][feature]
  private final EventSlabs events;
  private final int[] numbers;
  // For every word of a sample's spikes: its position for all samples, and its weights.
  private final BitWords[] sampleWords;
  private final Rows[] sources;
  private final Range[] panels;
  private final Bench[] benches;

  private int samples;
  private boolean sparse;

  /** Buffers of one worker. */
  private static final class Bench {
    final BitProduct product = new BitProduct();
    final int[] square = new int[WORD];
    final float[] scratch = new float[EventProduct.SCRATCH];
    final Rows spikeGradient;
    long additions;

    @SuppressWarnings("UnusedVariable") // written so that C2 keeps the reads
    float touched;

    Bench(int capacity) {
      spikeGradient = Rows.of(CHUNK, Padding.stride(capacity));
    }
  }

  /** For batches of up to {@code capacity} samples. */
  EventLayer(LatentFeatures features, DenseLayers network, int capacity, Workers workers) {
    this.features = features;
    this.workers = workers;
    parameters = network.parameters();
    weights = network.layers().get(0).weights();
    spikes = new BitMatrix(capacity * features.steps(), features.latents());
    bits = new SpikeBits(capacity, features.size());
    events = new EventSlabs(capacity, features.size());
    numbers = new int[Math.max(capacity, CHUNK)];
    Arrays.setAll(numbers, i -> i);
    sampleWords = new BitWords[features.steps() * spikes.stride()];
    sources = new Rows[sampleWords.length];
    Rows rows = Rows.of(weights, parameters.values());
    for (int i = 0; i < sources.length; i++) {
      sampleWords[i] = spikes.words(i, features.steps());
      sources[i] = rows.from(feature(i));
    }
    panels = Range.panels(rows.width());
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(capacity));
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count, Rows out) {
    samples = count;
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            spikes.setSteps(b * features.steps(), latents.spikes(b), benches[worker].square);
          }
        });
    workers.run(this::turn);
    long additions = Arrays.stream(benches).mapToLong(bench -> bench.additions).sum();
    sparse = Sparsity.listsAreFaster(additions, (long) samples * features.size());
    Rows rows = Rows.of(weights, parameters.values());
    if (sparse) {
      workers.run(
          worker -> events.list(bits, rows.stride(), workers.share(worker, events.count())));
    }
    workers.run(
        worker -> {
          Range mine = workers.share(worker, panels.length);
          Range columns = new Range(mine.from() * Padding.FLOATS, mine.to() * Padding.FLOATS);
          if (sparse) {
            events.currents(rows, out, benches[worker].scratch, columns);
          } else {
            sum(benches[worker], out, columns);
          }
        });
  }

  // Transposes a word over the neurons for every sample to a word over the samples for every
  // feature.
  private void turn(int worker) {
    Bench bench = benches[worker];
    bench.additions = 0;
    Range mine = workers.share(worker, sources.length);
    for (int i = mine.from(); i < mine.to(); i++) {
      BitMatrix.turn(sampleWords[i], samples, bits, feature(i), count(i), bench.square);
      bench.additions += bits.additions(feature(i), feature(i) + count(i));
    }
  }

  // One slab of weights at a time: it is read once, row by row, and then found in
  // the cache by every panel of columns.
  private void sum(Bench bench, Rows out, Range columns) {
    Range all = new Range(0, samples);
    int words = sources.length;
    for (int first = 0; first < words; first += SLAB) {
      int last = Math.min(words, first + SLAB);
      for (int i = first; i < last; i++) {
        bench.touched += sources[i].touch(count(i), columns);
      }
      for (int p = columns.from() / Padding.FLOATS; p < columns.to() / Padding.FLOATS; p++) {
        for (int i = first; i < last; i++) {
          Accumulation before = i == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
          bench.product.sums(
              sampleWords[i], numbers, all, sources[i], count(i), before, out, panels[p]);
        }
      }
    }
  }

  // First feature of word i of a sample's spikes.
  private int feature(int i) {
    return i / spikes.stride() * features.latents() + i % spikes.stride() * WORD;
  }

  // Number of features in that word.
  private int count(int i) {
    return Math.min(WORD, features.latents() - i % spikes.stride() * WORD);
  }

  @Override
  public void backward(
      DecoderPass.Latents latents, Rows adjoint, Rows adjointTransposed, GradientSink gradient) {
    Rows rows = Rows.of(weights, parameters.values());
    workers.run(
        worker -> {
          Bench bench = benches[worker];
          Range mine = workers.share(worker, features.size());
          for (int i = mine.from(); i < mine.to(); i += CHUNK) {
            Range chunk = new Range(i, Math.min(mine.to(), i + CHUNK));
            Range here = new Range(0, chunk.size());
            bench.touched += rows.from(i).touch(chunk.size(), new Range(0, rows.width()));
            DenseProduct.multiply(
                rows.from(i), here, weights.columns(), adjointTransposed, bench.spikeGradient);
            spread(bench.spikeGradient, chunk, latents);
            Rows place = gradient.place(weights, chunk, worker);
            addGradient(bench, chunk, adjoint, place);
            gradient.complete(weights, chunk, worker);
          }
        });
  }

  private void addGradient(Bench bench, Range chunk, Rows adjoint, Rows place) {
    Range columns = new Range(0, place.width());
    Range here = new Range(0, chunk.size());
    if (sparse) {
      Arrays.fill(place.values(), place.at(), place.index(chunk.size(), 0), 0f);
    }
    for (int k = 0; k < bits.blocks(); k++) {
      Rows block = adjoint.from(k * SpikeBits.STEPS);
      BitWords words = bits.words(k, chunk.from());
      int steps = bits.stepsIn(k);
      if (sparse) {
        EventGradient.add(words, steps, numbers, here, block, place, columns, bench.scratch);
      } else {
        Accumulation before = k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
        bench.product.sums(words, numbers, here, block, steps, before, place, columns);
      }
    }
  }

  // Transposes the rows of features, a value per sample, to the samples' order in memory.
  private void spread(Rows gradient, Range chunk, DecoderPass.Latents latents) {
    for (int from = chunk.from(); from < chunk.to(); ) {
      int t = from / features.latents();
      int to = Math.min(chunk.to(), (t + 1) * features.latents());
      int neuron = from - t * features.latents();
      int first = gradient.index(from - chunk.from(), 0);
      for (int b = 0; b < samples; b++) {
        Rows adjoint = latents.adjoint(b);
        int at = adjoint.index(t, neuron);
        for (int i = 0; i < to - from; i++) {
          adjoint.values()[at + i] = gradient.values()[first + i * gradient.stride() + b];
        }
      }
      from = to;
    }
  }
}
