package spikeloom.dataset;

/** The type of the samples of a data set. */
public enum Nature {
  /** Intensities, most of them near 0 or 1, which a code turns into spikes. */
  SIGNALS("rate", false),
  /** Measured values, which a code turns into spikes. */
  MEASUREMENTS("rate", true),
  /** Spikes or events, which need no code; the targets are intensities. */
  SPIKES("events", false),
  /** Spikes or events, which need no code; the targets are made of their counts. */
  COUNTED_SPIKES("events", true);

  private final String encoding;
  private final boolean measured;

  Nature(String encoding, boolean measured) {
    this.encoding = encoding;
    this.measured = measured;
  }

  /** Returns the default code of such samples. */
  public String encoding() {
    return encoding;
  }

  /** Whether the targets are measured values, which are compared by squared error. */
  public boolean measured() {
    return measured;
  }
}
