package spikeloom.neuron;

/**
 * The trainable values of a layer of {@link LiquidTimeConstant} neurons after their input currents.
 * A matrix is {@code [to][from]}; one without rows is absent, in the response as in the gradient.
 *
 * @param recurrent Wr, from the layer's spikes one step ago; without rows: feed-forward
 * @param bias c
 * @param membrane the gate k
 * @param adaptation the gate q
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for computation, never compared
public record LiquidWeights(double[][] recurrent, double[] bias, Gate membrane, Gate adaptation) {
  private static final double[][] ABSENT = {};

  /**
   * One gate: the logistic function of {@code A D(t) + B y(t-1) + e}, y the state that it gates.
   *
   * @param drive A
   * @param state B
   * @param bias e
   */
  @SuppressWarnings("ArrayRecordComponent") // as above
  public record Gate(double[][] drive, double[][] state, double[] bias) {
    /**
     * A gate that is constant over steps, trained by its bias alone: with two of them the neuron is
     * the plain adaptive leaky integrate-and-fire neuron (ALIF).
     */
    public static Gate constant(double[] bias) {
      return new Gate(ABSENT, ABSENT, bias);
    }

    private Gate zeros() {
      return new Gate(zerosLike(drive), zerosLike(state), new double[bias.length]);
    }

    void open(double[] input, double[] before, double[] out) {
      System.arraycopy(bias, 0, out, 0, bias.length);
      addProduct(drive, input, out);
      addProduct(state, before, out);
      for (int n = 0; n < out.length; n++) {
        out[n] = 1 / (1 + Math.exp(-out[n]));
      }
    }

    void addGradient(double[] adjoint, double[] input, double[] before) {
      addOuter(drive, adjoint, input);
      addOuter(state, adjoint, before);
      add(bias, adjoint);
    }
  }

  /** Weights without recurrence. */
  public static LiquidWeights feedForward(double[] bias, Gate membrane, Gate adaptation) {
    return new LiquidWeights(ABSENT, bias, membrane, adaptation);
  }

  /** Zeros of the same shapes, to accumulate a gradient. */
  public LiquidWeights zeros() {
    return new LiquidWeights(
        zerosLike(recurrent), new double[bias.length], membrane.zeros(), adaptation.zeros());
  }

  /** Number of neurons. */
  public int neurons() {
    return bias.length;
  }

  private static double[][] zerosLike(double[][] matrix) {
    double[][] zeros = new double[matrix.length][];
    for (int r = 0; r < zeros.length; r++) {
      zeros[r] = new double[matrix[r].length];
    }
    return zeros;
  }

  static void add(double[] sum, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  /** {@code out += matrix x}. */
  static void addProduct(double[][] matrix, double[] x, double[] out) {
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < x.length; c++) {
        out[r] += matrix[r][c] * x[c];
      }
    }
  }

  /** {@code out += matrix' x}. */
  static void addTransposed(double[][] matrix, double[] x, double[] out) {
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < out.length; c++) {
        out[c] += matrix[r][c] * x[r];
      }
    }
  }

  /** {@code matrix += left right'}. */
  static void addOuter(double[][] matrix, double[] left, double[] right) {
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < right.length; c++) {
        matrix[r][c] += left[r] * right[c];
      }
    }
  }
}
