package spikeloom.app.experiment.fp;

import java.util.ArrayList;
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
import spikeloom.learning.exact.SrmScore;
import spikeloom.neuron.SpikeResponse;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Classifies three species of iris by spike times with ten hidden neurons and exact gradients.
 * Source: Lee, Haghighatshoar and Karbasi, AISTATS 2023.
 */
public final class IrisExperiment implements Experiment {
  private static final double TRIAL = 2;
  private static final double BIAS = 0.9;
  private static final double SCALE = 0.2;
  private static final double SLOPE_FLOOR = 0.05;
  private static final int LINES = 9;
  private static final int EPOCHS = 150;
  private static final double DECAY_EPOCHS = 50;
  private static final int SPLITS = 10;
  private static final double TEST = 0.2;

  @Override
  public String name() {
    return "fp-iris";
  }

  @Override
  public String title() {
    return "Iris flowers with exact gradients of spike times";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    IrisFile flowers = IrisFile.in(lab.data());
    results.paragraph(
        """
        Each of four lengths is two spikes, one the earlier the longer it is and one the later,
        between 0 and the end of the trial, 2, for the longest and shortest of the training flowers;
        a ninth line fires at 0.9 always. Ten hidden neurons and an output for each species (alpha
        1, beta 0.9, threshold 1) start from weights N(1.5, 0.8^2) and N(2, 0.1^2) and learn with
        Adam at 0.05, falling to 1/e in 50 epochs, batches of 30, for 150 epochs. The loss is the
        softmax of the first spikes on a scale of 0.2; derivatives divide by a slope of at least
        0.05; silent neurons are pushed. Every split of the flowers into four fifths for training
        and a fifth for testing is random and has its own initial weights. Settings were chosen on quarters
        of the training flowers, held out in turn. The curve is that of the training flowers; the test
        flowers are evaluated once, at the end.

        The published code has one spike for each length in a trial of 16, and no line that fires
        always: only the other lengths tell when a spike is late, and a neuron that forgets
        within 1 receives few of them together.
        """);
    LabRequest.Effort effort = lab.request().effort();
    int epochs = effort.epochs(EPOCHS, EPOCHS);
    Integer wanted = effort.trials();
    int splits = wanted != null ? wanted : SPLITS; // even for quick ones: each is fast
    long first = lab.request().seed();
    ReportTable table =
        new ReportTable("split", "train_accuracy", "test_accuracy", "hidden_spikes");
    List<Double> accuracy = new ArrayList<>();
    List<double[]> curves = new ArrayList<>();
    try (Workers workers = new Workers(lab.request().threads())) {
      for (long seed = first; seed < first + splits; seed++) {
        double[] curve = new double[epochs];
        Split split = Split.of(flowers, RandomKey.ofSeed(seed).fold("fp-iris"));
        SrmClassifier classifier = train(split, curve, workers);
        curves.add(curve);
        SrmScore test = classifier.score(split.test());
        accuracy.add(test.accuracy());
        table.row(
            Long.toString(seed),
            curve[epochs - 1],
            test.accuracy(),
            classifier.score(split.train()).hiddenSpikesPerExample());
      }
    }
    Mean mean = Mean.of(accuracy);
    results.trials("test_accuracy", accuracy);
    results.metric("test_accuracy_sd", mean.deviation());
    results.table(table);
    double[] x = new double[epochs];
    Arrays.setAll(x, e -> e + 1);
    results.figure(
        "accuracy",
        ExperimentFigures.curves(
            "Flowers classified correctly",
            new Axis("epoch", "", Axis.Scale.WHOLE),
            Axis.linear("", "share of training flowers"),
            List.of(
                Curve.ofRuns("training", x, curves.toArray(double[][]::new), Curve.Look.BAND, 0)),
            List.of()),
        "Mean over the splits, and their standard deviation.");
  }

  private record Split(SpikeExamples train, SpikeExamples test, int species, RandomKey key) {
    static Split of(IrisFile flowers, RandomKey key) {
      int[] order = key.fold("split").random().permutation(flowers.species().length);
      int test = (int) Math.round(TEST * order.length);
      int[] rest = Arrays.copyOfRange(order, test, order.length);
      return new Split(
          examples(flowers, rest, rest),
          examples(flowers, Arrays.copyOf(order, test), rest),
          flowers.names().size(),
          key);
    }

    /** The ends of the scale are those of the training flowers; others are clipped. */
    private static SpikeExamples examples(IrisFile flowers, int[] wanted, int[] train) {
      int columns = flowers.lengths()[0].length;
      double[][] times = new double[wanted.length][2 * columns + 1];
      for (int c = 0; c < columns; c++) {
        int column = c;
        double[] known =
            Arrays.stream(train).mapToDouble(n -> flowers.lengths()[n][column]).sorted().toArray();
        double least = known[0];
        double span = Math.max(1e-9, known[known.length - 1] - least);
        for (int n = 0; n < wanted.length; n++) {
          double share = (flowers.lengths()[wanted[n]][c] - least) / span;
          times[n][c] = TRIAL * (1 - Math.max(0, Math.min(1, share)));
          times[n][columns + c] = TRIAL - times[n][c];
          times[n][2 * columns] = BIAS;
        }
      }
      int[] labels = Arrays.stream(wanted).map(n -> flowers.species()[n]).toArray();
      return SpikeExamples.of(times, labels);
    }
  }

  private static SrmClassifier train(Split split, double[] curve, Workers workers) {
    SrmNetwork network =
        new SrmNetwork(
            new SpikeResponse(1, 0.9, 1), TRIAL, SLOPE_FLOOR, List.of(LINES, 10, split.species()));
    double[] weights =
        SrmClassifier.normalWeights(
            network, new double[] {1.5, 2}, new double[] {0.8, 0.1}, split.key().fold("weights"));
    SrmClassifier classifier =
        new SrmClassifier(
            network,
            weights,
            new SrmClassifier.Settings(
                new FirstSpikeSoftmax(SCALE, 1, 0), 30, 0.05, DECAY_EPOCHS, new Push(0.001, 0.1)),
            workers);
    for (int epoch = 0; epoch < curve.length; epoch++) {
      classifier.train(split.train(), epoch, split.key().fold("order"));
      curve[epoch] = classifier.score(split.train()).accuracy();
    }
    return classifier;
  }
}
