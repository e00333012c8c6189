package spikeloom.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.app.console.ConsoleEvaluation;
import spikeloom.app.experiment.vdib.InformationTable;
import spikeloom.app.report.ReportTable;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.PriorFit;
import spikeloom.evaluation.SpikeInformation;
import spikeloom.exploration.TrainedModel;
import spikeloom.prior.PriorKind;
import spikeloom.text.Wording;

/**
 * The result of {@code evaluate --information}.
 *
 * @param account the estimates
 * @param fitted the bound against a fitted causal prior, if one was wanted
 */
record InformationReport(SpikeInformation.Account account, @Nullable Fitted fitted) {
  /**
   * The bound against a fitted prior.
   *
   * @param bound bits per test example
   * @param epochs epochs of the fit
   */
  record Fitted(PriorKind kind, Mean bound, int epochs) {}

  /**
   * Measures the first {@code samples} test samples.
   *
   * @param kind the prior to fit, or null for none
   * @param inputs inputs of the plug-in estimate
   */
  static InformationReport of(
      TrainedModel model, @Nullable PriorKind kind, int samples, int inputs) {
    PriorFit.@Nullable Fitted prior = kind == null ? null : fit(model, kind);
    SpikeInformation.Account account = model.information().measure(samples, inputs);
    if (kind == null || prior == null) {
      return new InformationReport(account, null);
    }
    Mean bound = model.information().against(prior.prior(), samples);
    return new InformationReport(account, new Fitted(kind, bound, prior.epochs()));
  }

  private static PriorFit.Fitted fit(TrainedModel model, PriorKind kind) {
    String what = "training samples, prior " + Wording.of(kind);
    try (ConsoleEvaluation progress = ConsoleEvaluation.of("fitting", what)) {
      return model.priorFit().watchedBy(progress).fit(kind, PriorFit.Settings.STANDARD);
    }
  }

  /** As a table, in bits. */
  ReportTable table() {
    ReportTable table = InformationTable.of(account);
    if (fitted != null) {
      table.row(
          "bound against a fitted prior, " + Wording.of(fitted.kind()),
          fitted.bound().value(),
          fitted.bound().error());
    }
    return table;
  }

  /** As JSON. */
  Map<String, @Nullable Object> numbers() {
    Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
    numbers.put("samples", account.samples());
    put(numbers, "rate_bits", account.bound());
    put(numbers, "fitted_rate_bits", account.fitted());
    put(numbers, "plug_in_bits", account.plugIn());
    numbers.put("plug_in_inputs", account.inputs());
    if (fitted != null) {
      numbers.put("fitted_prior", Wording.of(fitted.kind()));
      numbers.put("fitted_prior_epochs", fitted.epochs());
      put(numbers, "fitted_prior_rate_bits", fitted.bound());
    }
    numbers.put("rate_bits_by_step", account.byTime());
    numbers.put("rate_bits_by_neuron", account.byNeuron());
    return numbers;
  }

  private static void put(Map<String, @Nullable Object> numbers, String name, @Nullable Mean mean) {
    if (mean != null) {
      numbers.put(name, mean.value());
      numbers.put(name + "_standard_error", mean.count() < 2 ? null : mean.error());
    }
  }
}
