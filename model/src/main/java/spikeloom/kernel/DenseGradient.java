package spikeloom.kernel;

/**
 * Gradients of weights whose inputs are dense: {@code gradient[i][j] = sum over rows r of
 * input[r][i] * adjoint[r][j]}. Rows are taken in chunks that fit the cache; the order of every sum
 * is that of the rows, whoever sums.
 */
public final class DenseGradient {
  private static final int ROWS = 512;

  private final Rows[] transposed; // [worker], a row per input
  private final Rows[] sums; // [worker]

  /** Scratch for gradients of up to {@code inputs} rows of up to {@code columns} values. */
  public DenseGradient(int inputs, int columns, int rows, Workers workers) {
    transposed = new Rows[workers.count()];
    sums = new Rows[workers.count()];
    for (int w = 0; w < transposed.length; w++) {
      int share = (inputs + workers.count() - 1) / workers.count();
      transposed[w] = Rows.spread(share, Math.min(ROWS, rows));
      sums[w] = Rows.of(rows > ROWS ? share : 0, Padding.stride(columns));
    }
  }

  /**
   * Overwrites a worker's share of the rows of a gradient.
   *
   * @param input a row per row of {@code adjoint}
   * @param mine inputs, the worker's share
   * @param rows number of rows
   * @param adjoint gradient of the sums, padding 0
   * @param gradient a row per input
   */
  public void sum(int worker, Rows input, Range mine, int rows, Rows adjoint, Rows gradient) {
    Rows columns =
        new Rows(input.values(), input.at() + mine.from(), input.width(), input.stride());
    Rows own = gradient.from(mine.from());
    Range all = new Range(0, mine.size());
    for (int from = 0; from < rows; from += ROWS) {
      Range chunk = new Range(0, Math.min(ROWS, rows - from));
      Rows turned = transposed[worker];
      DenseProduct.transpose(columns.from(from), chunk, mine.size(), turned);
      Rows right = adjoint.from(from);
      if (from == 0) {
        DenseProduct.multiply(turned, all, chunk.size(), right, own);
      } else {
        DenseProduct.multiply(turned, all, chunk.size(), right, sums[worker]);
        LtcScan.add(own, sums[worker], all);
      }
    }
  }

  /** Overwrites columns of a row by the sums over the rows of {@code adjoint}. */
  public static void sumRows(Rows adjoint, int rows, Range columns, Rows gradient) {
    float[] out = gradient.values();
    float[] x = adjoint.values();
    int to = gradient.at();
    for (int j = columns.from(); j < columns.to(); j++) {
      out[to + j] = 0;
    }
    for (int r = 0; r < rows; r++) {
      int at = adjoint.index(r, 0);
      for (int j = columns.from(); j < columns.to(); j++) {
        out[to + j] += x[at + j];
      }
    }
  }

  /** Bytes of the scratch. */
  public long bytes() {
    long floats = 0;
    for (int w = 0; w < sums.length; w++) {
      floats += transposed[w].values().length + sums[w].values().length;
    }
    return floats * Float.BYTES;
  }
}
