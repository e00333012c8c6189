package spikeloom.learning;

/** How a network learns from a mini-batch. */
public enum RuleKind {
  /** Back-propagation through time, see {@link BackPropagation}. */
  BPTT,
  /** Score function and eligibility traces, see {@link ScoreFunction}. */
  SCORE,
  /** Windows with an update after each, see {@link ForwardPropagationThroughTime}. */
  FPTT,
  /** Exact derivatives of spike times, see {@link BackPropagation}. */
  EXACT
}
