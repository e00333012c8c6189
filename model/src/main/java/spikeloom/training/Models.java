package spikeloom.training;

import java.util.Optional;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.encoder.LifEncoder;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.learning.Autoencoder;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

/** From a plan to the networks that it describes. */
final class Models {
  private Models() {}

  /**
   * The plan's networks for signals of {@code shape}, at their initial weights; its gain is
   * settled.
   */
  static Autoencoder initial(TrainingPlan plan, SignalShape shape) {
    NativeBackend.start(plan.threads());
    RandomKey weights = Streams.weights(plan.seed());
    SpikeEncoding encoding = Encodings.named(plan.data().encoding());
    TrainingPlan.Encoder e = plan.encoder();
    SpikingEncoder encoder =
        switch (e.kind()) {
          case LIF ->
              new LifEncoder(
                  LifEncoder.Structure.standard(
                      encoding.channels(shape.size()),
                      e.hidden(),
                      e.latent(),
                      e.surrogate(),
                      Optional.ofNullable(e.gain()).orElseThrow(),
                      plan.objective().prior()),
                  weights.fold("encoder"));
        };
    TrainingPlan.Decoder d = plan.decoder();
    LatentFeatures features = new LatentFeatures(d.decoding(), plan.data().steps(), e.latent());
    Dl4jStructure structure = new Dl4jStructure(d.kind(), features, d.hidden(), shape.size());
    return new Autoencoder(
        encoder,
        new Dl4jDecoder(structure, weights.fold("decoder")),
        new DirectedInformationBottleneck(plan.objective().beta(), plan.objective().prior()));
  }
}
