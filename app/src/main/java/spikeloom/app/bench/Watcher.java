package spikeloom.app.bench;

/** Receives the progress of a benchmark. */
@FunctionalInterface
public interface Watcher {
  /**
   * Reports progress.
   *
   * @param what what is measured now
   * @param share share of it that is done, 0 .. 1
   */
  void at(String what, double share);
}
