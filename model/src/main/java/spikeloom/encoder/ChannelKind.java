package spikeloom.encoder;

/** What is known of the way from input to latent spikes as a noisy channel. */
public enum ChannelKind {
  /** The probability of every spike given all spikes before it. */
  SPIKES,
  /** The probability of every event given the past, but not given other events. */
  EVENTS,
  /** Only how far what is sent lies from what would be sent without input. */
  RATES,
  /** It has no noise: no rate bounds what it tells, and none is charged or reported. */
  NONE;

  /** A rate as it is reported: not a number where nothing bounds what is told. */
  public double reported(double rate) {
    return this == NONE ? Double.NaN : rate;
  }
}
