package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;

import java.util.LinkedHashMap;
import java.util.Map;
import spikeloom.app.report.TextTable;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.decoder.dl4j.NativeProduct;
import spikeloom.kernel.DenseProduct;

/**
 * Measures the speed of dense matrix products: 1920 x 784 times 784 x 600, which is the first layer
 * of setting A for a whole batch at all steps. The measurement is repeated, because the clock
 * frequency can change, and the highest rate counts.
 */
final class DenseSpeed {
  private static final int ROWS = 1920;
  private static final int INNER = 784;
  private static final int COLUMNS = 600;
  private static final double GIGAFLOP = 2e-9 * ROWS * INNER * COLUMNS;

  private final int threads;
  private final double seconds;
  private double library;
  private double own;

  DenseSpeed(int threads, double seconds) {
    this.threads = threads;
    this.seconds = seconds;
  }

  /** Measures the native library, without running SpikeLoom's kernels. */
  void measureLibrary() {
    NativeBackend.start(threads);
    try (NativeProduct product = new NativeProduct(ROWS, INNER, COLUMNS)) {
      library = Math.max(library, rate(product::multiply));
    }
  }

  /** Measures the native library and SpikeLoom's product. */
  void measure() {
    measureLibrary();
    Rows left = filled(Rows.of(ROWS, INNER));
    Rows right = filled(Rows.spread(INNER, COLUMNS));
    Rows out = Rows.of(ROWS, Padding.stride(COLUMNS));
    try (Workers workers = new Workers(threads)) {
      own = Math.max(own, rate(() -> multiply(left, right, out, workers)));
    }
  }

  private static void multiply(Rows left, Rows right, Rows out, Workers workers) {
    workers.run(
        worker -> {
          Range mine = new Range(workers.begin(worker, ROWS), workers.begin(worker + 1, ROWS));
          DenseProduct.multiply(left, mine, INNER, right, out);
        });
  }

  private static Rows filled(Rows rows) {
    float[] values = rows.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 7 - 3) / 4f;
    }
    return rows;
  }

  private double rate(Runnable product) {
    return GIGAFLOP / Repeat.medianSeconds(seconds, product);
  }

  /** The higher rate in GFLOP/s, the reference of efficiencies. */
  double best() {
    return Math.max(library, own);
  }

  Section section() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("sgemm_gflops", Statistics.rounded(best()));
    numbers.put("sgemm_openblas_gflops", Statistics.rounded(library));
    numbers.put("sgemm_own_gflops", Statistics.rounded(own));
    String title = "Dense product, %d x %d x %d".formatted(ROWS, INNER, COLUMNS);
    TextTable table = new TextTable(title, "", "GFLOP/s");
    table.row("native library (OpenBLAS)", number(library, 1));
    table.row("own kernel", number(own, 1));
    return new Section(table.toString(), numbers);
  }
}
