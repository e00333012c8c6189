package spikeloom.app.experiment.src;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Classifies digits, clothes and recordings by spiking recurrent cells, in one layer, in five and
 * in ten, and by leaky integrate-and-fire neurons. Source: De Geeter, Ernst and Drion, 2023 (arXiv
 * 2306.03623).
 */
public final class SrcMnistExperiment implements Experiment {
  private static final List<String> DATA = List.of("mnist", "fashion-mnist", "nmnist");
  private static final List<Integer> LAYERS = List.of(1, 5, 10);
  private static final List<Integer> QUICK_LAYERS = List.of(1, 5);
  private static final int TRIALS = 3;

  private record Result(
      SrcNetworks.Network network,
      ValidationChoice<SrcNetworks.Constants> choice,
      List<Metrics> trials) {
    Mean accuracy() {
      return mean(SrcNetworks::accuracy);
    }

    Mean mean(ToDoubleFunction<Metrics> value) {
      return Mean.of(trials.stream().mapToDouble(value).toArray());
    }
  }

  @Override
  public String name() {
    return "src-mnist";
  }

  @Override
  public String title() {
    return "Spiking recurrent cells, shallow and deep";
  }

  @Override
  public List<String> parts() {
    return DATA;
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    LabRequest request = lab.request();
    List<String> defaults = request.effort().quick() ? DATA.subList(0, 1) : DATA;
    results.paragraph(
        """
        Layers of 100 neurons, fully connected. A fixed decoder reads the last layer: every class
        has ten neurons, whose pulses go into an integrator with a decay of 0.99. *src*: spiking
        recurrent cells with graded pulses, gradients through the current only, and the rectifier
        bypassed. *lif*: leaky integrate-and-fire layers and a stochastic readout of the same
        widths, with the same decoder, code, steps and budget. Decay, code and steps were set for
        *src*.

        *non-zero*: share of (neuron, step) cells of the last layer whose output is not 0; *hidden*:
        the same for the layers below.
        """);
    results.paragraph(SrcNetworks.explained(lab));
    List<Result> found = new ArrayList<>();
    for (String data : DATA) {
      boolean wanted = (request.only().isEmpty() ? defaults : request.only()).contains(data);
      if (wanted && available(lab, data, results)) {
        found.addAll(measure(lab, data));
      }
    }
    report(found, results);
  }

  /** Whether there is a data set; one that is the only one requested must be there. */
  private static boolean available(Lab lab, String data, ResultDirectory results) {
    try {
      lab.dataset(data, lab.request().seed());
      return true;
    } catch (DataException e) {
      if (lab.request().only().size() == 1) {
        throw e;
      }
      results.paragraph("Not measured: " + e.getMessage());
      return false;
    }
  }

  private static List<Result> measure(Lab lab, String data) {
    List<Result> found = new ArrayList<>();
    for (int layers : lab.request().effort().quick() ? QUICK_LAYERS : LAYERS) {
      for (String encoder : List.of("src", "lif")) {
        SrcNetworks.Network network = new SrcNetworks.Network(data, encoder, layers);
        ValidationChoice<SrcNetworks.Constants> choice = SrcNetworks.choose(lab, network);
        List<Metrics> trials = new ArrayList<>();
        for (long seed : lab.seeds(TRIALS)) {
          try (TrainedModel model = SrcNetworks.train(lab, choice.best(), seed)) {
            trials.add(model.evaluator().run(Integer.MAX_VALUE));
          }
        }
        found.add(new Result(network, choice, trials));
      }
    }
    return found;
  }

  private static void report(List<Result> found, ResultDirectory results) {
    ReportTable table =
        new ReportTable(
            "data",
            "neurons",
            "layers",
            "accuracy",
            "accuracy_sd",
            "distortion",
            "non-zero",
            "hidden",
            "trials");
    for (Result result : found) {
      SrcNetworks.Network network = result.network();
      Mean accuracy = result.accuracy();
      Mean active = result.mean(Metrics::latentSpikeRate);
      table.row(
          network.data(),
          network.encoder(),
          network.layers(),
          accuracy.value(),
          accuracy.deviation(),
          result.mean(Metrics::distortion).value(),
          active.value(),
          result.mean(Metrics::hiddenSpikeRate).value(),
          accuracy.count());
      String before = network.data().equals("mnist") ? "" : network.data().replace('-', '_') + "_";
      String kind = network.encoder().equals("src") ? "test" : "lif";
      String after = network.layers() == 1 ? "_1_layer" : "_" + network.layers() + "_layers";
      results.trials(
          before + kind + "_accuracy" + after,
          result.trials().stream().map(SrcNetworks::accuracy).toList());
      results.metric(before + kind + "_accuracy_sd" + after, accuracy.deviation());
      if (kind.equals("test")) {
        results.metric(before + "nonzero_share" + after, active.value());
      }
    }
    results.table(table);
    choices(found, results);
    results.figure(
        "accuracy",
        ExperimentFigures.bars(
            "Test accuracy",
            Axis.linear("", "share of test samples"),
            found.stream()
                .map(Result::network)
                .filter(n -> n.encoder().equals("src"))
                .map(n -> n.data() + ", " + n.layers())
                .toList(),
            List.of(bars("src", found, 0), bars("lif", found, 1)),
            List.of()),
        "Share of test samples classified correctly, by number of layers.");
  }

  private static void choices(List<Result> found, ResultDirectory results) {
    ReportTable table =
        new ReportTable("data", "neurons", "layers", "candidate", "validation_accuracy", "chosen");
    for (Result result : found) {
      SrcNetworks.Network network = result.network();
      for (var tried : result.choice().tried()) {
        table.row(
            network.data(),
            network.encoder(),
            network.layers(),
            tried.setting().toString(),
            1 - tried.loss(),
            tried.setting().equals(result.choice().best()) ? "yes" : "no");
      }
    }
    results.table(table);
  }

  private static BarSeries bars(String encoder, List<Result> found, int colour) {
    List<Mean> accuracy =
        found.stream()
            .filter(r -> r.network().encoder().equals(encoder))
            .map(Result::accuracy)
            .toList();
    return new BarSeries(
        encoder,
        accuracy.stream().mapToDouble(Mean::value).toArray(),
        accuracy.stream().mapToDouble(Mean::deviation).toArray(),
        colour);
  }
}
