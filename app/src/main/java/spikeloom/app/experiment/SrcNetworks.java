package spikeloom.app.experiment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.training.Setting;
import spikeloom.training.TrainedModel;

/**
 * The networks of the experiments on spiking recurrent cells: layers of 100, the last of them read
 * by a fixed decoder with ten neurons for each class. Step size and weights of five layers were
 * chosen on the last 10,000 training images of MNIST; those of one layer are the usual ones.
 */
final class SrcNetworks {
  static final int WIDTH = 100;
  private static final int EPOCHS = 5;
  // Few recordings, many times.
  private static final int EPOCHS_OF_RECORDINGS = 60;
  private static final int STEPS = 200;
  private static final int QUICK_STEPS = 80;
  private static final String QUICK_SAMPLES = "6000";

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
  }

  /** Trains a network, or takes it from its run directory. */
  static TrainedModel train(Lab lab, Network network) {
    LabRequest.Effort effort = lab.request().effort();
    boolean recordings = network.data().equals("nmnist");
    int epochs = recordings ? EPOCHS_OF_RECORDINGS : EPOCHS;
    Map<Setting, String> plan = new EnumMap<>(Setting.class);
    plan.put(Setting.DATA, network.data());
    plan.put(Setting.ENCODING, recordings ? "events" : "rate");
    plan.put(Setting.PEAK, "0.25");
    plan.put(Setting.STEPS, Integer.toString(effort.either(STEPS, QUICK_STEPS)));
    plan.put(Setting.ENCODER, network.encoder());
    plan.put(Setting.HIDDEN, hidden(network.layers()));
    plan.put(Setting.LATENT, Integer.toString(WIDTH));
    plan.put(Setting.PULSE_NOISE, "none");
    plan.put(Setting.WEIGHT_SCALE, "4");
    plan.put(Setting.DECODER, "groups");
    plan.put(Setting.DECODING, "trace");
    plan.put(Setting.TRACE_DECAY, "0.99");
    plan.put(Setting.DISTORTION, "class");
    plan.put(Setting.BETA, "0");
    plan.put(Setting.LEARNING_RATE, network.layers() == 1 ? "0.005" : "0.01");
    plan.put(Setting.EPOCHS, Integer.toString(effort.epochs(epochs, recordings ? 10 : 1)));
    plan.put(Setting.SEED, Long.toString(lab.request().seed()));
    if (effort.quick() && !recordings) {
      plan.put(Setting.LIMIT, QUICK_SAMPLES);
    }
    return lab.train(network.name(), lab.plan(plan));
  }

  private static String hidden(int layers) {
    return layers == 1
        ? "none"
        : Collections.nCopies(layers - 1, Integer.toString(WIDTH)).stream()
            .collect(Collectors.joining(","));
  }
}
