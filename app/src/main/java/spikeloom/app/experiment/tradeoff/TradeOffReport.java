package spikeloom.app.experiment.tradeoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.dl4j.GaussianSettings;
import spikeloom.plan.TrainingPlan;

/** Table, metrics and figures of the experiment; means and standard deviations over seeds. */
final class TradeOffReport {
  private final ResultDirectory results;
  private final List<TradeOff> found = new ArrayList<>();

  TradeOffReport(ResultDirectory results) {
    this.results = results;
  }

  /** Describes the runs. */
  void explain(String data, TrainingPlan plan, List<Double> weights) {
    results.paragraph(
        """
        Images of %s. Every prior is trained in the same networks (encoder %d-%d with lateral feedback, %d steps,
        decoder %d, rate code, %d epochs of batches of %d) with the loss D + w R for w = %s: D is the cross-entropy
        and R the rate against the prior, both in nats per example, and with w = 1 the loss is the negative evidence
        lower bound. The figures are those of all test images.
        """
            .formatted(
                data,
                plan.encoder().denseLayers().get(0),
                plan.encoder().latent(),
                plan.data().steps(),
                plan.decoder().hidden(),
                plan.optimiser().epochs(),
                plan.optimiser().batch(),
                weights.stream().map(TradeOffReport::number).collect(Collectors.joining(", "))));
    results.paragraph(
        """
        `sd` is the standard deviation over seeds. `plug_in_bits` estimates the information of the first seed from
        below, over %d test images. It is never more than log2(%d) = %.0f bits, and only given where it is at least
        %.0f bits below that: elsewhere it would measure the number of images.
        """
            .formatted(
                PlugIn.INPUTS,
                PlugIn.INPUTS,
                Math.log(PlugIn.INPUTS) / Math.log(2),
                PlugIn.MARGIN));
  }

  /** Describes the choice of the model without spikes. */
  void explain(ValidationChoice<GaussianSettings> choice) {
    results.paragraph(
        """
        *gaussian* is a variational autoencoder without spikes, in Deeplearning4j: %d normal latent values between
        two networks with hidden layers of the same widths, and the same images, epochs, batches and decoded
        distribution. Negative ELBO of the validation images of its last candidates, by activation, learning rate
        and warm-up: %s; chosen: %s.
        """
            .formatted(
                GaussianRuns.LATENTS,
                choice.text(GaussianRuns::name),
                GaussianRuns.name(choice.best())));
  }

  /** Adds the models of a prior and weight. */
  void add(TradeOff one) {
    found.add(one);
  }

  /** Writes everything. */
  void finish() {
    found.forEach(this::metrics);
    results.table(table());
    results.figure(
        "rate-distortion",
        TradeOffFigures.plane(found),
        "Distortion against rate, a line for each prior and a point for each weight of the rate;"
            + " error bars: standard deviation of the distortion over seeds.");
    results.figure(
        "negative-elbo",
        TradeOffFigures.negativeElbo(found),
        "Negative evidence lower bound at weight 1; error bars: standard deviation over seeds.");
  }

  private void metrics(TradeOff one) {
    String name = one.name().replace('-', '_');
    if (one.weight() == 1) {
      Mean bound = one.mean(Trial::negativeElbo);
      results.metric("negative_elbo_" + name, bound.value());
      results.metric("negative_elbo_sd_" + name, bound.deviation());
    }
    String ending = "_" + name + "_weight_" + number(one.weight());
    results.metric("rate_bits" + ending, one.mean(Trial::rateBits).value());
    results.metric("distortion_nats" + ending, one.mean(Trial::distortion).value());
    results.metric("plug_in_bits" + ending, one.plugIn());
  }

  private ReportTable table() {
    ReportTable table =
        new ReportTable(
            "prior",
            "rate_weight",
            "negative_elbo",
            "negative_elbo_sd",
            "distortion_nats",
            "distortion_nats_sd",
            "rate_bits",
            "rate_bits_sd",
            "plug_in_bits",
            "code_length_bits",
            "latent_spikes",
            "active_latents",
            "seeds");
    for (TradeOff one : found) {
      Mean bound = one.mean(Trial::negativeElbo);
      Mean distortion = one.mean(Trial::distortion);
      Mean rate = one.mean(Trial::rateBits);
      table.row(
          one.name(),
          number(one.weight()),
          bound.value(),
          bound.deviation(),
          distortion.value(),
          distortion.deviation(),
          rate.value(),
          rate.deviation(),
          one.plugIn(),
          one.mean(Trial::codeLengthBits).value(),
          one.mean(Trial::spikes).value(),
          one.mean(Trial::active).value(),
          bound.count());
    }
    return table;
  }

  private static String number(double weight) {
    return weight == Math.rint(weight)
        ? String.format(Locale.ROOT, "%.0f", weight)
        : Double.toString(weight);
  }
}
