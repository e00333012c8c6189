package spikeloom.prior;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.spread;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;
import spikeloom.kernel.EventProduct;

/**
 * Memory of a prior and one pass.
 *
 * @param latents N
 * @param steps T
 * @param samples samples of a mini-batch
 * @param window steps of a window
 * @param threads number of workers
 */
record PriorMemory(long latents, long steps, long samples, long window, long threads) {
  private static final long HIDDEN = Priors.HIDDEN;
  private static final long TRACES = TraceLayer.DECAYS.length;
  private static final long SMALL_OBJECT = 32;
  private static final long PLACES = 8; // of rows, per sample
  private static final long SUMMED = 16; // rows of weights whose earlier spikes are summed together
  private static final long MOST_ROWS = 512; // that a dense gradient takes at a time

  ArraySizes of(PriorKind kind) {
    ArraySizes sizes = new ArraySizes().words(parameters(kind));
    sizes.bytes(samples, PLACES * SMALL_OBJECT);
    switch (kind) {
      case FIXED, RATES -> {}
      case GLM -> traces(sizes, latents);
      case NETWORK -> {
        traces(sizes, HIDDEN);
        hidden(sizes);
        sizes.words(HIDDEN, spread(Math.min(MOST_ROWS, rows())));
        sizes.words(rows() > MOST_ROWS ? HIDDEN : 0, stride(latents));
      }
      case SPIKING_NETWORK -> {
        traces(sizes, HIDDEN);
        hidden(sizes);
        spikes(sizes, HIDDEN);
        sizes.arrays(samples, Float.BYTES, times(blocks(window), HIDDEN));
        sizes.arrays(2 * samples, Float.BYTES, 4 * HIDDEN);
        sizes.arrays(2, Float.BYTES, times(samples, stride(latents)));
        sizes.words(samples, HIDDEN);
        sizes.words(threads, EventProduct.SCRATCH);
      }
    }
    return sizes;
  }

  private long rows() {
    return times(samples, window);
  }

  private long parameters(PriorKind kind) {
    long rates = times(steps, spread(latents));
    long past = times(TRACES, latents);
    long network =
        plus(times(plus(past, steps, 1), spread(HIDDEN)), times(HIDDEN, spread(latents)));
    return switch (kind) {
      case FIXED -> 0;
      case RATES -> rates;
      case GLM -> plus(rates, times(past, spread(latents)));
      case NETWORK, SPIKING_NETWORK -> plus(rates, network);
    };
  }

  /** See {@link TraceLayer}. */
  private void traces(ArraySizes sizes, long outputs) {
    long past = times(TRACES, latents);
    long width = times(TRACES, stride(outputs));
    sizes.arrays(2, Float.BYTES, times(samples, past));
    sizes.words(past, spread(samples));
    sizes.words(samples, spread(width));
    sizes.words(rows(), spread(width));
    sizes.words(width, spread(latents));
    spikes(sizes, latents);
    sizes.arrays(threads, Float.BYTES, times(window, spread(width)));
    sizes.arrays(threads, Float.BYTES, times(window, spread(latents)));
    sizes.words(threads, plus(EventProduct.SCRATCH, times(SUMMED, stride(outputs))));
  }

  /** Lists of the spikes of every sample. */
  private void spikes(ArraySizes sizes, long channels) {
    sizes.arrays(times(2, samples), Float.BYTES, times(window, channels));
    sizes.words(samples, plus(times(blocks(window), plus(channels, 1)), times(2, window)));
  }

  private void hidden(ArraySizes sizes) {
    sizes.words(latents, spread(HIDDEN));
    sizes.arrays(2, Float.BYTES, times(rows(), spread(HIDDEN)));
    sizes.words(rows(), spread(latents));
  }
}
