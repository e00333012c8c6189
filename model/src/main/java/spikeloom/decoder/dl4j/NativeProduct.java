package spikeloom.decoder.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * A dense product in the native library, on memory outside of the heap: the speed of matrix
 * products, the reference of benchmarks. {@link NativeBackend} sets its threads.
 */
public final class NativeProduct implements AutoCloseable {
  private final int rows;
  private final int inner;
  private final int columns;
  private final FloatPointer left;
  private final FloatPointer right;
  private final FloatPointer out;

  /**
   * Two row-major matrices, {@code rows x inner} and {@code inner x columns}, and their product.
   */
  public NativeProduct(int rows, int inner, int columns) {
    this.rows = rows;
    this.inner = inner;
    this.columns = columns;
    left = filled((long) rows * inner);
    right = filled((long) inner * columns);
    out = filled((long) rows * columns);
  }

  private static FloatPointer filled(long size) {
    FloatPointer pointer = new FloatPointer(size);
    for (long i = 0; i < size; i++) {
      pointer.put(i, (i % 7 - 3) / 4f);
    }
    return pointer;
  }

  /** Computes the product. */
  public void multiply() {
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        openblas.CblasNoTrans,
        rows,
        columns,
        inner,
        1f,
        left,
        inner,
        right,
        columns,
        0f,
        out,
        columns);
  }

  @Override
  public void close() {
    left.close();
    right.close();
    out.close();
  }
}
