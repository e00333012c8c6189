package spikeloom.app.bench;

import java.util.EnumSet;
import java.util.Set;

/** What a benchmark can measure, in the order of the report. */
public enum BenchPart {
  /** Dense products: the native library's and our own. */
  SGEMM,
  /** Event-driven kernels against dense ones. */
  KERNELS,
  /** The parts of a training step. */
  PARTS,
  /** Training and inference of the standard settings. */
  SETTINGS,
  /** Training on one to all threads. */
  SCALING,
  /** The cost against the number of steps. */
  STEPS,
  /** The cost against the width of the hidden layer. */
  WIDTH,
  /** Training of every kind of encoder. */
  ENCODERS,
  /** Reading recordings of event cameras. */
  EVENTS,
  /** Memory over a long training. */
  MEMORY,
  /** Latencies of the window; needs a display, a virtual one will do. */
  WINDOW;

  /** Whether it trains on the data set of the request. */
  public boolean trains() {
    return switch (this) {
      case SGEMM, KERNELS, EVENTS, WINDOW -> false;
      case PARTS, SETTINGS, SCALING, STEPS, WIDTH, ENCODERS, MEMORY -> true;
    };
  }

  /** All parts but the long curve of memory and what needs a display. */
  public static Set<BenchPart> standard() {
    return EnumSet.complementOf(EnumSet.of(MEMORY, WINDOW));
  }
}
