package spikeloom.app.experiment.tradeoff;

import spikeloom.evaluation.Mean;
import spikeloom.evaluation.SpikeInformation;
import spikeloom.exploration.TrainedModel;

/**
 * The plug-in estimate of the information in the latent spikes, see {@link SpikeInformation}. It is
 * a lower bound with the ceiling log2 M for M inputs: near the ceiling it measures M and not the
 * spikes, and is not reported.
 */
final class PlugIn {
  /** Number of inputs, M. */
  static final int INPUTS = 512;

  /** How far below the ceiling an estimate has to be, in bits. */
  static final double MARGIN = 2;

  private PlugIn() {}

  /** The estimate in bits per example, NaN where it is not reliable. */
  static double of(TrainedModel model) {
    SpikeInformation.Account account = model.information().measure(INPUTS, INPUTS);
    Mean estimate = account.plugIn();
    double ceiling = Math.log(account.inputs()) / Math.log(2);
    return estimate == null || estimate.value() > ceiling - MARGIN ? Double.NaN : estimate.value();
  }
}
