package spikeloom.kernel;

/** The indices {@code from .. to-1}. */
public record Range(int from, int to) {
  /** Number of indices. */
  public int size() {
    return to - from;
  }
}
