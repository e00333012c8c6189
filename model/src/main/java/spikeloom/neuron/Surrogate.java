package spikeloom.neuron;

import spikeloom.kernel.MultiGaussian;

/**
 * The surrogate derivative of the step function for hidden spikes: an even bump g(v) around the
 * threshold, v = membrane potential minus threshold. All but {@link #MULTI_GAUSSIAN} have g(0) = 1
 * and are nowhere negative.
 */
public enum Surrogate {
  /** {@code g(v) = 1 / (1 + 2|v|)^2} (Zenke and Ganguli 2018, SuperSpike). */
  FAST_SIGMOID {
    @Override
    public double at(double v) {
      double q = 1 + 2 * Math.abs(v);
      return 1 / (q * q);
    }

    @Override
    public void apply(float[] v, int from, int to) {
      for (int i = from; i < to; i++) {
        float q = 1f + 2f * Math.abs(v[i]);
        v[i] = 1f / (q * q);
      }
    }
  },
  /** {@code g(v) = 4 s(4v) (1 - s(4v))}, s the logistic function. */
  SIGMOID {
    @Override
    public double at(double v) {
      double e = Math.exp(-4 * Math.abs(v));
      return 4 * e / ((1 + e) * (1 + e));
    }
  },
  /** {@code g(v) = 1 / (1 + (pi v)^2)} (Fang et al. 2021, arctangent). */
  ARCTAN {
    @Override
    public double at(double v) {
      return 1 / (1 + Math.PI * Math.PI * v * v);
    }

    @Override
    public void apply(float[] v, int from, int to) {
      float square = (float) (Math.PI * Math.PI);
      for (int i = from; i < to; i++) {
        v[i] = 1f / (1f + square * v[i] * v[i]);
      }
    }
  },
  /** {@code g(v) = max(0, 1 - |v|)} (Bellec et al. 2018, triangle). */
  TRIANGLE {
    @Override
    public double at(double v) {
      return Math.max(0, 1 - Math.abs(v));
    }

    @Override
    public void apply(float[] v, int from, int to) {
      for (int i = from; i < to; i++) {
        v[i] = Math.max(0f, 1f - Math.abs(v[i]));
      }
    }
  },
  /** {@code g(v) = exp(-v^2 / (2 * 0.4^2))} (Yin, Corte and Bohte 2021 use such a bump). */
  GAUSSIAN {
    @Override
    public double at(double v) {
      return Math.exp(-v * v / (2 * 0.4 * 0.4));
    }
  },
  /** {@code g(v) = 1} for {@code |v| <= 0.5}, else 0 (the hidden layer of VDIB). */
  BOXCAR {
    @Override
    public double at(double v) {
      return Math.abs(v) <= 0.5 ? 1 : 0;
    }

    @Override
    public void apply(float[] v, int from, int to) {
      for (int i = from; i < to; i++) {
        v[i] = Math.abs(v[i]) <= 0.5f ? 1f : 0f;
      }
    }
  },
  /**
   * {@code g(v) = 0.5 (1.15 N(v; 0, 0.3) - 0.15 N(v; 0.3, 1.8) - 0.15 N(v; -0.3, 1.8))}, N(v; m, s)
   * the normal density of mean m and standard deviation s: a bump of height 0.7319 with a shallow
   * negative surround from |v| = 0.763 on, as published with its factor 0.5 (Yin, Corradi and Bohte
   * 2023, multi-Gaussian).
   */
  MULTI_GAUSSIAN {
    @Override
    public double at(double v) {
      double surround = density(v - 0.3, 1.8) + density(v + 0.3, 1.8);
      return 0.5 * (1.15 * density(v, 0.3) - 0.15 * surround);
    }

    @Override
    public void apply(float[] v, int from, int to) {
      MultiGaussian.apply(v, from, to);
    }
  };

  private static double density(double distance, double deviation) {
    double z = distance / deviation;
    return Math.exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI));
  }

  /** g(v). */
  public abstract double at(double v);

  /** Replaces {@code v[from .. to-1]} by g(v). */
  public void apply(float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      v[i] = (float) at(v[i]);
    }
  }
}
