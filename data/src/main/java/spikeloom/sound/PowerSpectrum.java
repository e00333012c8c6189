package spikeloom.sound;

/**
 * The power spectrum of frames of a fixed length N, a power of 2:
 *
 * <pre>{@code P(k) = | sum over n of w(n) x(n) exp(-2 pi i k n / N) |^2,  k = 0 .. N/2,}</pre>
 *
 * <p>with the Hann window w over the frame's own samples and zeros behind them. Source: Cooley,
 * Tukey, "An algorithm for the machine calculation of complex Fourier series", 1965.
 */
final class PowerSpectrum {
  private final int size;
  private final double[] window;
  private final double[] cosine;
  private final double[] sine;

  /** Spectra of frames of {@code samples} samples, padded to the next power of 2 of twice that. */
  PowerSpectrum(int samples) {
    size = Integer.highestOneBit(2 * samples - 1) << 1;
    window = new double[samples];
    for (int n = 0; n < samples; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (n + 0.5) / samples);
    }
    cosine = new double[size / 2];
    sine = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cosine[k] = Math.cos(2 * Math.PI * k / size);
      sine[k] = Math.sin(2 * Math.PI * k / size);
    }
  }

  /** N. */
  int size() {
    return size;
  }

  /** The power at k = 0 .. N/2 of the frame that begins at sample {@code at}; 0 beyond the ends. */
  double[] of(float[] samples, int at) {
    double[] re = new double[size];
    double[] im = new double[size];
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int n = 0; n < window.length; n++) {
      int i = at + n;
      double value = i >= 0 && i < samples.length ? samples[i] * window[n] : 0;
      re[Integer.reverse(n) >>> shift] = value;
    }
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int from = 0; from < size; from += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(re, im, from + k, from + k + half, k * stride);
        }
      }
    }
    double[] power = new double[size / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = re[k] * re[k] + im[k] * im[k];
    }
    return power;
  }

  private void butterfly(double[] re, double[] im, int a, int b, int turn) {
    double c = cosine[turn];
    double s = -sine[turn];
    double x = re[b] * c - im[b] * s;
    double y = re[b] * s + im[b] * c;
    re[b] = re[a] - x;
    im[b] = im[a] - y;
    re[a] += x;
    im[a] += y;
  }
}
