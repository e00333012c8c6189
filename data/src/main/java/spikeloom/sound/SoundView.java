package spikeloom.sound;

/** How recordings of sound are shown to a network. */
public enum SoundView {
  /** A picture of time and pitch, see {@link LogMel}. */
  MEL(32) {
    @Override
    public SoundFeatures features(int length) {
      return new LogMel(PLACES, length, RANGE);
    }
  },
  /** Energies of the places of a cochlea over time, see {@link Cochlea}. */
  BANDS(64) {
    @Override
    public SoundFeatures features(int length) {
      return new Cochlea(PLACES, length, RANGE);
    }
  },
  /** The sound pressure itself, see {@link Waveform}. */
  WAVEFORM(1024) {
    @Override
    public SoundFeatures features(int length) {
      return new Waveform(length);
    }
  };

  private static final int PLACES = 32;
  private static final double RANGE = 60; // decibels: softer is noise in most recordings

  private final int usualLength;

  SoundView(int usualLength) {
    this.usualLength = usualLength;
  }

  /**
   * Moments of a sample where nothing else is said: 0.64 s as bands, 0.128 s at 8 kHz as values.
   */
  public int usualLength() {
    return usualLength;
  }

  /**
   * The view with samples of {@code length} moments: frames, or values of a waveform.
   *
   * @param length at least 1
   */
  public abstract SoundFeatures features(int length);
}
