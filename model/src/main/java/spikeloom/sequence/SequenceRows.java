package spikeloom.sequence;

import java.util.Arrays;

/** The sequences of a mini-batch, one in a row, and the window that each of them has reached. */
final class SequenceRows {
  private static final int NOTHING = -1;

  private final int[] samples; // [row]
  private final int[] windows;
  private int count;

  /** Empty rows. */
  SequenceRows(int capacity) {
    samples = new int[capacity];
    windows = new int[capacity];
    clear(0);
  }

  /** Empties all rows, {@code count} of which are used from now on. */
  void clear(int count) {
    this.count = count;
    Arrays.fill(samples, NOTHING);
    Arrays.fill(windows, 0);
  }

  /** Puts the first window of samples into the rows from {@code row} on. */
  void begin(int row, int[] of) {
    System.arraycopy(of, 0, samples, row, of.length);
    Arrays.fill(windows, row, row + of.length, 0);
  }

  /** Goes to the next window of every sequence. */
  void proceed() {
    for (int row = 0; row < count; row++) {
      windows[row]++;
    }
  }

  /** Number of rows in use. */
  int count() {
    return count;
  }

  /** Whether there is a sequence in a row. */
  boolean present(int row) {
    return samples[row] != NOTHING;
  }

  /** Number of sequences. */
  int present() {
    int present = 0;
    for (int row = 0; row < count; row++) {
      present += present(row) ? 1 : 0;
    }
    return present;
  }

  /** The sample in a row. */
  int sample(int row) {
    return samples[row];
  }

  /** The window of a row, counted from 0. */
  int window(int row) {
    return windows[row];
  }

  /** The window of the sequences that began first. */
  int lastWindow() {
    int last = 0;
    for (int row = 0; row < count; row++) {
      last = present(row) ? Math.max(last, windows[row]) : last;
    }
    return last;
  }

  /** Number of floats of {@link #save}. */
  int size() {
    return 2 * samples.length;
  }

  /** Copies samples and windows. */
  void save(float[] to) {
    for (int row = 0; row < samples.length; row++) {
      to[row] = samples[row];
      to[samples.length + row] = windows[row];
    }
  }

  /** Reads what {@link #save} copied; all rows are in use. */
  void restore(float[] from) {
    count = samples.length;
    for (int row = 0; row < samples.length; row++) {
      samples[row] = (int) from[row];
      windows[row] = (int) from[samples.length + row];
    }
  }
}
