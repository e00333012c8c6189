package spikeloom.app.experiment;

import java.util.List;
import spikeloom.app.report.Table;
import spikeloom.evaluation.Mean;

/** Configurations side by side: what they reach and what they cost. */
final class GroupTable {
  private static final double MILLION = 1e6;
  private static final double NANOJOULES_PER_MICROJOULE = 1e3;

  static final String NOTE =
      """
      Distortion is the cross-entropy in nats per pixel; rate the information rate in bits per
      example; the judge reads the reconstructions of the test images. Operations are per example:
      additions and multiplications in millions, events x fan-out where there are spikes, and the
      energy of both with the weight reads by the table of 45 nm CMOS (Horowitz, ISSCC 2014);
      `dense_uj` is the energy of the same network with every product done at every step. `sd` is
      the standard deviation over trials.
      """;

  private GroupTable() {}

  static Table of(List<Grouped> groups) {
    Table table =
        new Table(
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
            "trials");
    for (Grouped group : groups) {
      Mean distortion = group.distortion();
      Mean judge = group.judge();
      table.row(
          group.name(),
          distortion.value(),
          distortion.deviation(),
          group.psnr().value(),
          group.rateBits().value(),
          judge.value(),
          judge.deviation(),
          group.mean(m -> m.operations().additions()).value() / MILLION,
          group.mean(m -> m.operations().multiplications()).value() / MILLION,
          group.mean(Measurement::energy).value() / NANOJOULES_PER_MICROJOULE,
          group.mean(Measurement::denseEnergy).value() / NANOJOULES_PER_MICROJOULE,
          distortion.count());
    }
    return table;
  }
}
