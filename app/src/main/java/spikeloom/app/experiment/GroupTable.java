package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.app.report.ReportTable;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.energy.EnergyComparison;

/** The table of configurations: results and costs. */
public final class GroupTable {
  private static final double MILLION = 1e6;
  private static final double NANOJOULES_PER_MICROJOULE = 1e3;

  public static final String NOTE =
      """
      Distortion is the cross-entropy in nats per pixel; rate the information rate in bits per
      example; the judge classifies the reconstructions of the test images. Operations are per example:
      additions and multiplications in millions, events x fan-out where there are spikes, and the
      energy of both and of reading the weights in 45 nm CMOS (Horowitz, ISSCC 2014);
      `dense_uj` is the energy of the same network with every product computed at every step,
      `ordinary_uj` that of an ordinary network of the same widths that runs once, without time. Not
      counted: %s. `sd` is the standard deviation over trials.
      """
          .formatted(EnergyComparison.NOT_COUNTED);

  private static final List<String> COLUMNS =
      List.of(
          "configuration",
          "distortion",
          "distortion_sd",
          "psnr_db",
          "rate_bits",
          "judge",
          "judge_sd",
          "additions_m",
          "multiplications_m",
          "energy_uj",
          "dense_uj",
          "ordinary_uj",
          "trials");

  /**
   * An optional column.
   *
   * @param name its head
   * @param values one for every group; NaN for an empty cell
   */
  record Column(String name, List<Double> values) {
    Column {
      values = List.copyOf(values);
    }
  }

  private GroupTable() {}

  public static ReportTable of(List<Grouped> groups) {
    return of(groups, List.of());
  }

  /** Returns the table with additional columns. */
  public static ReportTable of(List<Grouped> groups, List<Column> more) {
    ReportTable table =
        new ReportTable(
            Stream.concat(COLUMNS.stream(), more.stream().map(Column::name))
                .toArray(String[]::new));
    for (int i = 0; i < groups.size(); i++) {
      int row = i;
      List<Object> cells = new ArrayList<>(cells(groups.get(i)));
      more.forEach(column -> cells.add(column.values().get(row)));
      table.row(cells.toArray());
    }
    return table;
  }

  private static List<Object> cells(Grouped group) {
    Mean distortion = group.distortion();
    Mean judge = group.judge();
    return List.of(
        group.name(),
        distortion.value(),
        distortion.deviation(),
        group.psnr().value(),
        group.rateBits().value(),
        judge.value(),
        judge.deviation(),
        group.cost(m -> m.operations().additions()) / MILLION,
        group.cost(m -> m.operations().multiplications()) / MILLION,
        group.cost(Measurement::energy) / NANOJOULES_PER_MICROJOULE,
        group.cost(Measurement::denseEnergy) / NANOJOULES_PER_MICROJOULE,
        group.cost(Measurement::ordinaryEnergy) / NANOJOULES_PER_MICROJOULE,
        distortion.count());
  }
}
