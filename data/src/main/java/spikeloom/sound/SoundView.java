package spikeloom.sound;

/** Representations of sound as network input. */
public enum SoundView {
  /** A mel spectrogram, see {@link LogMel}. */
  MEL(32) {
    @Override
    public SoundFeatures features(int length) {
      return new LogMel(PLACES, length, RANGE);
    }
  },
  /** A cochleagram, see {@link Cochlea}. */
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
  private static final double RANGE = 60; // decibels: lower levels are noise in most recordings

  private final int defaultLength;

  SoundView(int defaultLength) {
    this.defaultLength = defaultLength;
  }

  /** Default steps of a sample: 0.64 s as bands, 0.128 s at 8 kHz as values. */
  public int defaultLength() {
    return defaultLength;
  }

  /**
   * Returns the features with samples of {@code length} steps: frames, or values of a waveform.
   *
   * @param length at least 1
   */
  public abstract SoundFeatures features(int length);
}
