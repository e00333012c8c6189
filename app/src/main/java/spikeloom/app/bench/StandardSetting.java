package spikeloom.app.bench;

import java.util.Map;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/**
 * The standard networks of the benchmark: rate code, one hidden layer, 256 latent neurons, decoder
 * {@code mlp}, batch 64.
 *
 * @param name for reports
 * @param steps simulation steps
 * @param hidden hidden spiking neurons
 * @param decoderHidden hidden units of the decoder
 */
record StandardSetting(String name, int steps, int hidden, int decoderHidden) {
  /** Samples of a batch. */
  static final int BATCH = 64;

  /** Latent neurons. */
  static final int LATENT = 256;

  /** 784-600-256, 30 steps, decoder 7680-512-784. */
  static final StandardSetting A = new StandardSetting("A", 30, 600, 512);

  /** As A with the decoder 7680-3840-784. */
  static final StandardSetting B = new StandardSetting("B", 30, 600, 3840);

  StandardSetting withSteps(int other) {
    return new StandardSetting(other + " steps", other, hidden, decoderHidden);
  }

  StandardSetting withHidden(int other) {
    return new StandardSetting("width " + other, steps, other, decoderHidden);
  }

  /** Returns the plan that trains it for {@code epochs} epochs. */
  TrainingPlan plan(String data, int threads, int epochs) {
    return Setting.change(
        TrainingPlan.defaults(),
        Map.of(
            Setting.DATA, data,
            Setting.STEPS, Integer.toString(steps),
            Setting.HIDDEN, Integer.toString(hidden),
            Setting.LATENT, Integer.toString(LATENT),
            Setting.DECODER_HIDDEN, Integer.toString(decoderHidden),
            Setting.EPOCHS, Integer.toString(epochs),
            Setting.BATCH, Integer.toString(BATCH),
            Setting.THREADS, Integer.toString(threads)));
  }

  /**
   * Operations of a dense implementation per training example of {@code values} values (a
   * multiplication and an addition are two): forward, and backward without the adjoint of the
   * input.
   */
  double denseOperations(int values) {
    double first = 2.0 * steps * values * hidden;
    double second = 2.0 * steps * hidden * LATENT;
    double third = 2.0 * steps * LATENT * decoderHidden;
    double fourth = 2.0 * decoderHidden * values;
    return 2 * first + 3 * (second + third + fourth);
  }
}
