package spikeloom.ui.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Edited spikes with undo and redo. An edit changes a copy, so that shown states stay unchanged.
 */
final class SpikeEdits {
  private static final int REMEMBERED = 200;

  private final Deque<float[][]> before = new ArrayDeque<>();
  private final Deque<float[][]> after = new ArrayDeque<>();
  private final float[][] original;
  private float[][] now;
  private float @Nullable [][] redrawn;

  SpikeEdits(float[][] spikes) {
    original = spikes;
    now = spikes;
  }

  float[][] now() {
    return now;
  }

  boolean edited() {
    return now != original;
  }

  boolean canUndo() {
    return !before.isEmpty();
  }

  boolean canRedo() {
    return !after.isEmpty();
  }

  void undo() {
    if (canUndo()) {
      after.push(now);
      now = before.pop();
    }
  }

  void redo() {
    if (canRedo()) {
      before.push(now);
      now = after.pop();
    }
  }

  /** Restores the encoder's spikes; can be undone. */
  void reset() {
    if (edited()) {
      put(original);
    }
  }

  /** Replaces all spikes. */
  void replace(float[][] spikes) {
    put(spikes);
  }

  /** As {@link #replace}; consecutive calls count as one edit and are undone at once. */
  void redraw(float[][] spikes) {
    if (now == redrawn) {
      now = spikes;
    } else {
      put(spikes);
    }
    redrawn = now;
  }

  /** Adds a spike to an empty cell, or removes the spike of a cell. */
  void toggle(int step, int neuron) {
    float[][] copy = copy();
    copy[step][neuron] = copy[step][neuron] == 0 ? 1 : 0;
    put(copy);
  }

  /** Moves a spike to another step; it merges with a spike already there. */
  void move(int step, int neuron, int toStep) {
    if (now[step][neuron] != 0 && toStep >= 0 && toStep < now.length && toStep != step) {
      float[][] copy = copy();
      copy[toStep][neuron] = Math.max(copy[toStep][neuron], copy[step][neuron]);
      copy[step][neuron] = 0;
      put(copy);
    }
  }

  /** Removes all spikes of a neuron. */
  void silence(int neuron) {
    float[][] copy = copy();
    for (float[] row : copy) {
      row[neuron] = 0;
    }
    put(copy);
  }

  /** Removes each spike with this probability. */
  void drop(double share, RandomGenerator random) {
    float[][] copy = copy();
    for (float[] row : copy) {
      for (int n = 0; n < row.length; n++) {
        if (row[n] != 0 && random.nextDouble() < share) {
          row[n] = 0;
        }
      }
    }
    put(copy);
  }

  /**
   * Moves each spike by up to this many steps in either direction if a free step exists, so that
   * their number stays the same.
   */
  void jitter(int most, RandomGenerator random) {
    float[][] copy = copy();
    for (int t = 0; t < now.length; t++) {
      for (int n = 0; n < now[t].length; n++) {
        if (now[t][n] != 0) {
          int to = t + random.nextInt(2 * most + 1) - most;
          if (to >= 0 && to < now.length && copy[to][n] == 0) {
            copy[to][n] = now[t][n];
            copy[t][n] = 0;
          }
        }
      }
    }
    put(copy);
  }

  private float[][] copy() {
    return Arrays.stream(now).map(float[]::clone).toArray(float[][]::new);
  }

  private void put(float[][] next) {
    before.push(now);
    if (before.size() > REMEMBERED) {
      before.removeLast();
    }
    after.clear();
    now = next;
  }
}
