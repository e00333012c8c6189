package spikeloom.evaluation;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * The latent spikes of a mini-batch after a {@link Disturbance}, as bits and, where they are
 * graded, as values. The encoder's own spikes stay unchanged.
 */
final class DisturbedLatents implements DecoderPass.Latents {
  private final EncoderPass pass;
  private final int steps;
  private final int neurons;
  private final SpikeBits[] spikes;
  private final Rows[] values;

  /** Copies of the spikes of up to {@code capacity} samples of a pass. */
  DisturbedLatents(EncoderPass pass, int steps, int neurons, int capacity) {
    this.pass = pass;
    this.steps = steps;
    this.neurons = neurons;
    spikes = new SpikeBits[capacity];
    Arrays.setAll(spikes, b -> new SpikeBits(steps, neurons));
    values = new Rows[pass.latentValues(0).isPresent() ? capacity : 0];
    Arrays.setAll(values, b -> Rows.of(steps, Padding.stride(neurons)));
  }

  /**
   * Copies the spikes of the first samples and disturbs them. The random numbers of a sample depend
   * on the key and its index alone.
   *
   * @param indices indices of the samples in the split
   * @param key random numbers of this kind of disturbance and seed; a larger share drops the spikes
   *     of a smaller one, and more
   */
  void disturb(int[] indices, Disturbance kind, double amount, RandomKey key, Workers workers) {
    boolean[] silent = kind == Disturbance.SILENCED_NEURONS ? silent(amount, key) : new boolean[0];
    workers.run(
        worker -> {
          Range mine = workers.share(worker, indices.length);
          for (int b = mine.from(); b < mine.to(); b++) {
            copy(b);
            FastRandom random = key.fold("sample").fold(indices[b]).random();
            switch (kind) {
              case DROPPED_SPIKES -> drop(b, amount, random);
              case MOVED_SPIKES -> move(b, (int) amount, random);
              case SILENCED_NEURONS -> silence(b, silent);
            }
          }
        });
  }

  private void copy(int sample) {
    spikes[sample].copy(pass.latent(sample), 0);
    if (values.length > 0) {
      Rows from = pass.latentValues(sample).orElseThrow();
      Rows to = values[sample];
      for (int t = 0; t < steps; t++) {
        System.arraycopy(from.values(), from.index(t, 0), to.values(), to.index(t, 0), neurons);
      }
    }
  }

  private void drop(int sample, double share, FastRandom random) {
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        if (fires(sample, t, n) && random.nextDouble() < share) {
          clear(sample, t, n);
        }
      }
    }
  }

  /** A spike whose new step is outside of the trial, or taken, stays where it is. */
  private void move(int sample, int most, FastRandom random) {
    for (int n = 0; n < neurons; n++) {
      for (int t : firing(sample, n)) {
        int to = t + random.nextInt(2 * most + 1) - most;
        if (to >= 0 && to < steps && !fires(sample, to, n)) {
          spikes[sample].put(to, n, spikes[sample].get(t, n));
          if (values.length > 0) {
            float[] all = values[sample].values();
            all[values[sample].index(to, n)] = all[values[sample].index(t, n)];
          }
          clear(sample, t, n);
        }
      }
    }
  }

  private int[] firing(int sample, int neuron) {
    int[] found = new int[steps];
    int count = 0;
    for (int t = 0; t < steps; t++) {
      if (fires(sample, t, neuron)) {
        found[count++] = t;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private boolean[] silent(double share, RandomKey key) {
    boolean[] silent = new boolean[neurons];
    int[] order = key.fold("neurons").random().permutation(neurons);
    int count = Math.max(share > 0 ? 1 : 0, (int) Math.round(share * neurons));
    for (int i = 0; i < count; i++) {
      silent[order[i]] = true;
    }
    return silent;
  }

  private void silence(int sample, boolean[] silent) {
    for (int n = 0; n < neurons; n++) {
      for (int t = 0; silent[n] && t < steps; t++) {
        clear(sample, t, n);
      }
    }
  }

  private boolean fires(int sample, int step, int neuron) {
    return spikes[sample].get(step, neuron)
        || (values.length > 0 && values[sample].values()[values[sample].index(step, neuron)] != 0);
  }

  private void clear(int sample, int step, int neuron) {
    spikes[sample].put(step, neuron, false);
    if (values.length > 0) {
      values[sample].values()[values[sample].index(step, neuron)] = 0;
    }
  }

  @Override
  public SpikeBits spikes(int sample) {
    return spikes[sample];
  }

  @Override
  public Optional<Rows> values(int sample) {
    return values.length > 0 ? Optional.of(values[sample]) : Optional.empty();
  }

  @Override
  public Rows adjoint(int sample) {
    return pass.latentAdjoint(sample);
  }
}
