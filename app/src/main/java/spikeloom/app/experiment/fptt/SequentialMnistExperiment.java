package spikeloom.app.experiment.fptt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.sequence.SequenceTraining;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * MNIST pixel by pixel, in the natural order and in a fixed random one, trained online: an update
 * after every window of pixels, and no step older than the window is kept. Source: Yin, Corradi and
 * Bohte, Nature Machine Intelligence 2023, sections "S-MNIST" and "PS-MNIST", without their
 * normalisation, whose statistics grow with the length of the sequence; instead the initial time
 * constants are as long as the sequence. The published window is one pixel.
 */
public final class SequentialMnistExperiment implements Experiment {
  private static final int EPOCHS = 20;
  private static final int QUICK_EPOCHS = 1;

  @Override
  public String name() {
    return "fptt-smnist";
  }

  @Override
  public String title() {
    return "Sequential and permuted MNIST by forward propagation through time";
  }

  @Override
  public List<String> parts() {
    return List.of("smnist", "psmnist");
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    LabRequest request = lab.request();
    SequentialMnistTraining.Size size =
        request.effort().quick()
            ? SequentialMnistTraining.Size.QUICK
            : SequentialMnistTraining.Size.FULL;
    int epochs = request.effort().epochs(EPOCHS, QUICK_EPOCHS);
    results.paragraph(
        """
        %d pixels at a step, %d steps an image; *psmnist* reads the pixels in a fixed random order.
        One recurrent layer of %d spiking neurons with liquid time constants and adaptive threshold,
        decoded by integrators with liquid time constants. An update after every %d steps, nothing
        older is kept, with multiplier and running average (alpha %s, beta %s), losses weighted by
        (p + 1)/P, gradients clipped to norm %.0f, Adam with a step size that falls from %s along half
        a cosine, the surrogate derivative of spikes times %s. %d images are read at a time, in %d groups that begin one after the other, so that
        an update sees all parts of images; %d epochs of %,d images. At the end of an epoch the
        parameters become their running averages. Input currents are not normalised. Time constants
        start between 1 and %.0f steps, those of the readout at %.0f, input weights with deviation %s, the weights of
        gates at %s of the published deviation.
        """
            .formatted(
                size.inputs(),
                784 / size.inputs(),
                size.neurons(),
                size.window(),
                SequentialMnistTraining.REGULARISER.alpha(),
                SequentialMnistTraining.REGULARISER.beta(),
                SequentialMnistTraining.REGULARISER.clip(),
                size.stepSize(),
                size.damping(),
                size.batch(),
                size.groups(),
                epochs,
                size.images(),
                size.memory().longest(),
                size.memory().answer(),
                size.memory().drive(),
                size.memory().gates()));
    results.paragraph(
        """
        These constants were chosen by short trainings on part of the training images and the loss on the
        last 5,000 of the 60,000, which are not used for training. The curve is that of the same 5,000
        images. The test images are evaluated once, at the end. Published are an update after every pixel,
        alpha 0.1 and Adamax, a whole batch at the same step, and hundreds of epochs.
        """);
    Map<String, SequentialMnistTraining.Outcome> done = new LinkedHashMap<>();
    for (String part : parts()) {
      if (request.only().isEmpty() || request.only().contains(part)) {
        done.put(part, new SequentialMnistTraining(lab, part, size, epochs).train(part));
      }
    }
    report(done, size, results);
  }

  private static void report(
      Map<String, SequentialMnistTraining.Outcome> done,
      SequentialMnistTraining.Size size,
      ResultDirectory results) {
    ReportTable table =
        new ReportTable(
            "task",
            "epochs",
            "hours",
            "validation_accuracy",
            "test_accuracy",
            "test_loss",
            "spike_rate");
    List<Curve> curves = new ArrayList<>();
    done.forEach(
        (part, outcome) -> {
          SequenceRun.Result result = outcome.run();
          SequenceTraining.Score score = outcome.test();
          double epochs = result.last().examples() / size.images();
          results.metric("test_accuracy_" + part, score.right());
          results.metric("epochs_" + part, epochs);
          results.metric("hours_" + part, result.seconds() / 3600);
          table.row(
              part,
              epochs,
              result.seconds() / 3600,
              result.last().score().right(),
              score.right(),
              score.loss(),
              score.spikeRate());
          double[] x =
              result.curve().stream().mapToDouble(p -> p.examples() / size.images()).toArray();
          double[] y = result.curve().stream().mapToDouble(p -> p.score().right()).toArray();
          curves.add(Curve.of(part, new Points(x, y), Curve.Look.MARKERS, curves.size()));
          results.paragraph(
              String.format(
                  Locale.ROOT,
                  "%s: %.2f %% of the test images correct after %.1f epochs and %.2f hours%s.",
                  part,
                  100 * score.right(),
                  epochs,
                  result.seconds() / 3600,
                  result.diverged() ? ", where training diverged" : ""));
        });
    results.table(table);
    results.figure(
        "accuracy",
        ExperimentFigures.curves(
            "Validation accuracy",
            Axis.linear("epochs", ""),
            Axis.linear("validation accuracy", ""),
            curves,
            List.of(Reference.horizontal(0.1, "chance"))),
        "Accuracy on the validation images during training: at the end of an epoch on all, within an epoch on some.");
  }
}
