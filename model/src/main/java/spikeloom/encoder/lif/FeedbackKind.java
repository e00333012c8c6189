package spikeloom.encoder.lif;

/** The kinds of {@link Feedback}. */
public enum FeedbackKind {
  /** Through the trained weights. */
  SYMMETRIC,
  /** Through fixed random weights. */
  RANDOM
}
