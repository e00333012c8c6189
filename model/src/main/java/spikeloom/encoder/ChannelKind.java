package spikeloom.encoder;

/** What is known of the way from input to latent spikes as a noisy channel. */
public enum ChannelKind {
  /** The probability of every spike given all spikes before it. */
  SPIKES,
  /** The probability of every event given the past, but not given other events. */
  EVENTS,
  /** Only how far what is sent lies from what would be sent without input. */
  RATES,
  /** It has no noise, and so no rate. */
  NONE
}
