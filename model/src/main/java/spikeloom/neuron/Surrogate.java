package spikeloom.neuron;

/**
 * The derivative that stands in for the step function's when a hidden spike is differentiated: a
 * bump g(v) around the threshold, v = membrane potential minus threshold.
 */
public enum Surrogate {
  /** g(v) = 1 / (1 + 2|v|)^2 (Zenke and Ganguli 2018, SuperSpike). */
  FAST_SIGMOID,
  /** g(v) = s(4v) (1 - s(4v)) * 4, s the logistic function, scaled to g(0) = 1. */
  SIGMOID,
  /** g(v) = 1 / (1 + (pi v)^2) (Fang et al. 2021, arctangent). */
  ARCTAN,
  /** g(v) = max(0, 1 - |v|) (Bellec et al. 2018, triangle). */
  TRIANGLE,
  /** g(v) = exp(-v^2 / (2 * 0.4^2)). */
  GAUSSIAN,
  /** g(v) = 1 for |v| <= 0.5, else 0. */
  BOXCAR
}
