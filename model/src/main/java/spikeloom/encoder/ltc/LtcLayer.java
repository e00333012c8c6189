package spikeloom.encoder.ltc;

import java.util.function.DoubleSupplier;
import spikeloom.array.Parameters;
import spikeloom.array.Parameters.Slice;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * The parameters of a layer of {@link LiquidTimeConstant} neurons: a row per input, a column per
 * neuron. A slice without rows is absent.
 *
 * @param shape structure of the layer
 * @param weights from the inputs, Wx
 * @param recurrent from the layer's spikes one step ago, Wr
 * @param bias c
 * @param membrane the gate k
 * @param adaptation the gate q; absent if the threshold is fixed
 */
public record LtcLayer(
    Shape shape, Slice weights, Slice recurrent, Slice bias, Gate membrane, Gate adaptation) {
  private static final Slice ABSENT = new Slice("absent", 0, 0, 0, 0, 1);

  /** Whether a layer receives its own spikes. */
  public enum Recurrence {
    /** Full recurrence. */
    RECURRENT,
    /** No recurrence. */
    FEED_FORWARD
  }

  /** What the time constants depend on. */
  public enum Gates {
    /** Drive and state, at every step. */
    LIQUID,
    /** A trained number for every neuron. */
    CONSTANT
  }

  /** The distribution of initial weights. */
  public enum Start {
    /**
     * Normal with variance {@code 2 / (inputs + neurons)}, recurrent weights an orthogonal matrix,
     * biases 0: the published start of sequential images.
     */
    XAVIER,
    /**
     * Weights and biases uniform in {@code +-1 / sqrt(fan-in)}, matrix by matrix: that of the
     * adding task.
     */
    UNIFORM
  }

  /**
   * The structure of a layer.
   *
   * @param name prefix of its slices' names
   * @param inputs number of inputs
   * @param neurons number of neurons
   * @param constants constants of the neurons
   * @param recurrence whether there is Wr
   * @param gates what the time constants depend on
   */
  public record Shape(
      String name,
      int inputs,
      int neurons,
      LiquidTimeConstant constants,
      Recurrence recurrence,
      Gates gates) {
    boolean recurrent() {
      return recurrence == Recurrence.RECURRENT;
    }

    boolean liquid() {
      return gates == Gates.LIQUID;
    }

    boolean adapts() {
      return constants.adaptation() > 0;
    }

    /** Multiplications by weights that a neuron takes per step beside those of its inputs. */
    public int products() {
      int gate = liquid() ? 2 * neurons : 0;
      return (recurrent() ? neurons : 0) + gate + (adapts() ? gate : 0);
    }
  }

  /**
   * A gate's slices.
   *
   * @param drive from D; absent if the gate is constant
   * @param state from the state that it gates; absent likewise
   * @param bias e
   */
  public record Gate(Slice drive, Slice state, Slice bias) {
    private static final Gate NONE = new Gate(ABSENT, ABSENT, ABSENT);

    private static Gate of(String name, Shape shape, Parameters.Layout layout) {
      int neurons = shape.neurons();
      boolean liquid = shape.liquid();
      return new Gate(
          liquid ? layout.padded(name + " drive", neurons, neurons) : ABSENT,
          liquid ? layout.padded(name + " state", neurons, neurons) : ABSENT,
          layout.padded(name + " bias", 1, neurons));
    }
  }

  /** Appends a layer to the layout. */
  public static LtcLayer of(Shape shape, Parameters.Layout layout) {
    return of(shape, shape.neurons(), layout);
  }

  /**
   * Appends a layer whose input weights are those of a convolution.
   *
   * @param maps number of columns of the input weights
   */
  static LtcLayer of(Shape shape, int maps, Parameters.Layout layout) {
    String name = shape.name();
    int neurons = shape.neurons();
    return new LtcLayer(
        shape,
        layout.padded(name + " weights", shape.inputs(), maps),
        shape.recurrent() ? layout.padded(name + " recurrence", neurons, neurons) : ABSENT,
        layout.padded(name + " bias", 1, neurons),
        Gate.of(name + " membrane gate", shape, layout),
        shape.adapts() ? Gate.of(name + " adaptation gate", shape, layout) : Gate.NONE);
  }

  /** Draws initial weights; every slice has its own stream. */
  public void initialise(Parameters parameters, Start start, RandomKey key) {
    int neurons = shape.neurons();
    switch (start) {
      case XAVIER -> {
        normal(parameters, weights, Math.sqrt(2.0 / (shape.inputs() + neurons)), key);
        orthogonal(parameters, key);
        for (Gate gate : new Gate[] {membrane, adaptation}) {
          double deviation = Math.sqrt(2.0 / (3 * neurons)); // of one matrix over both halves
          normal(parameters, gate.drive, deviation, key);
          normal(parameters, gate.state, deviation, key);
        }
      }
      case UNIFORM -> {
        uniform(parameters, weights, 1 / Math.sqrt(shape.inputs()), key);
        uniform(parameters, bias, 1 / Math.sqrt(shape.inputs()), key);
        uniform(parameters, recurrent, 1 / Math.sqrt(neurons), key);
        for (Gate gate : new Gate[] {membrane, adaptation}) {
          for (Slice slice : new Slice[] {gate.drive, gate.state, gate.bias}) {
            uniform(parameters, slice, 1 / Math.sqrt(2.0 * neurons), key);
          }
        }
      }
    }
    parameters.changed();
  }

  /** Sets the gates' biases for these time constants of membrane and threshold, in steps. */
  public void timeConstants(Parameters parameters, double ofMembrane, double ofAdaptation) {
    fill(parameters, membrane.bias, () -> -keeping(ofMembrane));
    fill(parameters, adaptation.bias, () -> keeping(ofAdaptation));
    parameters.changed();
  }

  /**
   * The same with a different time constant for every neuron, log-uniform from 1 to {@code longest}
   * steps, so that some neurons are fast and some slow. Source of the biases: Tallec and Ollivier,
   * "Can recurrent neural networks warp time?", ICLR 2018.
   */
  public void spreadTimeConstants(Parameters parameters, double longest, RandomKey key) {
    FastRandom random = key.fold(shape.name()).fold("time constants").random();
    DoubleSupplier steps = () -> Math.exp(random.nextFloat() * Math.log(longest));
    fill(parameters, membrane.bias, () -> -keeping(steps.getAsDouble()));
    fill(parameters, adaptation.bias, () -> keeping(steps.getAsDouble()));
    parameters.changed();
  }

  /** Multiplies the weights of both gates, but not their biases, by a factor. */
  public void scaleGates(Parameters parameters, double factor) {
    for (Gate gate : new Gate[] {membrane, adaptation}) {
      scale(parameters, gate.drive, factor);
      scale(parameters, gate.state, factor);
    }
    parameters.changed();
  }

  private static void scale(Parameters parameters, Slice slice, double factor) {
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        parameters.values()[slice.at(r, c)] *= (float) factor;
      }
    }
  }

  /** Log-odds of the part of a state kept after one step. */
  private static double keeping(double timeConstant) {
    double kept = Math.exp(-1 / timeConstant);
    return Math.log(kept) - Math.log1p(-kept);
  }

  private static void fill(Parameters parameters, Slice slice, DoubleSupplier value) {
    for (int c = 0; c < slice.count(); c++) {
      parameters.values()[slice.at(0, c)] = (float) value.getAsDouble();
    }
  }

  /** Redraws the weights from the inputs: normal with this deviation. */
  public void drawInputWeights(Parameters parameters, double deviation, RandomKey key) {
    normal(parameters, weights, deviation, key);
    parameters.changed();
  }

  private static void normal(Parameters to, Slice slice, double deviation, RandomKey key) {
    FastRandom random = key.fold(slice.name()).random();
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        to.values()[slice.at(r, c)] = (float) (deviation * random.nextGaussian());
      }
    }
  }

  private static void uniform(Parameters to, Slice slice, double bound, RandomKey key) {
    FastRandom random = key.fold(slice.name()).random();
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        to.values()[slice.at(r, c)] = (float) ((2 * random.nextFloat() - 1) * bound);
      }
    }
  }

  // Normal rows, orthogonalised by the modified Gram-Schmidt process.
  private void orthogonal(Parameters to, RandomKey key) {
    int size = recurrent.rows();
    FastRandom random = key.fold(recurrent.name()).random();
    double[][] rows = new double[size][size];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        rows[r][c] = random.nextGaussian();
      }
      for (int before = 0; before < r; before++) {
        subtract(rows[r], product(rows[r], rows[before]), rows[before]);
      }
      double norm = Math.sqrt(product(rows[r], rows[r]));
      for (int c = 0; c < size; c++) {
        rows[r][c] /= norm;
        to.values()[recurrent.at(r, c)] = (float) rows[r][c];
      }
    }
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void subtract(double[] x, double factor, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] -= factor * y[i];
    }
  }
}
