package spikeloom.app.experiment.tradeoff;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;

/** Tables and metrics of the comparison; means and standard deviations over seeds. */
final class ConvolutionReport {
  private final ResultDirectory results;
  private final ReportTable all =
      new ReportTable(
          "data",
          "network",
          "rate_weight",
          "negative_elbo",
          "negative_elbo_sd",
          "distortion_nats",
          "distortion_nats_sd",
          "rate_bits",
          "rate_bits_sd",
          "training_seconds",
          "seeds");
  private final ReportTable equal =
      new ReportTable(
          "data",
          "bits",
          "dense_distortion_nats",
          "convolution_distortion_nats",
          "difference",
          "difference_sd",
          "seeds");

  ConvolutionReport(ResultDirectory results) {
    this.results = results;
  }

  /** Describes the runs. */
  void explain(List<Double> weights) {
    results.paragraph(
        """
        Two networks learn the same pictures with the loss D + w R for w = %s: D is the cross-entropy and R the rate
        against a learned causal prior, both in nats per example. Both have 60 latent neurons, 10 steps and the
        same optimiser; the numbers of epochs give them about the same time of training, which the table states. All
        figures are those of the test images.
        """
            .formatted(weights.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    for (Network network : Network.BOTH) {
      results.paragraph(
          "*%s*: %s, %d epochs."
              .formatted(
                  network.name(),
                  network.settings().entrySet().stream()
                      .sorted(Map.Entry.comparingByKey())
                      .map(each -> "`--" + each.getKey().option() + " " + each.getValue() + "`")
                      .collect(Collectors.joining(" ")),
                  network.epochs()));
    }
  }

  /**
   * Adds a data set.
   *
   * @param both the trials of the dense network, and those of the convolution
   */
  void add(String data, List<List<TimedTrial>> both) {
    both.forEach(trials -> rows(data, trials));
    String name = data.replaceAll("\\W", "_");
    for (double weight : weights(both.get(0))) {
      List<TimedTrial> dense = of(both.get(0), weight);
      double[] theirs = new double[dense.size()];
      double[] ours = new double[dense.size()];
      double[] difference = new double[dense.size()];
      for (int i = 0; i < dense.size(); i++) {
        TimedTrial one = dense.get(i);
        theirs[i] = one.trial().distortion();
        ours[i] = partner(both.get(1), one).distortionAt(one.trial().rateBits());
        difference[i] = ours[i] - theirs[i];
      }
      Mean gain = Mean.of(difference);
      equal.row(
          data,
          mean(dense, trial -> trial.trial().rateBits()).value(),
          Mean.of(theirs).value(),
          Mean.of(ours).value(),
          gain.value(),
          gain.deviation(),
          gain.count());
      if (weight == 1) {
        results.metric("distortion_nats_" + name + "_dense", Mean.of(theirs).value());
        results.metric("distortion_nats_" + name + "_convolution", Mean.of(ours).value());
        results.metric("difference_sd_" + name, gain.deviation());
      }
    }
  }

  private void rows(String data, List<TimedTrial> trials) {
    for (double weight : weights(trials)) {
      List<TimedTrial> some = of(trials, weight);
      Mean bound = mean(some, one -> one.trial().negativeElbo());
      Mean distortion = mean(some, one -> one.trial().distortion());
      Mean rate = mean(some, one -> one.trial().rateBits());
      String network = some.get(0).network();
      all.row(
          data,
          network,
          Double.toString(weight),
          bound.value(),
          bound.deviation(),
          distortion.value(),
          distortion.deviation(),
          rate.value(),
          rate.deviation(),
          mean(some, TimedTrial::seconds).value(),
          bound.count());
      if (weight == 1) {
        String name = data.replaceAll("\\W", "_") + "_" + network;
        results.metric("negative_elbo_" + name, bound.value());
        results.metric("training_seconds_" + name, mean(some, TimedTrial::seconds).value());
      }
    }
  }

  private static List<Double> weights(List<TimedTrial> trials) {
    return trials.stream().map(TimedTrial::weight).distinct().toList();
  }

  private static List<TimedTrial> of(List<TimedTrial> trials, double weight) {
    return trials.stream().filter(one -> one.weight() == weight).toList();
  }

  private static TimedTrial partner(List<TimedTrial> trials, TimedTrial one) {
    return of(trials, one.weight()).stream()
        .filter(each -> each.seed() == one.seed())
        .findFirst()
        .orElseThrow();
  }

  private static Mean mean(List<TimedTrial> trials, ToDoubleFunction<TimedTrial> value) {
    return Mean.of(trials.stream().mapToDouble(value).toArray());
  }

  /** Writes everything. */
  void finish() {
    results.table(all);
    results.paragraph(
        """
        At equal bits: the distortion of the dense network, and that of the convolution at the same rate, along the
        tangent of its rate-distortion curve, where a nat of rate is worth w nats of distortion. The difference and its
        standard deviation are of pairs with the same seed.
        """);
    results.table(equal);
  }
}
