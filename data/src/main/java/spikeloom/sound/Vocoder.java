package spikeloom.sound;

/**
 * Sound from the energies of frequency bands, a sine at the centre of every band:
 *
 * <pre>{@code x(n) = sum over b of a_b(n) sin(2 pi f_b n / rate + 2.4 b), }</pre>
 *
 * <p>with amplitudes {@code a_b = sqrt(E_b)} that go linearly from the middle of a frame to that of
 * the next. Phases within the bands are unknown, so the pitch of a voice is lost; words stay
 * intelligible with 16 bands and more. The constant phases only keep the sines from adding up to a
 * click. Source: Dudley, "Remaking speech", 1939; with sines: Dorman, Loizou, Rainey, "Speech
 * intelligibility as a function of the number of channels", 1997.
 */
final class Vocoder {
  private static final float LOUDEST = 0.9f;
  private static final double GOLDEN_ANGLE = 2.4;

  private final double[] centres;
  private final int rate;
  private final int hop;

  /**
   * A vocoder.
   *
   * @param centres the frequency of every band, in hertz
   * @param rate samples per second
   * @param hop samples from frame to frame
   */
  Vocoder(double[] centres, int rate, int hop) {
    this.centres = centres;
    this.rate = rate;
    this.hop = hop;
  }

  /**
   * The sound, at most {@value #LOUDEST} of full scale.
   *
   * @param energies {@code [frames][bands]}, not negative
   */
  Sound of(double[][] energies) {
    float[] samples = new float[Math.multiplyExact(energies.length, hop)];
    for (int b = 0; b < centres.length; b++) {
      add(samples, energies, b);
    }
    return new Sound(rate, scaled(samples));
  }

  private void add(float[] samples, double[][] energies, int band) {
    double turn = 2 * Math.PI * centres[band] / rate;
    for (int n = 0; n < samples.length; n++) {
      double place = Math.max(0, (n + 0.5) / hop - 0.5);
      int frame = Math.min((int) place, energies.length - 1);
      int next = Math.min(frame + 1, energies.length - 1);
      double share = place - frame;
      double amplitude =
          (1 - share) * Math.sqrt(energies[frame][band]) + share * Math.sqrt(energies[next][band]);
      samples[n] += (float) (amplitude * Math.sin(turn * n + GOLDEN_ANGLE * band));
    }
  }

  private static float[] scaled(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    if (peak > 0) {
      for (int n = 0; n < samples.length; n++) {
        samples[n] *= LOUDEST / peak;
      }
    }
    return samples;
  }

  /** The energies of levels, see {@link Decibels}: {@code [frames][bands]}. */
  static double[][] energies(float[] levels, int bands, double range) {
    double[][] energies = new double[levels.length / bands][bands];
    for (int i = 0; i < levels.length; i++) {
      energies[i / bands][i % bands] = Decibels.energy(levels[i], range);
    }
    return energies;
  }
}
