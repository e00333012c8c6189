package spikeloom.learning;

/** The learning rules. */
public enum RuleKind {
  /** Back-propagation through time, see {@link BackPropagation}. */
  BPTT,
  /** Score function and eligibility traces, see {@link ScoreFunction}. */
  SCORE,
  /** An update after every window, see {@link ForwardPropagationThroughTime}. */
  FPTT,
  /** Exact derivatives of spike times, see {@link BackPropagation}. */
  EXACT
}
