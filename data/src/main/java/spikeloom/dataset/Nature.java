package spikeloom.dataset;

/** What the samples of a set are. */
public enum Nature {
  /** Intensities, most of them near 0 or 1, which a code turns into spikes. */
  SIGNALS("rate"),
  /** Measured values of a scale, which a code turns into spikes. */
  MEASUREMENTS("rate"),
  /** Spikes or events, which need no code. */
  SPIKES("events");

  private final String encoding;

  Nature(String encoding) {
    this.encoding = encoding;
  }

  /** The name of the code that such samples take where the user names none. */
  public String encoding() {
    return encoding;
  }
}
