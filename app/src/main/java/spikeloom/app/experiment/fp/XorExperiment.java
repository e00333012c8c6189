package spikeloom.app.experiment.fp;

import java.util.Arrays;
import java.util.List;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.array.Workers;
import spikeloom.encoder.exact.SrmNetwork;
import spikeloom.evaluation.Mean;
import spikeloom.learning.exact.FirstSpikeSoftmax;
import spikeloom.learning.exact.Push;
import spikeloom.learning.exact.SpikeExamples;
import spikeloom.learning.exact.SrmClassifier;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Exclusive or of two spike times, learned by four hidden neurons with exact gradients from many
 * starts. Source: Lee, Haghighatshoar and Karbasi, AISTATS 2023.
 */
public final class XorExperiment implements Experiment {
  private static final int STARTS = 1000;
  private static final int QUICK_STARTS = 50;
  private static final int EPOCHS = 100;
  private static final SpikeExamples TABLE =
      SpikeExamples.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0});

  @Override
  public String name() {
    return "fp-xor";
  }

  @Override
  public String title() {
    return "Exclusive or with exact gradients of spike times";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    results.paragraph(
        """
        A bit is a spike at 0 or at 1; the output that fires first within 2 is the answer. Four
        hidden neurons and two outputs (alpha 1, beta 0.99, threshold 1) start from weights
        N(3, 1) and N(2, 0.1^2) and learn with Adam at 0.1, all four cases in a batch, until every
        case is correct. The loss is the softmax of the first spikes on a scale of 0.1. A neuron that
        is silent in all four cases is pushed: its weights grow until it fires. There are only these
        four cases, so nothing is held out and the training result is reported.
        """);
    LabRequest.Effort effort = lab.request().effort();
    Integer wanted = effort.trials();
    int starts = wanted != null ? wanted : effort.either(STARTS, QUICK_STARTS);
    int most = effort.epochs(EPOCHS, EPOCHS);
    int[] epochs = new int[starts];
    try (Workers workers = new Workers(1)) {
      for (int s = 0; s < starts; s++) {
        epochs[s] = epochs(RandomKey.ofSeed(lab.request().seed()).fold(s), most, workers);
      }
    }
    report(epochs, most, results);
  }

  /** Number of epochs until every case is correct, or -1. */
  private static int epochs(RandomKey key, int most, Workers workers) {
    SrmNetwork network = new SrmNetwork(new SpikeResponse(1, 0.99, 1), 2, 0, List.of(2, 4, 2));
    double[] weights =
        SrmClassifier.normalWeights(
            network, new double[] {3, 2}, new double[] {1, 0.1}, key.fold("weights"));
    SrmClassifier classifier =
        new SrmClassifier(
            network,
            weights,
            new SrmClassifier.Settings(
                new FirstSpikeSoftmax(0.1, 1, 0),
                4,
                0.1,
                Double.POSITIVE_INFINITY,
                new Push(0.1, 0.1)),
            workers);
    for (int epoch = 0; epoch <= most; epoch++) {
      // The score is computed before the update.
      if (classifier.train(TABLE, epoch, key.fold("order")).right() == TABLE.size()) {
        return epoch;
      }
    }
    return -1;
  }

  private static void report(int[] epochs, int most, ResultDirectory results) {
    double[] converged = Arrays.stream(epochs).filter(e -> e >= 0).asDoubleStream().toArray();
    double share = (double) converged.length / epochs.length;
    Mean mean = Mean.of(converged);
    results.metric("converged_share", share);
    results.metric("mean_epochs", mean.value());
    results.metric("most_epochs", Arrays.stream(epochs).max().orElse(0));
    results.metric("starts", epochs.length);
    results.paragraph(
        "%d of %d trainings were correct in all four cases within %d epochs."
            .formatted(converged.length, epochs.length, most));
    ReportTable table = new ReportTable("epochs_from", "epochs_to", "starts");
    for (int from = 0; from <= most; from += 10) {
      int first = from;
      int last = Math.min(from + 9, most);
      long here = Arrays.stream(epochs).filter(e -> e >= first && e <= last).count();
      table.row(first, last, here);
    }
    table.row("never", "", Arrays.stream(epochs).filter(e -> e < 0).count());
    double[] x = new double[most + 1];
    double[] y = new double[most + 1];
    for (int e = 0; e <= most; e++) {
      int until = e;
      x[e] = e;
      y[e] = Arrays.stream(converged).filter(c -> c <= until).count() / (double) epochs.length;
    }
    results.figure(
        "converged",
        ExperimentFigures.curves(
            "Exclusive or learned",
            new Axis("epoch", "", Axis.Scale.WHOLE),
            Axis.linear("", "share of trainings"),
            List.of(Curve.of("starts", new Points(x, y), Curve.Look.BAND, 0)),
            List.of()),
        "Share of trainings that are correct in all four cases by an epoch.");
    results.table(table);
  }
}
