package spikeloom.training;

import java.util.List;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderKind;
import spikeloom.neuron.Surrogate;

/** Plans for tests. */
final class Plans {
  private Plans() {}

  /** A plan that trains in a moment. */
  static TrainingPlan tiny(DecoderKind decoder, int epochs, int threads) {
    return new TrainingPlan(
        new TrainingPlan.Data("strokes", null, "rate", 6, null),
        new TrainingPlan.Encoder(EncoderKind.LIF, List.of(10), 8, Surrogate.FAST_SIGMOID, 3.0),
        new TrainingPlan.Decoder(decoder, 12, Decoding.TIME),
        new TrainingPlan.Objective(0.001, 0.3),
        new TrainingPlan.Optimiser(epochs, 8, 0.01, 1000),
        5,
        threads);
  }

  /** The same plan with checkpoints after so many minutes. */
  static TrainingPlan withCheckpoints(TrainingPlan plan, double minutes) {
    TrainingPlan.Optimiser o = plan.optimiser();
    return new TrainingPlan(
        plan.data(),
        plan.encoder(),
        plan.decoder(),
        plan.objective(),
        new TrainingPlan.Optimiser(o.epochs(), o.batch(), o.learningRate(), minutes),
        plan.seed(),
        plan.threads());
  }
}
