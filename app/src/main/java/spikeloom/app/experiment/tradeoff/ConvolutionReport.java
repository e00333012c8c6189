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
          "length",
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
          "length",
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
  void explain(List<Integer> lengths) {
    results.paragraph(
        """
        Two networks learn the same pictures with the loss D + R: D is the cross-entropy and R the rate against a
        learned causal prior, both in nats per example. Both have 60 latent neurons, 10 steps and the same optimiser;
        the numbers of epochs give them about the same time of training, which the table states. Runs are %s times as
        long as the shortest. All figures are those of the test images.
        """
            .formatted(lengths.stream().map(String::valueOf).collect(Collectors.joining(" and "))));
    for (Network network : Network.BOTH) {
      results.paragraph(
          "*%s*: %s; %d epochs in the shortest run."
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
    for (int length : lengths(both.get(0))) {
      List<TimedTrial> dense = of(both.get(0), length);
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
          Integer.toString(length),
          mean(dense, trial -> trial.trial().rateBits()).value(),
          Mean.of(theirs).value(),
          Mean.of(ours).value(),
          gain.value(),
          gain.deviation(),
          gain.count());
      String suffix = name + "_length_" + length;
      results.metric("distortion_nats_dense_" + suffix, Mean.of(theirs).value());
      results.metric("distortion_nats_convolution_" + suffix, Mean.of(ours).value());
      results.metric("difference_" + suffix, gain.value());
      results.metric("difference_sd_" + suffix, gain.deviation());
    }
  }

  private void rows(String data, List<TimedTrial> trials) {
    for (int length : lengths(trials)) {
      List<TimedTrial> some = of(trials, length);
      Mean bound = mean(some, one -> one.trial().negativeElbo());
      Mean distortion = mean(some, one -> one.trial().distortion());
      Mean rate = mean(some, one -> one.trial().rateBits());
      String network = some.get(0).network();
      all.row(
          data,
          network,
          Integer.toString(length),
          bound.value(),
          bound.deviation(),
          distortion.value(),
          distortion.deviation(),
          rate.value(),
          rate.deviation(),
          mean(some, TimedTrial::seconds).value(),
          bound.count());
      String suffix = network + "_" + data.replaceAll("\\W", "_") + "_length_" + length;
      results.metric("negative_elbo_" + suffix, bound.value());
      results.metric("training_seconds_" + suffix, mean(some, TimedTrial::seconds).value());
    }
  }

  private static List<Integer> lengths(List<TimedTrial> trials) {
    return trials.stream().map(TimedTrial::length).distinct().toList();
  }

  private static List<TimedTrial> of(List<TimedTrial> trials, int length) {
    return trials.stream().filter(one -> one.length() == length).toList();
  }

  private static TimedTrial partner(List<TimedTrial> trials, TimedTrial one) {
    return of(trials, one.length()).stream()
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
        tangent of its rate-distortion curve, where a nat of rate is worth a nat of distortion. The difference and its
        standard deviation are of pairs with the same seed.
        """);
    results.table(equal);
  }
}
