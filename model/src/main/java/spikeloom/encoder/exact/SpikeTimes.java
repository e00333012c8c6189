package spikeloom.encoder.exact;

import java.util.Arrays;

/**
 * The spikes of one layer in one example: a list per neuron, merged into one list that ascends in
 * time and, where times are equal, in the neuron's number. Every spike has an adjoint, the
 * derivative of the loss with respect to its time.
 *
 * <p>Filled by {@link #clear}, {@link #add} in any order, {@link #merge}. The buffers grow to the
 * largest example and are then reused.
 */
public final class SpikeTimes {
  private static final int ROOM = 64;
  private static final int SHORT_RUN = 16;

  private int neurons;
  private int size;
  private boolean merged = true;
  private double[] time = new double[ROOM];
  private int[] source = new int[ROOM];
  private double[] adjoint = new double[ROOM];
  private int[] position = new int[ROOM]; // neuron by neuron, ascending in time
  private double[] otherTime = new double[ROOM];
  private int[] otherSource = new int[ROOM];
  private int[] begin = new int[1]; // of a neuron's part of position

  /** Removes all spikes; the layer has {@code neurons} neurons. */
  public void clear(int neurons) {
    if (neurons < 0) {
      throw new IllegalArgumentException("number of neurons: " + neurons);
    }
    this.neurons = neurons;
    size = 0;
    merged = true;
    if (begin.length < neurons + 1) {
      begin = new int[neurons + 1];
    }
    Arrays.fill(begin, 0, neurons + 1, 0);
  }

  /** Adds a spike of neuron {@code source}; call {@link #merge} after the last. */
  public void add(double time, int source) {
    if (!(Math.abs(time) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("a spike needs a finite time, not " + time);
    }
    if (source < 0 || source >= neurons) {
      throw new IllegalArgumentException("neuron " + source + " of " + neurons);
    }
    if (size == this.time.length) {
      grow(2 * size);
    }
    this.time[size] = time;
    this.source[size] = source;
    size++;
    merged = false;
  }

  private void grow(int capacity) {
    time = Arrays.copyOf(time, capacity);
    source = Arrays.copyOf(source, capacity);
    adjoint = new double[capacity];
    position = new int[capacity];
    otherTime = new double[capacity];
    otherSource = new int[capacity];
  }

  /** Sorts by time, then by neuron; sets all adjoints to 0. */
  public void merge() {
    if (!sorted()) {
      for (int from = 0; from < size; from += SHORT_RUN) {
        insert(from, Math.min(from + SHORT_RUN, size));
      }
      for (int run = SHORT_RUN; run < size; run *= 2) {
        mergeRuns(run);
      }
    }
    locate();
    clearAdjoint();
    merged = true;
  }

  private boolean sorted() {
    for (int i = 1; i < size; i++) {
      if (later(time[i - 1], source[i - 1], time[i], source[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean later(double time, int source, double other, int otherSource) {
    return time > other || time == other && source > otherSource;
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      double t = time[i];
      int n = source[i];
      int at = i;
      while (at > from && later(time[at - 1], source[at - 1], t, n)) {
        time[at] = time[at - 1];
        source[at] = source[at - 1];
        at--;
      }
      time[at] = t;
      source[at] = n;
    }
  }

  private void mergeRuns(int run) {
    for (int from = 0; from < size; from += 2 * run) {
      int middle = Math.min(from + run, size);
      int to = Math.min(middle + run, size);
      int left = from;
      int right = middle;
      for (int at = from; at < to; at++) {
        boolean takeRight =
            left == middle
                || right < to && later(time[left], source[left], time[right], source[right]);
        int taken = takeRight ? right++ : left++;
        otherTime[at] = time[taken];
        otherSource[at] = source[taken];
      }
    }
    double[] times = time;
    time = otherTime;
    otherTime = times;
    int[] sources = source;
    source = otherSource;
    otherSource = sources;
  }

  private void locate() {
    Arrays.fill(begin, 0, neurons + 1, 0);
    for (int i = 0; i < size; i++) {
      begin[source[i]]++;
    }
    int sum = 0;
    for (int n = 0; n <= neurons; n++) {
      sum += begin[n];
      begin[n] = sum; // end of the neuron's part; filling from behind makes it the begin
    }
    for (int i = size - 1; i >= 0; i--) {
      position[--begin[source[i]]] = i;
    }
  }

  /** Number of neurons of the layer. */
  public int neurons() {
    return neurons;
  }

  /** Number of spikes of all neurons. */
  public int size() {
    return size;
  }

  /** Number of spikes of a neuron. */
  public int count(int neuron) {
    requireMerged();
    return begin[neuron + 1] - begin[neuron];
  }

  /** Place in the merged list of a neuron's spike number {@code k}, from 0. */
  public int position(int neuron, int k) {
    requireMerged();
    if (k < 0 || k >= begin[neuron + 1] - begin[neuron]) {
      throw new IndexOutOfBoundsException("spike " + k + " of neuron " + neuron);
    }
    return position[begin[neuron] + k];
  }

  /** Time of the spike at place {@code i} of the merged list. */
  public double time(int i) {
    return time[i];
  }

  /** Neuron of the spike at place {@code i} of the merged list. */
  public int source(int i) {
    return source[i];
  }

  /**
   * Place after the last spike of the merged list that is at the same time as the one at {@code i}.
   */
  public int endOfTie(int i) {
    requireMerged();
    int end = i + 1;
    while (end < size && time[end] == time[i]) {
      end++;
    }
    return end;
  }

  /** Adjoint of the time of the spike at place {@code i} of the merged list. */
  public double adjoint(int i) {
    return adjoint[i];
  }

  /** Adds to the adjoint of the time of the spike at place {@code i} of the merged list. */
  public void addAdjoint(int i, double value) {
    adjoint[i] += value;
  }

  /** Sets all adjoints to 0. */
  public void clearAdjoint() {
    Arrays.fill(adjoint, 0, size, 0);
  }

  private void requireMerged() {
    if (!merged) {
      throw new IllegalStateException("spikes were added after the lists were merged");
    }
  }
}
