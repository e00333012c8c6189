package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import spikeloom.array.Rows;
import spikeloom.random.RandomKey;

/**
 * The state of the samples of a {@link LifPass} between windows: the states of all layers and the
 * places in the random streams, at the start of the last window and now.
 */
final class LifStream {
  /** Start of a window. */
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
  private boolean carried; // whether the last window started from a state other than rest

  /**
   * The streams of samples at rest.
   *
   * @param states makes the state of a sample, for every layer; the readout is the last
   */
  LifStream(List<Supplier<Rows>> states, int samples) {
    start = states(states, samples);
    now = states(states, samples);
    startRandom = new long[samples];
    random = new long[samples];
  }

  private static Rows[][] states(List<Supplier<Rows>> each, int samples) {
    Rows[][] states = new Rows[each.size()][samples];
    for (int l = 0; l < states.length; l++) {
      Supplier<Rows> state = each.get(l);
      Arrays.setAll(states[l], b -> state.get());
    }
    return states;
  }

  /** Number of the readout among the layers with states. */
  int readout() {
    return now.length - 1;
  }

  /** Sets the random streams and clears all windows. */
  void rest(RandomKey key, int[] identity, int samples) {
    for (int b = 0; b < samples; b++) {
      startRandom[b] = RandomKey.foldBits(key.bits(), identity[b]);
    }
    carried = false;
  }

  /** Sets the next window to start at the end of the last one. */
  void continueStream() {
    carried = true;
  }

  /** Whether the last window started from a state other than rest. */
  boolean carried() {
    return carried;
  }

  /** Sets a sample to the state at the start of its window. */
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

  /** State of a layer before the last window; undefined if that started at rest. */
  Rows start(int layer, int sample) {
    return start[layer][sample];
  }

  /** State of a layer, to be advanced by its scan. */
  Rows now(int layer, int sample) {
    return now[layer][sample];
  }

  /** Place in the random stream of a sample. */
  long random(int sample) {
    return random[sample];
  }

  /** Advances the position in the random stream. */
  void random(int sample, long place) {
    random[sample] = place;
  }
}
