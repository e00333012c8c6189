package spikeloom.sound;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.spike.SignalShape;

/**
 * A mel spectrogram: time to the right, frequency upwards, with the energy of each frequency band
 * per frame,
 *
 * <pre>{@code
 * mel(f)  = 2595 log10(1 + f / 700 Hz)
 * E(b, t) = sum over k of H_b(f_k) P_t(k)
 * v(b, t) = max(0, 1 + 10 log10(E(b, t) / max E) / range)
 * }</pre>
 *
 * <p>with the power spectrum P of the frame and triangles H whose corners lie evenly in mel from 0
 * to half of the sampling rate. The maximum is 1, and values {@code range} decibels lower, or
 * silent, are 0. Frames of {@value #FRAME_MILLISECONDS} ms follow each other every {@value
 * #HOP_MILLISECONDS} ms; for a longer recording the part with the most energy is used, a shorter
 * one is centred in silence. Source: Davis, Mermelstein, "Comparison of parametric representations
 * for monosyllabic word recognition", 1980; the scale: O'Shaughnessy, "Speech communication", 1987.
 *
 * @param bands number of bands, the rows of the picture
 * @param frames number of frames, its columns
 * @param range decibels from black to white
 */
public record LogMel(int bands, int frames, double range) implements SoundFeatures {
  static final int FRAME_MILLISECONDS = 32;
  static final int HOP_MILLISECONDS = 20;

  /** Checks the size and range. */
  public LogMel {
    if (bands < 1 || frames < 1 || !(range > 0)) {
      throw new IllegalArgumentException(bands + " bands, " + frames + " frames, " + range + " dB");
    }
  }

  /** The shape of the picture. */
  @Override
  public SignalShape.Image shape() {
    return new SignalShape.Image(1, bands, frames);
  }

  /** The picture, row by row from the highest band down, values in [0, 1]. */
  @Override
  public float[] of(Sound sound) {
    int from = start(sound.samples(), frame(sound) + (frames - 1) * hop(sound));
    float[] levels = levels(sound, from, frames);
    float[] picture = new float[levels.length];
    for (int t = 0; t < frames; t++) {
      for (int b = 0; b < bands; b++) {
        picture[(bands - 1 - b) * frames + t] = levels[t * bands + b];
      }
    }
    return picture;
  }

  @Override
  public Sound sound(float[] values, int rate) {
    float[] levels = new float[values.length];
    int count = values.length / bands;
    for (int t = 0; t < count; t++) {
      for (int b = 0; b < bands; b++) {
        levels[t * bands + b] = values[(bands - 1 - b) * count + t];
      }
    }
    double top = mel(rate / 2.0);
    double[] centres = new double[bands];
    for (int b = 0; b < bands; b++) {
      centres[b] = hertz(top * (b + 1) / (bands + 1));
    }
    return new Vocoder(centres, rate, hop(rate)).of(Vocoder.energies(levels, bands, range));
  }

  @Override
  public int variables() {
    return bands;
  }

  @Override
  public long moments(Sound sound) {
    int rest = Math.max(0, sound.samples().length - frame(sound));
    return rest / hop(sound) + 1L;
  }

  // A band without a frequency bin in its triangle would always be silent.
  @Override
  public Optional<String> obstacle(int rate) {
    double[] energies = new double[bands];
    double[] power = new double[new PowerSpectrum(frame(rate)).size() / 2 + 1];
    Arrays.fill(power, 1);
    addBandEnergies(power, rate, energies, 0);
    return Arrays.stream(energies).allMatch(energy -> energy > 0)
        ? Optional.empty()
        : Optional.of(
            "%d frequency bands are too narrow for frames of %d ms"
                .formatted(bands, FRAME_MILLISECONDS));
  }

  @Override
  public float[] whole(Sound sound) {
    return levels(sound, 0, (int) moments(sound));
  }

  private static int frame(Sound sound) {
    return frame(sound.rate());
  }

  private static int frame(int rate) {
    return Math.max(2, rate * FRAME_MILLISECONDS / 1000);
  }

  private static int hop(Sound sound) {
    return hop(sound.rate());
  }

  private static int hop(int rate) {
    return Math.max(1, rate * HOP_MILLISECONDS / 1000);
  }

  /** The frames from sample {@code from} on, each from the lowest band up. */
  private float[] levels(Sound sound, int from, int count) {
    PowerSpectrum spectrum = new PowerSpectrum(frame(sound));
    double[] energy = new double[Math.multiplyExact(count, bands)];
    for (int t = 0; t < count; t++) {
      addBandEnergies(
          spectrum.of(sound.samples(), from + t * hop(sound)), sound.rate(), energy, t * bands);
    }
    return Decibels.levels(energy, range);
  }

  /** Start of the part of {@code length} samples with the most energy; negative to centre. */
  static int start(float[] samples, int length) {
    if (samples.length <= length) {
      return -(length - samples.length) / 2;
    }
    double energy = 0;
    for (int i = 0; i < length; i++) {
      energy += samples[i] * samples[i];
    }
    double most = energy;
    int best = 0;
    for (int i = length; i < samples.length; i++) {
      energy += samples[i] * samples[i] - samples[i - length] * samples[i - length];
      if (energy > most) {
        most = energy;
        best = i - length + 1;
      }
    }
    return best;
  }

  private void addBandEnergies(double[] power, int rate, double[] energies, int at) {
    double top = mel(rate / 2.0);
    double bin = rate / (2.0 * (power.length - 1));
    for (int k = 1; k < power.length; k++) {
      // A frequency is in two triangles; the position is in units of the distance between corners.
      double place = mel(k * bin) / top * (bands + 1);
      int corner = (int) place;
      double share = place - corner;
      if (corner < bands) {
        energies[at + corner] += share * power[k];
      }
      if (corner > 0 && corner <= bands) {
        energies[at + corner - 1] += (1 - share) * power[k];
      }
    }
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  private static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }
}
