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
 * after every window of pixels, and no step older than the window is kept. Source: Yin, Corradi and
 * Bohte, Nature Machine Intelligence 2023, sections "S-MNIST" and "PS-MNIST", without their
 * normalisation, whose statistics grow with the length of the sequence; instead neurons begin with
 * time constants as long as there is something to remember. The published window is one pixel.
 */
public final class SequentialMnistExperiment implements Experiment {
  private static final String DATA = "mnist";
  private static final int EPOCHS = 10;
  private static final int QUICK_EPOCHS = 1;
  private static final int QUICK_IMAGES = 40_000;
  private static final int TESTS = 4; // an epoch
  // Published; its decay is not. A network leans towards the answers of the batch before, and the
  // less, the smaller the step. Window, batch and initial memory of the full size: by the loss on
  // training images kept aside. Trials and their limits: docs/decisions/0020.
  private static final double LEARNING_RATE = 3e-3;
  private static final double IMAGES_TO_HALF = 60_000;
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
   * @param tested test images looked at within an epoch; at its end all are
   * @param memory initial memory
   */
  private record Size(
      int inputs,
      int window,
      int neurons,
      int batch,
      int images,
      int tested,
      SequenceNetwork.Memory memory) {
    static final Size FULL =
        new Size(1, 28, 128, 32, 60_000, 2000, new SequenceNetwork.Memory(300, 100, 2));
    static final Size QUICK =
        new Size(28, 7, 128, 64, QUICK_IMAGES, 2000, new SequenceNetwork.Memory(10, 3, 0.15));
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
        read by integrators with liquid time constants. An update after every %d steps, nothing
        older is kept, with multiplier and running average (alpha 0.1, beta 0.5), losses weighted by
        (p + 1)/P, gradients clipped to norm 1, Adamax with step size %s / (1 + images / %,.0f); %d
        epochs of %,d images in batches of %d. At the end of an epoch the parameters become their
        running averages. No normalisation of the drives. Time constants begin between 1 and %.0f
        steps, those of the readout at %.0f, input weights with deviation %s.
        """
            .formatted(
                size.inputs,
                784 / size.inputs,
                size.neurons,
                size.window,
                LEARNING_RATE,
                IMAGES_TO_HALF,
                epochs,
                size.images,
                size.batch,
                size.memory.longest(),
                size.memory.answer(),
                size.memory.drive()));
    if (size.inputs == 1) {
      results.say(
          "Published is an update after every pixel: trials of a few thousand images with 64 neurons"
              + " and two step sizes learned more slowly so.");
    }
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
    ImageSequences tested = new ImageSequences(dataset.test(), 10, size.inputs, order);
    RandomKey key = RandomKey.ofSeed(lab.request().seed());
    int between = Math.max(1, learned.size() / (TESTS * size.batch));
    int perEpoch = TESTS * between; // so that its end is tested
    try (Workers workers = new Workers(lab.request().threads())) {
      SequenceTraining training =
          new SequenceTraining(
              network(size, key.fold("weights")), size.batch, settings(size), workers);
      SequenceRun.Course course =
          new SequenceRun.Course(part, (long) epochs * perEpoch, size.batch, between);
      return new SequenceRun(lab, course, training)
          .toTheEnd(
              batch -> {
                int epoch = (int) (batch / perEpoch);
                int[] shuffled = key.fold("order").fold(epoch).random().permutation(learned.size());
                int first = (int) (batch % perEpoch) * size.batch;
                int[] samples = new int[size.batch];
                System.arraycopy(shuffled, first, samples, 0, size.batch);
                double loss = training.learn(learned, samples, rate(batch * size.batch));
                if ((batch + 1) % perEpoch == 0) {
                  training.endEpoch();
                }
                return loss;
              },
              done -> {
                boolean all = done % perEpoch == 0 || done == course.batches();
                int images = all ? tested.size() : Math.min(size.tested, tested.size());
                return training.evaluate(tested, images, size.batch);
              });
    }
  }

  private static double rate(long images) {
    return LEARNING_RATE / (1 + images / IMAGES_TO_HALF);
  }

  private static SequenceNetwork network(Size size, RandomKey key) {
    SequenceNetwork network =
        new SequenceNetwork(
            new SequenceNetwork.Structure(
                size.inputs,
                List.of(size.neurons),
                10,
                LiquidTimeConstant.ADAPTIVE,
                LtcLayer.Gates.LIQUID,
                SequenceNetwork.Readout.INTEGRATOR,
                LtcLayer.Start.XAVIER),
            key);
    network.remember(size.memory, key);
    return network;
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
        "Accuracy on the test images while learning: at the end of an epoch on all, within on some.");
  }
}
