package spikeloom.app.bench;

/** Is told how far a benchmark is. */
@FunctionalInterface
public interface Watcher {
  /**
   * Something goes on.
   *
   * @param what what is measured now
   * @param share share of it that is done, 0 .. 1
   */
  void at(String what, double share);
}
