package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.ReadoutScan;
import spikeloom.random.RandomKey;

/**
 * What the samples of a {@link LifPass} carry from window to window: the states of all layers and
 * the places in the random streams, at the start of the last window and now.
 */
final class LifStream {
  /** Where a window begins. */
  enum Beginning {
    /** At rest, at the start of the random streams. */
    REST,
    /** Where the last window ended. */
    END,
    /** Where the last window began. */
    START
  }

  private final Rows[][] start; // [layer][sample]
  private final Rows[][] now;
  private final long[] startRandom;
  private final long[] random;
  private boolean carried; // whether the last window began elsewhere than at rest

  LifStream(List<LifEncoder.Layer> layers, int samples) {
    start = states(layers, samples);
    now = states(layers, samples);
    startRandom = new long[samples];
    random = new long[samples];
  }

  private static Rows[][] states(List<LifEncoder.Layer> layers, int samples) {
    Rows[][] states = new Rows[layers.size()][samples];
    for (int l = 0; l < layers.size(); l++) {
      int stride = Padding.stride(layers.get(l).neurons());
      boolean readout = l == layers.size() - 1;
      Arrays.setAll(states[l], b -> readout ? ReadoutScan.state(stride) : LifScan.state(stride));
    }
    return states;
  }

  /** Names the random streams and forgets all windows. */
  void rest(RandomKey key, int[] identity, int samples) {
    for (int b = 0; b < samples; b++) {
      startRandom[b] = RandomKey.foldBits(key.bits(), identity[b]);
    }
    carried = false;
  }

  /** Says that the next window begins where the last one ended. */
  void goOn() {
    carried = true;
  }

  /** Whether the last window began elsewhere than at rest. */
  boolean carried() {
    return carried;
  }

  /** Puts a sample where its window begins. */
  void begin(Beginning beginning, int sample) {
    switch (beginning) {
      case REST -> {
        random[sample] = startRandom[sample];
        for (Rows[] layer : now) {
          Arrays.fill(layer[sample].values(), 0f);
        }
      }
      case END -> {
        startRandom[sample] = random[sample];
        copy(now, start, sample);
      }
      case START -> {
        random[sample] = startRandom[sample];
        copy(start, now, sample);
      }
    }
  }

  private static void copy(Rows[][] from, Rows[][] to, int sample) {
    for (int l = 0; l < from.length; l++) {
      float[] values = from[l][sample].values();
      System.arraycopy(values, 0, to[l][sample].values(), 0, values.length);
    }
  }

  /** State of a layer before the last window; of no meaning if that began at rest. */
  Rows start(int layer, int sample) {
    return start[layer][sample];
  }

  /** State of a layer, to be moved on by its scan. */
  Rows now(int layer, int sample) {
    return now[layer][sample];
  }

  /** Place in the random stream of a sample. */
  long random(int sample) {
    return random[sample];
  }

  /** Moves the place in the random stream on. */
  void random(int sample, long place) {
    random[sample] = place;
  }
}
