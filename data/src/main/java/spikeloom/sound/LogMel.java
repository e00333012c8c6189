package spikeloom.sound;

import java.util.Arrays;
import spikeloom.spike.SignalShape;

/**
 * A recording as a picture: time to the right, pitch upwards, and in each place the energy of a
 * band of pitch in a frame of time,
 *
 * <pre>{@code
 * mel(f)  = 2595 log10(1 + f / 700 Hz)
 * E(b, t) = sum over k of H_b(f_k) P_t(k)
 * v(b, t) = max(0, 1 + 10 log10(E(b, t) / max E) / range)
 * }</pre>
 *
 * <p>with the power spectrum P of the frame and triangles H whose corners lie evenly in mel from 0
 * to half of the sampling rate. So the loudest place is 1, and what is {@code range} decibels
 * softer, or silent, is 0. Frames of {@value #FRAME_MILLISECONDS} ms follow each other every
 * {@value #HOP_MILLISECONDS} ms; of a longer recording the stretch with the most energy is shown, a
 * shorter one stands in the middle of silence. Source: Davis, Mermelstein, "Comparison of
 * parametric representations for monosyllabic word recognition", 1980; the scale: O'Shaughnessy,
 * "Speech communication", 1987.
 *
 * @param bands number of bands, the rows of the picture
 * @param frames number of frames, its columns
 * @param range decibels from black to white
 */
public record LogMel(int bands, int frames, double range) {
  static final int FRAME_MILLISECONDS = 32;
  static final int HOP_MILLISECONDS = 20;

  /** Refuses a picture without places or range. */
  public LogMel {
    if (bands < 1 || frames < 1 || !(range > 0)) {
      throw new IllegalArgumentException(bands + " bands, " + frames + " frames, " + range + " dB");
    }
  }

  /** The shape of the picture. */
  public SignalShape.Image shape() {
    return new SignalShape.Image(1, bands, frames);
  }

  /** The picture, row by row from the highest band down, values in [0, 1]. */
  public float[] of(Sound sound) {
    int samples = Math.max(2, sound.rate() * FRAME_MILLISECONDS / 1000);
    int hop = Math.max(1, sound.rate() * HOP_MILLISECONDS / 1000);
    PowerSpectrum spectrum = new PowerSpectrum(samples);
    int from = start(sound.samples(), samples + (frames - 1) * hop);
    double[][] energy = new double[frames][];
    double most = 0;
    for (int t = 0; t < frames; t++) {
      energy[t] = bandEnergies(spectrum.of(sound.samples(), from + t * hop), sound.rate());
      most = Math.max(most, Arrays.stream(energy[t]).max().orElse(0));
    }
    float[] picture = new float[bands * frames];
    for (int t = 0; t < frames; t++) {
      for (int b = 0; b < bands; b++) {
        double level = 10 * Math.log10(energy[t][b] / most); // NaN in a silent recording
        double value = level > -range ? 1 + level / range : 0;
        picture[(bands - 1 - b) * frames + t] = (float) value;
      }
    }
    return picture;
  }

  /** Where the stretch of {@code length} samples with the most energy begins; below 0 to centre. */
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

  private double[] bandEnergies(double[] power, int rate) {
    double top = mel(rate / 2.0);
    double bin = rate / (2.0 * (power.length - 1));
    double[] energies = new double[bands];
    for (int k = 1; k < power.length; k++) {
      // In units of the distance from corner to corner, a frequency lies in two triangles.
      double place = mel(k * bin) / top * (bands + 1);
      int corner = (int) place;
      double share = place - corner;
      if (corner < bands) {
        energies[corner] += share * power[k];
      }
      if (corner > 0 && corner <= bands) {
        energies[corner - 1] += (1 - share) * power[k];
      }
    }
    return energies;
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }
}
