package spikeloom.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trainable values of a network: one flat {@code float[]} with named slices. Optimisers,
 * checkpoints and averages work on the flat array, independent of layers. A slice is a matrix whose
 * rows may be padded. Padding is initially zero, and updates may leave other finite values there;
 * results do not depend on it. The first {@link Padding#LEAD} elements stay zero.
 */
public final class Parameters {
  /**
   * A named matrix within the flat array: element (r, c) lies at {@code offset + r * stride + c}.
   *
   * @param name for messages and exports, for instance {@code "hidden 1 weights"}
   * @param offset index of element (0, 0)
   * @param rows number of rows
   * @param columns number of columns without padding
   * @param stride distance between rows, at least {@code columns}
   * @param stepFactor factor of the steps of an optimiser, in (0, 1]
   */
  public record Slice(
      String name, int offset, int rows, int columns, int stride, double stepFactor) {
    /** Length of a row in kernels: the columns, padded to whole vectors if there is space. */
    public int width() {
      return Math.min(stride, Padding.stride(columns));
    }

    /** Index after the slice, padding included. */
    public int end() {
      return offset + rows * stride;
    }

    /** Number of values without padding. */
    public long count() {
      return (long) rows * columns;
    }

    /** Index of element (row, column) in the flat array. */
    public int at(int row, int column) {
      return offset + row * stride + column;
    }
  }

  private final Map<String, Slice> slices;
  private final float[] values;
  private long version;

  private Parameters(Map<String, Slice> slices, int length) {
    this.slices = slices;
    this.values = new float[length];
  }

  /** The flat array itself. Call {@link #changed} after writing to it. */
  public float[] values() {
    return values;
  }

  /** Length of the flat array, padding included. */
  public int length() {
    return values.length;
  }

  /** Number of trainable values, without padding. */
  public long count() {
    return slices.values().stream().mapToLong(Slice::count).sum();
  }

  /** All slices in the order of the flat array. */
  public List<Slice> slices() {
    return new ArrayList<>(slices.values());
  }

  /** The slice of that name. */
  public Slice slice(String name) {
    Slice slice = slices.get(name);
    if (slice == null) {
      throw new IllegalArgumentException("no parameters named '" + name + "'");
    }
    return slice;
  }

  /** Marks values as changed, so that copies elsewhere are stale. */
  public void changed() {
    version++;
  }

  /** Increases with every {@link #changed}. */
  public long version() {
    return version;
  }

  /**
   * Builds a layout of consecutive slices.
   *
   * <p>A step of Adam changes every weight by about the learning rate, so that of n inputs that act
   * together changes a sum by n times as much. Weights from more than {@value #WIDE} inputs
   * therefore take steps that are n / {@value #WIDE} times smaller, unless the layer says
   * otherwise.
   */
  public static final class Layout {
    private static final int WIDE = 8192;

    private final Map<String, Slice> slices = new LinkedHashMap<>();
    private int length = Padding.LEAD;

    /** Adds a matrix with padded rows. */
    public Slice padded(String name, int rows, int columns) {
      return padded(name, rows, columns, WIDE);
    }

    /**
     * Adds a matrix with padded rows.
     *
     * @param wholeSteps number of rows up to which an optimiser takes whole steps; with n times as
     *     many, steps are n times smaller
     */
    public Slice padded(String name, int rows, int columns, int wholeSteps) {
      return add(name, rows, columns, Padding.spreadStride(columns), wholeSteps);
    }

    /** Adds a matrix without padding. */
    public Slice dense(String name, int rows, int columns) {
      return add(name, rows, columns, columns, WIDE);
    }

    private Slice add(String name, int rows, int columns, int stride, int wholeSteps) {
      double factor = Math.min(1, wholeSteps / (double) Math.max(1, rows));
      Slice slice = new Slice(name, length, rows, columns, stride, factor);
      if (slices.put(name, slice) != null) {
        throw new IllegalArgumentException("two slices are named '" + name + "'");
      }
      length = Math.addExact(length, Math.multiplyExact(rows, stride));
      return slice;
    }

    /** Creates zero parameters with this layout. */
    public Parameters build() {
      return new Parameters(slices, length);
    }
  }
}
