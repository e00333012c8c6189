package spikeloom.learning;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoding.RateEncoding;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/** Models for {@link Bars} with so few latent spikes that all their patterns can be counted. */
public final class FewSpikes {
  private static final double PRIOR = 0.3;

  private FewSpikes() {}

  /** A model with strong feedback of its own spikes and dear rate. */
  static Autoencoder model(List<Integer> hidden, int latents, Windows windows) {
    LifEncoder encoder =
        new LifEncoder(
            LifEncoder.Structure.standard(
                Bars.VALUES, hidden, latents, Surrogate.FAST_SIGMOID, 3, PRIOR),
            RandomKey.ofSeed(1).fold("encoder"));
    Parameters parameters = encoder.parameters();
    Parameters.Slice feedback = parameters.slice("readout feedback");
    Arrays.fill(parameters.values(), feedback.offset(), feedback.offset() + latents, -1.2f);
    parameters.changed();
    LatentFeatures features = new LatentFeatures(Decoding.TIME, windows.window(), latents);
    return new Autoencoder(
        encoder,
        new Dl4jDecoder(
            new Dl4jStructure(DecoderKind.LINEAR, features, 12, Bars.VALUES),
            RandomKey.ofSeed(1).fold("decoder")),
        windows,
        new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0.5, PRIOR));
  }

  /** The same with one decode step at the end. */
  public static Autoencoder model(List<Integer> hidden, int latents, int steps) {
    return model(hidden, latents, Windows.atTheEnd(steps, steps));
  }

  /** Some of the bars. */
  static Batch batch(int steps, int... indices) {
    return batch(Windows.atTheEnd(steps, steps), indices);
  }

  /** Some of the bars, the targets of the decode steps. */
  static Batch batch(Windows windows, int... indices) {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), windows.steps()).over(windows);
    return new Batches(Bars.dataset(20, 1).train(), shown, new Workers(1))
        .of(indices, RandomKey.ofSeed(1).fold("input"));
  }
}
