package spikeloom.app.experiment.src;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;

/**
 * The networks of the experiments on spiking recurrent cells: layers of 100, the last of them
 * decoded by a fixed decoder with ten neurons for each class. Step size and initial weights of
 * every kind of neurons and every depth are chosen on validation samples, all with as many
 * candidates and as many examples.
 */
final class SrcNetworks {
  static final int WIDTH = 100;
  static final String CHOICE =
      """
      Learning rate and, of *src*, the scale of the initial weights were chosen by the share of
      validation samples (held-out training samples) classified correctly: for every data
      set, kind of neurons and depth among four candidates, each trained with seed %d, which is not
      reported, and on %s. The test samples are evaluated at the end.
      """;
  private static final int EPOCHS = 5;
  // Few recordings, repeated many times.
  private static final int EPOCHS_OF_RECORDINGS = 60;
  private static final int CHOICE_EPOCHS_OF_RECORDINGS = 15;
  private static final int STEPS = 200;
  private static final int QUICK_STEPS = 80;
  private static final int QUICK_SAMPLES = 6000;
  private static final int CHOICE_SAMPLES = 10_000;
  private static final int QUICK_CHOICE_SAMPLES = 1500;
  private static final List<Double> RATES_OF_LIF = List.of(0.0025, 0.005, 0.01, 0.02);
  private static final List<Double> RATES_OF_SRC = List.of(0.005, 0.01);
  private static final List<Double> SCALES = List.of(2.0, 4.0);

  private SrcNetworks() {}

  /**
   * One network.
   *
   * @param data name of the data set
   * @param encoder neurons
   * @param layers number of layers
   */
  record Network(String data, String encoder, int layers) {
    String name() {
      return data + "-" + encoder + "-" + layers;
    }

    boolean spikingRecurrent() {
      return encoder.equals("src");
    }

    boolean recordings() {
      return data.equals("nmnist");
    }
  }

  /**
   * The chosen constants.
   *
   * @param weightScale of {@code src}; other neurons do not have it
   */
  record Constants(Network network, double learningRate, double weightScale) {
    String name() {
      return "rate-%s%s"
          .formatted(
              learningRate, network.spikingRecurrent() ? "-weight-scale-" + weightScale : "");
    }

    @Override
    public String toString() {
      return "learning rate %s%s"
          .formatted(
              learningRate, network.spikingRecurrent() ? ", weight scale " + weightScale : "");
    }
  }

  /** The same number of candidates for every type of neurons. */
  static List<Constants> candidates(Network network) {
    List<Constants> all = new ArrayList<>();
    if (network.spikingRecurrent()) {
      for (double scale : SCALES) {
        RATES_OF_SRC.forEach(rate -> all.add(new Constants(network, rate, scale)));
      }
    } else {
      RATES_OF_LIF.forEach(rate -> all.add(new Constants(network, rate, 1)));
    }
    return all;
  }

  /** Describes the choice, as a paragraph of a report. */
  static String explained(Lab lab) {
    return CHOICE.formatted(
        choiceSeed(lab),
        "%,d images once (recordings: all, %d times)"
            .formatted(choiceSamples(lab), CHOICE_EPOCHS_OF_RECORDINGS));
  }

  /** The reported seeds follow it. */
  private static long choiceSeed(Lab lab) {
    return lab.request().seed() - 1;
  }

  private static int choiceSamples(Lab lab) {
    return lab.request().effort().either(CHOICE_SAMPLES, QUICK_CHOICE_SAMPLES);
  }

  /**
   * The choice of a network's constants; losses are shares of validation samples classified
   * wrongly.
   */
  static ValidationChoice<Constants> choose(Lab lab, Network network) {
    return ValidationChoice.among(
        candidates(network),
        constants -> {
          Map<Setting, String> plan = plan(lab, constants, choiceSeed(lab));
          if (network.recordings()) {
            int epochs = lab.request().effort().epochs(CHOICE_EPOCHS_OF_RECORDINGS, 3);
            plan.put(Setting.EPOCHS, Integer.toString(epochs));
          } else {
            plan.put(Setting.EPOCHS, "1");
            plan.put(Setting.LIMIT, Integer.toString(choiceSamples(lab)));
          }
          String run =
              "%s-choice-seed-%d-%s".formatted(network.name(), choiceSeed(lab), constants.name());
          try (TrainedModel model = lab.train(run, lab.plan(plan))) {
            Dataset.Split held = model.task().dataset().validation();
            return 1 - accuracy(model.evaluator(held).run(Integer.MAX_VALUE));
          }
        });
  }

  static double accuracy(Metrics metrics) {
    Double accuracy = metrics.accuracy();
    return accuracy == null ? Double.NaN : accuracy;
  }

  /** Trains a network, or reads it from its run directory. */
  static TrainedModel train(Lab lab, Constants constants, long seed) {
    Network network = constants.network();
    LabRequest.Effort effort = lab.request().effort();
    Map<Setting, String> plan = plan(lab, constants, seed);
    int epochs = network.recordings() ? EPOCHS_OF_RECORDINGS : EPOCHS;
    int quick = network.recordings() ? 10 : 1;
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(epochs, quick)));
    if (effort.quick() && !network.recordings()) {
      plan.put(Setting.LIMIT, Integer.toString(QUICK_SAMPLES));
    }
    return lab.train(network.name() + "-seed-" + seed, lab.plan(plan));
  }

  private static Map<Setting, String> plan(Lab lab, Constants constants, long seed) {
    Network network = constants.network();
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, network.data());
    plan.put(Setting.ENCODING, network.recordings() ? "events" : "rate");
    plan.put(Setting.PEAK, "0.25");
    plan.put(Setting.STEPS, Integer.toString(lab.request().effort().either(STEPS, QUICK_STEPS)));
    plan.put(Setting.ENCODER, network.encoder());
    plan.put(Setting.HIDDEN, hidden(network.layers()));
    plan.put(Setting.LATENT, Integer.toString(WIDTH));
    plan.put(Setting.PULSE_NOISE, "none");
    plan.put(Setting.WEIGHT_SCALE, Double.toString(constants.weightScale()));
    plan.put(Setting.DECODER, "groups");
    plan.put(Setting.DECODING, "trace");
    plan.put(Setting.TRACE_DECAY, "0.99");
    plan.put(Setting.DISTORTION, "class");
    plan.put(Setting.BETA, "0");
    plan.put(Setting.LEARNING_RATE, Double.toString(constants.learningRate()));
    plan.put(Setting.SEED, Long.toString(seed));
    return plan;
  }

  private static String hidden(int layers) {
    return layers == 1
        ? "none"
        : Collections.nCopies(layers - 1, Integer.toString(WIDTH)).stream()
            .collect(Collectors.joining(","));
  }
}
