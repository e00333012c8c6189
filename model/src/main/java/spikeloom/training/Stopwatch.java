package spikeloom.training;

/** Times of a run: laps of training, and since the last snapshot and checkpoint. */
final class Stopwatch {
  private long lapStart = System.nanoTime();
  private long snapshot = lapStart;
  private long checkpoint = lapStart;
  private double trained;

  /** Seconds since the last lap; starts the next one. */
  double lap() {
    long now = System.nanoTime();
    double seconds = (now - lapStart) * 1e-9;
    lapStart = now;
    trained += seconds;
    return seconds;
  }

  /** Excludes a pause from the current lap. */
  void exclude(double seconds) {
    lapStart += (long) (seconds * 1e9);
  }

  /** Samples per second of training since the last call. */
  double speed(int samples) {
    double speed = trained > 0 ? samples / trained : 0;
    trained = 0;
    return speed;
  }

  /** Excludes work since the last lap from the next one. */
  void skip() {
    lapStart = System.nanoTime();
  }

  double sinceSnapshot() {
    return (System.nanoTime() - snapshot) * 1e-9;
  }

  void snapshotTaken() {
    snapshot = System.nanoTime();
    lapStart = snapshot;
  }

  double sinceCheckpoint() {
    return (System.nanoTime() - checkpoint) * 1e-9;
  }

  void checkpointTaken() {
    checkpoint = System.nanoTime();
    lapStart = checkpoint;
  }
}
