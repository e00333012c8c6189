package spikeloom.app.bench;

import java.util.EnumSet;
import java.util.Set;

/** The parts of a benchmark, in report order. */
public enum BenchmarkPart {
  /** Dense products of the native library and of SpikeLoom. */
  SGEMM,
  /** Bandwidth of the memory and of the caches. */
  BANDWIDTH,
  /** Event-driven kernels against dense ones. */
  KERNELS,
  /** The parts of a training step. */
  PARTS,
  /** Training and inference of the standard settings. */
  SETTINGS,
  /** Training with one to all threads. */
  SCALING,
  /** Cost against the number of steps. */
  STEPS,
  /** Cost against the width of the hidden layer. */
  WIDTH,
  /** Exponents of the growth of time and memory. */
  SCALING_LAWS,
  /** Training of every type of encoder. */
  ENCODERS,
  /** Reading recordings of event cameras. */
  EVENTS,
  /** Memory during a long training. */
  MEMORY,
  /** Latencies of the window; needs a display, which can be virtual. */
  WINDOW;

  /** Whether it trains on the requested data set. */
  public boolean trains() {
    return switch (this) {
      case SGEMM, BANDWIDTH, KERNELS, SCALING_LAWS, EVENTS, WINDOW -> false;
      case PARTS, SETTINGS, SCALING, STEPS, WIDTH, ENCODERS, MEMORY -> true;
    };
  }

  /** Returns all parts except long ones and those that need a display. */
  public static Set<BenchmarkPart> standard() {
    return EnumSet.complementOf(EnumSet.of(SCALING_LAWS, MEMORY, WINDOW));
  }
}
