package spikeloom.prior;

import java.util.List;
import spikeloom.array.Parameters;

/**
 * The operations that a step of a {@link CausalPrior} is made of, for programs outside of this one.
 * A prior describes its step with them ({@link CausalPrior#describe}); an implementation writes
 * them to a file. Operations act on rows of numbers, one row per sample.
 *
 * @param <V> a value: a row of numbers
 */
public interface PriorOperations<V> {
  /**
   * A matrix of weights.
   *
   * @param name unique in a prior, in lower-case words
   * @param values row-major, {@code [rows][columns]}; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Matrix(String name, int rows, int columns, float[] values) {
    /** A copy of a slice without its padding. */
    public static Matrix of(Parameters parameters, Parameters.Slice slice) {
      float[] values = new float[Math.multiplyExact(slice.rows(), slice.columns())];
      for (int r = 0; r < slice.rows(); r++) {
        System.arraycopy(
            parameters.values(), slice.at(r, 0), values, r * slice.columns(), slice.columns());
      }
      return new Matrix(slice.name(), slice.rows(), slice.columns(), values);
    }
  }

  /** The spikes of the step before, N values, 0 or 1; all 0 at the first step. */
  V spikes();

  /**
   * What the step before passed to {@link #next}; all 0 at the first step.
   *
   * @param shape of one sample; as a value it is one row, the last dimension innermost
   */
  V state(String name, List<Integer> shape);

  /** Passes a value on to the next step; once for every state. */
  void next(String name, V value);

  /** The row of a matrix for the present step. */
  V row(Matrix table);

  /** A row of values times a matrix with as many rows. */
  V product(V value, Matrix matrix);

  /** The sum of two values, element by element. */
  V sum(V first, V second);

  /** A value plus constants: one for each element. */
  V plus(V value, float[] terms);

  /** A value times constants: one for each element, or one for all. */
  V scaled(V value, float... factors);

  /** A value repeated so many times, one after another. */
  V repeated(V value, int times);

  /** The larger of 0 and each element. */
  V rectified(V value);

  /** 1 where an element is 0 or more, else 0. */
  V fires(V margin);
}
