package spikeloom.app.experiment.vdib;

import org.jspecify.annotations.Nullable;
import spikeloom.app.report.ReportTable;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.SpikeInformation;
import spikeloom.objective.DirectedInformationBottleneck;

/** The table of the bound on the directed information and its estimates. */
public final class InformationTable {
  private InformationTable() {}

  /** In bits per example, with standard errors. */
  public static ReportTable of(SpikeInformation.Account account) {
    double ceiling = DirectedInformationBottleneck.bits(Math.log(account.inputs()));
    ReportTable table =
        new ReportTable("directed information", "bits per example", "standard error");
    row(table, "bound against the prior, the trained rate", account.bound());
    row(table, "bound against a fitted reference", account.fitted());
    row(
        table,
        "plug-in estimate over %d inputs, at most %.1f".formatted(account.inputs(), ceiling),
        account.plugIn());
    return table;
  }

  private static void row(ReportTable table, String name, @Nullable Mean mean) {
    if (mean != null) {
      table.row(name, mean.value(), mean.error());
    }
  }
}
