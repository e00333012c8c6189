package spikeloom.app.experiment.smooth;

import java.util.List;
import spikeloom.app.report.ResultDirectory;
import spikeloom.encoder.exact.InputAdjoint;
import spikeloom.encoder.exact.QifNetwork;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.TimePass;
import spikeloom.neuron.Qif;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * The first output time of a quadratic integrate-and-fire neuron with one input while the weight
 * grows: it enters the trial without a jump.
 *
 * @param time ordinary spike, or the pseudospike that continues it
 * @param slope its derivative by the weight
 * @param spikes ordinary spikes
 */
record QifSweep(double time, double slope, int spikes) {
  private static final double TRIAL = 4;
  private static final double INPUT = 0.5;
  private static final double MOST = 6;
  private static final int POINTS = 601;
  private static final double APART = 1e-9;

  static QifSweep at(double weight) {
    QifNetwork network = new QifNetwork(Qif.ofPaper(), TRIAL, 1, 1);
    network.parameters()[0] = weight;
    TimePass pass = network.pass();
    SpikeTimes input = new SpikeTimes();
    input.clear(1);
    input.add(INPUT, 0);
    input.merge();
    pass.forward(input);
    pass.output().addTimeAdjoint(0, 0, 1);
    double[] gradient = new double[network.parameters().length];
    pass.backward(InputAdjoint.NONE, gradient);
    return new QifSweep(pass.output().time(0, 0), gradient[0], pass.output().spikes().size());
  }

  /** The weight at which the first spike enters the trial, by bisection. */
  private static double critical() {
    double low = 0;
    double high = MOST;
    while (high - low > 1e-13) {
      double middle = (low + high) / 2;
      if (at(middle).spikes() == 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  static void report(ResultDirectory results) {
    double critical = critical();
    QifSweep below = at(critical - APART);
    QifSweep above = at(critical + APART);
    double jump = Math.abs(above.time() - below.time());
    results.metric("qif_jump", jump);
    results.metric("qif_slope_below", below.slope());
    results.metric("qif_slope_above", above.slope());
    double[] weight = new double[POINTS];
    double[] time = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      weight[k] = MOST * k / (POINTS - 1);
      time[k] = at(weight[k]).time();
    }
    results.paragraph(
        """
        ## A spike that appears and disappears without a jump

        The same for a quadratic integrate-and-fire neuron (trial %.0f): below a weight of %.4f its
        first spike is a pseudospike after the end of the trial. At weights %.0e on both sides of
        it the two times differ by %.1e, and their derivatives are %.4f and %.4f.
        """
            .formatted(TRIAL, critical, APART, jump, below.slope(), above.slope()));
    results.figure(
        "continuous",
        ExperimentFigures.curves(
            "Time of a spike that enters the trial",
            Axis.linear("weight", ""),
            Axis.linear("first output time", ""),
            List.of(Curve.of("QIF", new Points(weight, time), Curve.Look.BAND, 0)),
            List.of(Reference.horizontal(TRIAL, "end of the trial"))),
        "First output time against the weight: a pseudospike above the line, a spike below it.");
  }
}
