package spikeloom.app.experiment.fp;

import java.util.Arrays;
import java.util.List;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;

/**
 * Learns the yin-yang symbol with 150 hidden neurons and exact gradients of spike times, and with a
 * network of the same size in time steps with surrogate gradients. Source: Lee, Haghighatshoar and
 * Karbasi, AISTATS 2023; Kriener, Goeltz and Petrovici 2022.
 */
public final class YinYangExperiment implements Experiment {
  static final int HIDDEN = 150;
  private static final YinYangPoints.Sizes SIZES = new YinYangPoints.Sizes(5000, 1000, 1000);
  private static final YinYangTraining.Course EXACT =
      new YinYangTraining.Course("exact", 50, 0.005, 50, 200);
  private static final YinYangTraining.Course PUBLISHED =
      new YinYangTraining.Course("published", 150, 5e-4, Double.POSITIVE_INFINITY, 300);
  private static final String SURROGATE = "bptt";
  private static final int SURROGATE_EPOCHS = 200;
  private static final int SURROGATE_QUICK = 15;
  private static final int TRIALS = 10;

  @Override
  public String name() {
    return "fp-yinyang";
  }

  @Override
  public String title() {
    return "Yin-yang with exact gradients of spike times, and with surrogates";
  }

  @Override
  public List<String> parts() {
    return List.of(EXACT.name(), PUBLISHED.name(), SURROGATE);
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    results.paragraph(
        """
        A point of the yin-yang symbol is five spikes: x, y, 1 - x and 1 - y between 0.15 and 2, and
        one at 0.9. The output that fires first gives its class.

        *exact*: 5-150-3 neurons in continuous time (alpha 0.999, beta 1, threshold 1, trial 2),
        weights from N(1.5, 0.8^2) and N(2, 0.1^2); softmax of the first spikes on a scale of 0.2
        plus a penalty of 0.005 on late ones; Adam, %s. The decay of the step size was chosen on
        points of seeds 11 to 14, which are not reported. Derivatives divide by a slope of at least
        0.01; hidden neurons that are silent throughout a batch, and label outputs that are silent
        in an example, are pushed.

        *published*: the same with the published settings: Adam, %s.

        *bptt*: 5-150-3 neurons in 40 steps, hidden spikes with a surrogate derivative, the same
        points as *exact*, batches of 50. Differences: time is divided into steps; the three
        outputs are noisy neurons whose spikes are counted, and the loss is the softmax of a linear
        function of the counts, because a surrogate has no spike time to differentiate; weights,
        time constants and the learning rate schedule are those of SpikeLoom's LIF encoder. The
        learning rate was chosen among %s by the share of validation points classified correctly, with a seed
        that is not reported and a fifth of the epochs.

        Curves are those of separate validation points. The test points are evaluated once,
        at the end.
        """
            .formatted(EXACT, PUBLISHED, YinYangSurrogate.RATES));
    LabRequest request = lab.request();
    List<String> defaults = request.effort().quick() ? List.of(EXACT.name(), SURROGATE) : parts();
    List<String> wanted = request.only().isEmpty() ? defaults : request.only();
    ReportTable table =
        new ReportTable("seed", "network", "test_accuracy", "hidden_spikes_per_sample");
    for (YinYangTraining.Course course : List.of(EXACT, PUBLISHED)) {
      if (wanted.contains(course.name())) {
        exact(lab, course, table, results);
      }
    }
    if (wanted.contains(SURROGATE)) {
      surrogate(lab, table, results);
    }
    results.table(table);
  }

  private static void exact(
      Lab lab, YinYangTraining.Course course, ReportTable table, ResultDirectory results) {
    int epochs = lab.request().effort().epochs(course.epochs(), course.epochs());
    YinYangTraining training = new YinYangTraining(lab, SIZES);
    long[] seeds = lab.seeds(TRIALS);
    List<YinYangTraining.Trial> trials =
        Arrays.stream(seeds).mapToObj(s -> training.train(course.during(epochs), s)).toList();
    for (int i = 0; i < seeds.length; i++) {
      table.row(
          Long.toString(seeds[i]),
          course.name(),
          trials.get(i).test().accuracy(),
          trials.get(i).test().hiddenSpikesPerExample());
    }
    new YinYangReport(course.name(), course.equals(EXACT) ? "" : "_" + course.name(), trials)
        .write(results);
  }

  private static void surrogate(Lab lab, ReportTable table, ResultDirectory results) {
    int epochs = lab.request().effort().epochs(SURROGATE_EPOCHS, SURROGATE_QUICK);
    YinYangSurrogate training = new YinYangSurrogate(lab, SIZES, epochs);
    ValidationChoice<Double> rate = training.chooseRate();
    results.paragraph(
        "Share of validation points classified wrongly by learning rate of *bptt*, %s."
            .formatted(rate.text(Object::toString)));
    long[] seeds = lab.seeds(TRIALS);
    List<Double> accuracies = training.accuracies(rate.best(), seeds);
    for (int i = 0; i < seeds.length; i++) {
      table.row(Long.toString(seeds[i]), SURROGATE, accuracies.get(i), Double.NaN);
    }
    results.trials("test_accuracy_bptt", accuracies);
    results.metric("test_accuracy_bptt_sd", Mean.of(accuracies).deviation());
  }
}
