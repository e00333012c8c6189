package spikeloom.encoder;

/** The encoder as a noisy channel: which probabilities are known. */
public enum ChannelKind {
  /** The probability of every spike given all spikes before it. */
  SPIKES,
  /** The probability of every event given the past, but not given other events. */
  EVENTS,
  /** Only the divergence of the output from that without input. */
  RATES,
  /** No noise: the information has no rate bound, so no rate is charged or reported. */
  NONE;

  /** A reported rate: not a number if there is no bound. */
  public double reported(double rate) {
    return this == NONE ? Double.NaN : rate;
  }
}
