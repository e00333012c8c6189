package spikeloom.app.experiment.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.fp.SrmGradientCheck;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Compares the gradients of spike times by every method with finite differences over random
 * networks, and shows a spike time while a weight falls until the spike disappears.
 */
public final class ExactGradientsExperiment implements Experiment {
  private static final int NETWORKS = 40;
  private static final int POINTS = 601;
  private static final double TRIAL = 3;
  private static final double INPUT = 0.5;
  private static final double CRITICAL = 4; // for alpha 2, beta 1, theta 1: V rises to w / 4

  @Override
  public String name() {
    return "exact-gradients";
  }

  @Override
  public String title() {
    return "Exact gradients of spike times against finite differences";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    results.paragraph(
        """
        Random networks 5-6-4-3 in which neurons fire several times, rates drawn at random, in every
        fourth network equal. The loss is a sum of all output spike times with random factors. Its
        gradient with respect to all weights and input times, by the reverse sweep and by forward propagation, is compared
        with central differences with a step of 1e-6; derivatives for which a spike appears or disappears
        within the step are left out. The slope at a spike has no floor and silent neurons are not
        pushed, as with `--slope-floor 0 --silent-push 0`; by default encoder `srm` learns with a floor
        of 0.05 and a push of 0.001. *error*: length of the difference over the length of the
        gradient, median and largest over the networks. Nothing is trained, so no constant was
        chosen on data.
        """);
    int networks = lab.request().effort().trials(NETWORKS);
    List<SrmGradientCheck> checks = new ArrayList<>();
    for (int n = 0; n < Math.max(networks, 2); n++) {
      checks.add(SrmGradientCheck.of(RandomKey.ofSeed(lab.request().seed()).fold(n)));
    }
    ReportTable table =
        new ReportTable("method", "compared_with", "derivatives", "error_median", "error_largest");
    long compared = checks.stream().mapToLong(SrmGradientCheck::compared).sum();
    double[] reverse = checks.stream().mapToDouble(SrmGradientCheck::reverseError).toArray();
    double[] forward = checks.stream().mapToDouble(SrmGradientCheck::forwardError).toArray();
    double[] both = checks.stream().mapToDouble(SrmGradientCheck::agreement).toArray();
    row(table, results, new Method("srm reverse sweep", "differences"), compared, reverse);
    row(table, results, new Method("srm forward propagation", "differences"), compared, forward);
    row(table, results, new Method("srm forward propagation", "reverse sweep"), compared, both);
    results.table(table);
    lif(results);
    QifSweep.report(results);
  }

  private record Method(String name, String standard) {
    String metric() {
      return (name + " vs " + standard).replaceAll("[^a-z]+", "_");
    }
  }

  private static void row(
      ReportTable table, ResultDirectory results, Method method, long count, double[] all) {
    double[] errors = all.clone();
    Arrays.sort(errors);
    double median = errors[errors.length / 2];
    double largest = errors[errors.length - 1];
    table.row(method.name(), method.standard(), Long.toString(count), median, largest);
    results.metric("error_median_" + method.metric(), median);
    results.metric("error_largest_" + method.metric(), largest);
  }

  private static void lif(ResultDirectory results) {
    SpikeResponse neuron = new SpikeResponse(2, 1, 1);
    double[] weight = new double[POINTS];
    double[] time = new double[POINTS];
    double[] slope = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      weight[k] = 3 + 3.0 * k / (POINTS - 1);
      double x = neuron.nextSpike(0, weight[k], TRIAL - INPUT);
      boolean fires = x != SpikeResponse.NEVER;
      time[k] = fires ? INPUT + x : TRIAL;
      slope[k] = fires ? neuron.kernel(x) / (weight[k] * neuron.kernelSlope(x)) : Double.NaN;
    }
    double last = INPUT + neuron.nextSpike(0, CRITICAL * (1 + 1e-12), TRIAL - INPUT);
    results.metric("lif_last_spike_time", last);
    results.metric("lif_jump", TRIAL - last);
    results.paragraph(
        """
        ## A spike that disappears

        One neuron (alpha 2, beta 1, threshold 1) with one input at %.1f. While the weight falls to
        4, its spike moves to %.3f, ever faster, as the square root of the distance to 4; below 4 the
        potential does not reach the threshold and the spike disappears: its time jumps by %.2f to the
        end of the trial.
        """
            .formatted(INPUT, last, TRIAL - last));
    List<Reference> critical = List.of(Reference.vertical(CRITICAL, "last spike"));
    results.figure(
        "vanishing",
        ExperimentFigures.curves(
            "Time of a spike that disappears",
            Axis.linear("weight", ""),
            Axis.linear("spike time", ""),
            List.of(Curve.of("LIF", new Points(weight, time), Curve.Look.BAND, 0)),
            critical),
        "First spike time against the weight; the end of the trial if there is none.");
    results.figure(
        "vanishing-slope",
        ExperimentFigures.curves(
            "Derivative of a spike time",
            Axis.linear("weight", ""),
            new Axis("-dt/dw", "", Axis.Scale.LOG),
            List.of(Curve.of("LIF", new Points(weight, slope), Curve.Look.BAND, 0)),
            critical),
        "Its derivative with respect to the weight is unbounded where the spike disappears.");
  }
}
