package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.report.Table;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.LtcLayer;
import spikeloom.kernel.Workers;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.RandomKey;
import spikeloom.sequence.ImageSequences;
import spikeloom.sequence.SequenceLoss;
import spikeloom.sequence.SequenceNetwork;
import spikeloom.sequence.SequenceTraining;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * MNIST pixel by pixel, in the usual order and in a fixed random one, learned online: an update
 * after every pixel, and no step older than it is kept. Source: Yin, Corradi and Bohte, Nature
 * Machine Intelligence 2023, sections "S-MNIST" and "PS-MNIST", without their normalisation, whose
 * statistics grow with the length of the sequence.
 */
public final class SequentialMnistExperiment implements Experiment {
  private static final String DATA = "mnist";
  private static final int EPOCHS = 10;
  private static final int QUICK_EPOCHS = 1;
  private static final int QUICK_IMAGES = 40_000;
  private static final double LEARNING_RATE = 3e-3;
  private static final double DROP = 0.1;
  private static final int[] DROPS = {10, 30, 50, 75, 90}; // epochs
  // The permutation belongs to the task: it is the same for every seed.
  private static final RandomKey PERMUTATION = RandomKey.ofSeed(0).fold("permuted pixels");

  /**
   * Sizes.
   *
   * @param inputs pixels of a step
   * @param window steps of a window
   * @param neurons neurons of the layer
   * @param batch images of a batch
   * @param images training images
   * @param tested test images looked at on the way
   */
  private record Size(int inputs, int window, int neurons, int batch, int images, int tested) {
    static final Size FULL = new Size(1, 1, 256, 256, 60_000, 10_000);
    static final Size QUICK = new Size(28, 7, 128, 64, QUICK_IMAGES, 10_000);
  }

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
    Size size = request.effort().quick() ? Size.QUICK : Size.FULL;
    int epochs = request.effort().epochs(EPOCHS, QUICK_EPOCHS);
    results.say(
        """
        %d pixels at a step, %d steps an image; *psmnist* reads the pixels in a fixed random order.
        One recurrent layer of %d spiking neurons with liquid time constants and adaptive threshold,
        read by integrators with liquid time constants. An update after every %s, with multiplier
        and running average (alpha 0.1, beta 0.5), losses weighted by (p + 1)/P, gradients clipped
        to norm 1, Adamax with step size %s, a tenth of it from epoch 10 on; %d epochs of %,d images
        in batches of %d. At the end of an epoch the parameters become their running averages. No
        normalisation of the drives.
        """
            .formatted(
                size.inputs,
                784 / size.inputs,
                size.neurons,
                size.window == 1 ? "step" : size.window + " steps",
                LEARNING_RATE,
                epochs,
                size.images,
                size.batch));
    Map<String, SequenceRun.Result> done = new LinkedHashMap<>();
    for (String part : parts()) {
      if (request.only().isEmpty() || request.only().contains(part)) {
        done.put(part, train(lab, part, size, epochs));
      }
    }
    report(done, size, results);
  }

  private static SequenceRun.Result train(Lab lab, String part, Size size, int epochs) {
    Dataset dataset = lab.dataset(DATA, lab.request().seed());
    int pixels = dataset.shape().size();
    int[] order =
        part.equals("smnist")
            ? ImageSequences.inOrder(pixels)
            : PERMUTATION.random().permutation(pixels);
    ImageSequences learned =
        new ImageSequences(dataset.train().first(size.images), 10, size.inputs, order);
    ImageSequences tested =
        new ImageSequences(dataset.test().first(size.tested), 10, size.inputs, order);
    RandomKey key = RandomKey.ofSeed(lab.request().seed());
    int perEpoch = learned.size() / size.batch;
    try (Workers workers = new Workers(lab.request().threads())) {
      SequenceTraining training =
          new SequenceTraining(
              network(size, key.fold("weights")), size.batch, settings(size), workers);
      SequenceRun.Course course =
          new SequenceRun.Course(
              part, (long) epochs * perEpoch, size.batch, Math.max(1, perEpoch / 4));
      return new SequenceRun(lab, course, training)
          .toTheEnd(
              batch -> {
                int epoch = (int) (batch / perEpoch);
                int[] shuffled = key.fold("order").fold(epoch).random().permutation(learned.size());
                int first = (int) (batch % perEpoch) * size.batch;
                int[] samples = new int[size.batch];
                System.arraycopy(shuffled, first, samples, 0, size.batch);
                double loss = training.learn(learned, samples, rate(epoch));
                if ((batch + 1) % perEpoch == 0) {
                  training.endEpoch();
                }
                return loss;
              },
              () -> training.evaluate(tested, tested.size(), size.batch));
    }
  }

  private static double rate(int epoch) {
    double rate = LEARNING_RATE;
    for (int drop : DROPS) {
      rate *= epoch >= drop ? DROP : 1;
    }
    return rate;
  }

  private static SequenceNetwork network(Size size, RandomKey key) {
    return new SequenceNetwork(
        new SequenceNetwork.Structure(
            size.inputs,
            List.of(size.neurons),
            10,
            LiquidTimeConstant.ADAPTIVE,
            LtcLayer.Gates.LIQUID,
            SequenceNetwork.Readout.INTEGRATOR,
            LtcLayer.Start.XAVIER),
        key);
  }

  private static SequenceTraining.Settings settings(Size size) {
    return new SequenceTraining.Settings(
        size.window,
        FpttSettings.standard(),
        FpttWindows.Emphasis.PUBLISHED,
        SequenceLoss.CLASS,
        SequenceTraining.Descent.ADAMAX);
  }

  private static void report(
      Map<String, SequenceRun.Result> done, Size size, ResultDirectory results) {
    Table table =
        new Table("task", "epochs", "hours", "test_accuracy", "best", "test_loss", "spike_rate");
    List<Curve> curves = new ArrayList<>();
    done.forEach(
        (part, result) -> {
          SequenceTraining.Score score = result.last().score();
          double best =
              result.curve().stream().mapToDouble(p -> p.score().right()).max().orElse(Double.NaN);
          double epochs = result.last().examples() / size.images;
          results.metric("test_accuracy_" + part, score.right());
          results.metric("epochs_" + part, epochs);
          results.metric("hours_" + part, result.seconds() / 3600);
          table.row(
              part,
              epochs,
              result.seconds() / 3600,
              score.right(),
              best,
              score.loss(),
              score.spikeRate());
          double[] x =
              result.curve().stream().mapToDouble(p -> p.examples() / size.images).toArray();
          double[] y = result.curve().stream().mapToDouble(p -> p.score().right()).toArray();
          curves.add(Curve.of(part, new Points(x, y), Curve.Look.MARKERS, curves.size()));
          results.say(
              String.format(
                  Locale.ROOT,
                  "%s: %.2f %% of the test images right after %.1f epochs and %.2f hours%s.",
                  part,
                  100 * score.right(),
                  epochs,
                  result.seconds() / 3600,
                  result.diverged() ? ", where the numbers went astray" : ""));
        });
    results.table(table);
    results.figure(
        "accuracy",
        ExperimentFigures.curves(
            "Test accuracy",
            Axis.linear("epochs", ""),
            Axis.linear("test accuracy", ""),
            curves,
            List.of(Reference.horizontal(0.1, "chance"))),
        "Accuracy on the test images while learning.");
  }
}
