package spikeloom.app.experiment.src;

import java.util.ArrayList;
import java.util.List;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.encoder.src.SrcEncoder;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.random.RandomKey;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Tests whether a network of spiking recurrent cells depends on the exact shape of its pulses:
 * after training, the recurrent weights r and rs of every cell are varied. Source: De Geeter, Ernst
 * and Drion, 2023 (arXiv 2306.03623).
 */
public final class SrcRobustnessExperiment implements Experiment {
  private static final List<Integer> PERCENT = List.of(0, 5, 10, 20);
  private static final int DRAWS = 5;
  private static final int TRIALS = 3;

  @Override
  public String name() {
    return "src-robustness";
  }

  @Override
  public String title() {
    return "Spiking recurrent cells that differ from each other";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    int draws = lab.request().effort().either(DRAWS, 2);
    results.paragraph(
        """
        The network with one layer of 100 cells that `src-mnist` trains on MNIST, with identical cells. For
        the test every cell draws its weights r and rs from normal distributions around the values it was
        trained with; *deviation* is their standard deviation in percent of the weight. Means and
        standard deviations over %d draws for each of the trained networks; without deviation there
        is one for each.
        """
            .formatted(draws));
    results.paragraph(SrcNetworks.explained(lab));
    ReportTable table =
        new ReportTable("deviation", "accuracy", "accuracy_sd", "non-zero", "draws");
    SrcNetworks.Network network = new SrcNetworks.Network("mnist", "src", 1);
    ValidationChoice<SrcNetworks.Constants> choice = SrcNetworks.choose(lab, network);
    results.paragraph(
        "Validation images classified wrongly: " + choice.text(Object::toString) + ".");
    List<List<Metrics>> measured = new ArrayList<>();
    PERCENT.forEach(percent -> measured.add(new ArrayList<>()));
    for (long seed : lab.seeds(TRIALS)) {
      try (TrainedModel model = SrcNetworks.train(lab, choice.best(), seed)) {
        for (int i = 0; i < PERCENT.size(); i++) {
          int percent = PERCENT.get(i);
          lab.report("Seed %d: testing with a deviation of %d %%".formatted(seed, percent));
          for (int draw = 0; draw < (percent == 0 ? 1 : draws); draw++) {
            RandomKey key = RandomKey.ofSeed(seed).fold("cells").fold(draw);
            measured.get(i).add(test(model, percent / 100.0, key));
          }
        }
      }
    }
    List<Mean> accuracies = new ArrayList<>();
    for (int i = 0; i < PERCENT.size(); i++) {
      List<Metrics> here = measured.get(i);
      List<Double> shares = here.stream().map(SrcNetworks::accuracy).toList();
      Mean accuracy = Mean.of(shares);
      accuracies.add(accuracy);
      table.row(
          PERCENT.get(i) + " %",
          accuracy.value(),
          accuracy.deviation(),
          Mean.of(here.stream().map(Metrics::latentSpikeRate).toList()).value(),
          accuracy.count());
      results.trials("accuracy_deviation_" + PERCENT.get(i), shares);
      results.metric("accuracy_sd_deviation_" + PERCENT.get(i), accuracy.deviation());
    }
    results.table(table);
    results.figure(
        "robustness",
        ExperimentFigures.bars(
            "Test accuracy of cells that differ",
            Axis.linear("", "share of test images"),
            PERCENT.stream().map(percent -> percent + " %").toList(),
            List.of(
                new BarSeries(
                    "accuracy",
                    accuracies.stream().mapToDouble(Mean::value).toArray(),
                    accuracies.stream().mapToDouble(Mean::deviation).toArray(),
                    0)),
            List.of()),
        "Accuracy against the standard deviation of r and rs.");
  }

  private static Metrics test(TrainedModel model, double deviation, RandomKey key) {
    if (model.autoencoder().encoder() instanceof SrcEncoder encoder) {
      encoder.scatter(deviation, key);
    }
    return model.evaluator().run(Integer.MAX_VALUE);
  }
}
