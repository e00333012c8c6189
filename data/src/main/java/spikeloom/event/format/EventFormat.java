package spikeloom.event.format;

/** The supported file formats. */
public enum EventFormat implements RecordingFormat {
  /** Five bytes per event, as in N-MNIST. */
  BIN("N-MNIST .bin", 0),
  /** Of jAER. */
  AEDAT2("AEDAT 2.0", 0),
  /** Of cAER, in packets. */
  AEDAT3("AEDAT 3.1", 0),
  /** Of DV, in packets. */
  AEDAT4("AEDAT 4.0", 0),
  /** Of Prophesee, words of 32 bits. */
  EVT2("Prophesee EVT 2.0", 0),
  /** Of Prophesee, words of 16 bits. */
  EVT3("Prophesee EVT 3.0", 4096),
  /** Of Prophesee, decoded events. */
  DAT("Prophesee .dat", 0),
  /** Of the Event Stream specification. */
  ES("Event Stream .es", 0),
  /** A structured NumPy array. */
  NPY("NumPy events .npy", 0),
  /** Text, an event per line. */
  CSV("CSV", 0);

  private final String title;
  private final long jitter;

  EventFormat(String title, long jitter) {
    this.title = title;
    this.jitter = jitter;
  }

  @Override
  public String title() {
    return title;
  }

  /**
   * Whole EVT 3.0 recordings hold steps back of some microseconds; as long as one is shorter than
   * the period of the low part of the time, 12 bits, it does not mean that the clock was set back.
   */
  @Override
  public long jitter() {
    return jitter;
  }
}
