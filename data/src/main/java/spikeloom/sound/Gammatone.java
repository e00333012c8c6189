package spikeloom.sound;

/**
 * A gammatone filter of order 4 as a cascade of four complex low-pass filters of order 1 shifted to
 * the centre frequency f, at rate s:
 *
 * <pre>{@code
 * y_0(n) = 2 (1 - |a|)^4 x(n),  y_k(n) = y_{k-1}(n) + a y_k(n - 1),  k = 1 .. 4
 * a = exp(-2 pi b / s + 2 pi i f / s),  b = ERB(f) / (pi 6! 2^-6 / 3!^2)
 * ERB(f) = 24.7 Hz + f / 9.265
 * }</pre>
 *
 * <p>|y_4| is the envelope of the output; a tone at f of amplitude 1 has envelope 1. Sources:
 * Hohmann, "Frequency analysis and synthesis using a Gammatone filterbank", Acta Acustica 88, 2002;
 * Glasberg, Moore, "Derivation of auditory filter shapes from notched-noise data", Hearing Research
 * 47, 1990.
 */
final class Gammatone {
  private static final double LEAST_WIDTH = 24.7;
  private static final double QUALITY = 9.265;
  private static final double BANDWIDTH_TO_ERB = Math.PI * 720 / 64 / 36;

  private final double re;
  private final double im;
  private final double gain;
  private final double[] state = new double[8]; // y_1 .. y_4, real and imaginary

  /** Creates a filter with zero state. */
  Gammatone(double centre, int rate) {
    double width = (LEAST_WIDTH + centre / QUALITY) / BANDWIDTH_TO_ERB;
    double radius = Math.exp(-2 * Math.PI * width / rate);
    double turn = 2 * Math.PI * centre / rate;
    re = radius * Math.cos(turn);
    im = radius * Math.sin(turn);
    gain = 2 * Math.pow(1 - radius, 4);
  }

  /** Converts a frequency to the scale of equivalent rectangular bandwidths. */
  static double place(double hertz) {
    return QUALITY * Math.log1p(hertz / (LEAST_WIDTH * QUALITY));
  }

  /** Converts a position on that scale to a frequency, the inverse of {@link #place}. */
  static double frequency(double place) {
    return LEAST_WIDTH * QUALITY * Math.expm1(place / QUALITY);
  }

  /** Filters the next value; returns the power of the envelope, |y_4|^2. */
  double power(double value) {
    double inRe = gain * value;
    double inIm = 0;
    for (int k = 0; k < state.length; k += 2) {
      double oldRe = state[k];
      double oldIm = state[k + 1];
      inRe += re * oldRe - im * oldIm;
      inIm += re * oldIm + im * oldRe;
      state[k] = inRe;
      state[k + 1] = inIm;
    }
    return inRe * inRe + inIm * inIm;
  }
}
