package spikeloom.dataset;

/** The type of the samples of a data set. */
public enum Nature {
  /** Intensities, most of them near 0 or 1, which a code turns into spikes. */
  SIGNALS("rate"),
  /** Measured values, which a code turns into spikes. */
  MEASUREMENTS("rate"),
  /** Spikes or events, which need no code. */
  SPIKES("events");

  private final String encoding;

  Nature(String encoding) {
    this.encoding = encoding;
  }

  /** Returns the default code of such samples. */
  public String encoding() {
    return encoding;
  }
}
