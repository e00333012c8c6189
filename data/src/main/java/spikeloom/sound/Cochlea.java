package spikeloom.sound;

import java.util.Optional;
import spikeloom.spike.SignalShape;

/**
 * A cochleagram: the energy over time of {@link Gammatone} filters, whose centres are equally far
 * apart in equal rectangular bandwidths between {@value #LOWEST} Hz and nine tenths of the highest
 * frequency, in frames of {@value #FRAME_MILLISECONDS} ms. With E the mean power of a band in a
 * frame and M the greatest of the recording
 *
 * <pre>{@code v(t, b) = max(0, 1 + 10 log10(E(t, b) / M) / range).}</pre>
 *
 * <p>Of a recording that is longer than the frames the part with the most energy is used.
 *
 * @param bands number of bands, the lowest first
 * @param frames number of frames
 * @param range decibels from 0 to 1
 */
public record Cochlea(int bands, int frames, double range) implements SoundFeatures {
  static final int FRAME_MILLISECONDS = 10;
  static final int LOWEST = 80;

  private static final double HIGHEST = 0.9;

  /** Checks the size and range. */
  public Cochlea {
    if (bands < 1 || frames < 1 || !(range > 0)) {
      throw new IllegalArgumentException(bands + " bands, " + frames + " frames, " + range + " dB");
    }
  }

  @Override
  public SignalShape.Series shape() {
    return new SignalShape.Series(frames, bands);
  }

  /** The centres of the bands, in hertz. */
  double[] centres(int rate) {
    double lowest = Gammatone.place(LOWEST);
    double highest = Gammatone.place(HIGHEST * rate / 2);
    double[] centres = new double[bands];
    for (int b = 0; b < bands; b++) {
      double share = bands == 1 ? 0.5 : (double) b / (bands - 1);
      centres[b] = Gammatone.frequency(lowest + share * (highest - lowest));
    }
    return centres;
  }

  @Override
  public float[] of(Sound sound) {
    int frame = frame(sound);
    int from = LogMel.start(sound.samples(), Math.multiplyExact(frames, frame));
    return Decibels.levels(energies(sound, from, frame), range);
  }

  @Override
  public Sound sound(float[] values, int rate) {
    return new Vocoder(centres(rate), rate, frame(rate)).of(Vocoder.energies(values, bands, range));
  }

  @Override
  public int variables() {
    return bands;
  }

  @Override
  public long moments(Sound sound) {
    return Math.max(1, sound.samples().length / frame(sound));
  }

  @Override
  public Optional<String> obstacle(int rate) {
    return HIGHEST * rate / 2 < 2 * LOWEST
        ? Optional.of("its filters begin at " + LOWEST + " Hz")
        : Optional.empty();
  }

  @Override
  public float[] whole(Sound sound) {
    int frame = frame(sound);
    int all = (int) moments(sound);
    return Decibels.levels(new Cochlea(bands, all, range).energies(sound, 0, frame), range);
  }

  private static int frame(Sound sound) {
    return frame(sound.rate());
  }

  private static int frame(int rate) {
    return Math.max(1, rate * FRAME_MILLISECONDS / 1000);
  }

  // The filters start at the beginning of the recording, so that a part depends on earlier samples.
  private double[] energies(Sound sound, int from, int frame) {
    float[] samples = sound.samples();
    double[] energy = new double[Math.multiplyExact(frames, bands)];
    double[] centres = centres(sound.rate());
    int end = Math.min(samples.length, from + frames * frame);
    for (int b = 0; b < bands; b++) {
      Gammatone filter = new Gammatone(centres[b], sound.rate());
      for (int i = Math.max(0, from - sound.rate() / 10); i < end; i++) {
        double power = filter.power(samples[i]);
        if (i >= from) {
          energy[(i - from) / frame * bands + b] += power;
        }
      }
    }
    return energy;
  }
}
