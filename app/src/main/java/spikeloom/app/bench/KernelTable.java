package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;
import static spikeloom.app.report.TextTable.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.app.report.TextTable;

/**
 * Spike-driven kernels against dense ones on one thread, for the two layers of the encoder at
 * several densities of spikes. Training uses the faster of the two spike-driven kernels, see {@link
 * spikeloom.kernel.Sparsity}, whose thresholds come from this table.
 */
final class KernelTable {
  private static final double[] DENSITIES = {0.01, 0.03, 0.1, 0.3};
  private static final int[][] LAYERS = {{784, 600}, {600, StandardSetting.A.latent()}};

  private static final double WARM_UP_SECONDS = 0.05; // for each kernel at each density

  private final double seconds;
  private final Watcher watcher;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One kernel at one density; times are those of one example of 30 steps.
   *
   * @param product the product
   * @param eventMicroseconds spike by spike
   * @param tableMicroseconds by tables of subset sums, whose cost does not depend on the spikes
   * @param denseMicroseconds with every zero multiplied
   * @param ratio speed of the faster of the others relative to the dense kernel
   */
  private record Row(
      String product,
      int inputs,
      int outputs,
      double density,
      double eventMicroseconds,
      double tableMicroseconds,
      double denseMicroseconds,
      double ratio) {}

  KernelTable(double seconds, Watcher watcher) {
    this.seconds = seconds;
    this.watcher = watcher;
  }

  Section measure() {
    // Code is a hundred times slower before its final compilation.
    measureAll(Math.min(seconds, WARM_UP_SECONDS));
    rows.clear();
    measureAll(seconds);
    return section();
  }

  private void measureAll(double each) {
    for (int[] layer : LAYERS) {
      for (double density : DENSITIES) {
        watcher.at("kernels", rows.size() / (2.0 * LAYERS.length * DENSITIES.length));
        LayerKernels kernels = new LayerKernels(layer[0], layer[1], density);
        rows.add(
            row(
                "forward",
                kernels,
                microseconds(each, kernels::forwardByEvents),
                microseconds(each, kernels::forwardByTables),
                microseconds(each, kernels::forwardDense)));
        rows.add(
            row(
                "gradient",
                kernels,
                microseconds(each, kernels::gradientByEvents),
                microseconds(each, kernels::gradientByTables),
                microseconds(each, kernels::gradientDense)));
      }
    }
  }

  private static Row row(
      String product, LayerKernels kernels, double events, double tables, double dense) {
    return new Row(
        product,
        kernels.inputs(),
        kernels.outputs(),
        kernels.density(),
        Statistics.rounded(events),
        Statistics.rounded(tables),
        Statistics.rounded(dense),
        Statistics.rounded(dense / Math.min(events, tables)));
  }

  private static double microseconds(double seconds, Runnable batch) {
    return 1e6 * Repeat.medianSeconds(seconds, batch) / LayerKernels.SAMPLES;
  }

  private Section section() {
    TextTable table =
        new TextTable(
            "Kernels on one thread, %d steps: microseconds per example"
                .formatted(LayerKernels.STEPS),
            "product",
            "spikes",
            "events",
            "tables",
            "dense",
            "dense / faster");
    for (Row row : rows) {
      table.row(
          String.format(Locale.ROOT, "%d -> %d %s", row.inputs, row.outputs, row.product),
          number(100 * row.density, 0) + " %",
          time(row.eventMicroseconds),
          time(row.tableMicroseconds),
          time(row.denseMicroseconds),
          number(row.ratio, 2));
    }
    return new Section(table.toString(), Map.of("kernels", rows));
  }
}
