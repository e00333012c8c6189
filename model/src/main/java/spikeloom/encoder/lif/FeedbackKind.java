package spikeloom.encoder.lif;

/** The kinds of {@link Feedback}. */
public enum FeedbackKind {
  /** Through the weights that are learned. */
  SYMMETRIC,
  /** Through fixed random weights. */
  RANDOM
}
