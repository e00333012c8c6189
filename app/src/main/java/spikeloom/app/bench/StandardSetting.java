package spikeloom.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.encoder.MapSpec;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.plan.EncoderPlan;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.Priors;
import spikeloom.spike.SignalShape;

/**
 * The standard networks of the benchmark: rate code, decoder {@code mlp}, batch 64.
 *
 * @param name for reports
 * @param steps simulation steps
 * @param hidden hidden layers, as on the command line
 * @param latent latent neurons
 * @param decoderHidden hidden units of the decoder
 * @param learnedPrior whether the prior is a network and latent neurons have lateral feedback
 */
record StandardSetting(
    String name, int steps, String hidden, int latent, int decoderHidden, boolean learnedPrior) {
  /** Samples of a batch. */
  static final int BATCH = 64;

  private static final int TRACES = 3; // of every latent neuron, read by the prior

  /** 784-600-256, 30 steps, decoder 7680-512-784. */
  static final StandardSetting A = new StandardSetting("A", 30, "600", 256, 512, false);

  /** As A with the decoder 7680-3840-784. */
  static final StandardSetting B = new StandardSetting("B", 30, "600", 256, 3840, false);

  /**
   * 784-600-60, 10 steps, decoder 600-512-784, with a network as causal prior: the latent neurons
   * receive the past spikes of all of them, and the loss is the evidence lower bound.
   */
  static final StandardSetting C = new StandardSetting("C", 10, "600", 60, 512, true);

  /** 28x28, two convolutions, 60 latent neurons, 10 steps, decoder 600-512-784. */
  static final StandardSetting D =
      new StandardSetting("D", 10, "conv:32x4s2,conv:64x4s2", 60, 512, false);

  StandardSetting withSteps(int other) {
    return new StandardSetting(
        other + " steps", other, hidden, latent, decoderHidden, learnedPrior);
  }

  StandardSetting withHidden(int other) {
    String width = Integer.toString(other);
    return new StandardSetting("width " + other, steps, width, latent, decoderHidden, learnedPrior);
  }

  /** Returns the plan that trains it for {@code epochs} epochs. */
  TrainingPlan plan(String data, int threads, int epochs) {
    TrainingPlan plan =
        Setting.change(
            TrainingPlan.defaults(),
            Map.of(
                Setting.DATA, data,
                Setting.STEPS, Integer.toString(steps),
                Setting.HIDDEN, hidden,
                Setting.LATENT, Integer.toString(latent),
                Setting.DECODER_HIDDEN, Integer.toString(decoderHidden),
                Setting.EPOCHS, Integer.toString(epochs),
                Setting.BATCH, Integer.toString(BATCH),
                Setting.THREADS, Integer.toString(threads)));
    return learnedPrior
        ? Setting.change(
            plan,
            Map.of(
                Setting.PRIOR, "network",
                Setting.LATERAL, "yes",
                Setting.ESTIMATOR, "second-order",
                Setting.RATE_WEIGHT, "1",
                Setting.WARM_UP, "0.3",
                Setting.LEARNING_RATE, "0.002"))
        : plan;
  }

  /**
   * Operations of a dense implementation per training example of a picture (a multiplication and an
   * addition are two): forward, and backward without the adjoint of the input.
   */
  double denseOperations(SignalShape.Image picture) {
    int values = picture.size();
    EncoderPlan encoder =
        Setting.change(TrainingPlan.defaults(), Map.of(Setting.HIDDEN, hidden)).encoder();
    List<Double> products = products(encoder, picture);
    double first = 2.0 * steps * products.get(0);
    double second = 0;
    for (double each : products.subList(1, products.size())) {
      second += 2.0 * steps * each;
    }
    double third = 2.0 * steps * latent * decoderHidden;
    double fourth = 2.0 * decoderHidden * values;
    double inputs = TRACES * latent + steps; // of the prior's network
    double prior = learnedPrior ? 2.0 * steps * Priors.HIDDEN * (inputs + latent) : 0;
    return 2 * first + 3 * (second + third + fourth + prior);
  }

  // Products of all inputs and all weights of every layer of the encoder.
  private List<Double> products(EncoderPlan encoder, SignalShape.Image picture) {
    List<Double> products = new ArrayList<>();
    MapSpec maps = encoder.maps(Optional.of(picture));
    List<MapSize> sizes = maps.sizes();
    for (int l = 0; l < maps.layers().size(); l++) {
      ConvolutionShape shape = MapSpec.convolution(sizes.get(l), maps.layers().get(l));
      products.add(shape.fanOut() * shape.input().neurons());
    }
    double inputs = maps.last().neurons();
    for (int neurons : encoder.denseLayers()) {
      products.add(inputs * neurons);
      inputs = neurons;
    }
    products.add(inputs * latent);
    return products;
  }
}
