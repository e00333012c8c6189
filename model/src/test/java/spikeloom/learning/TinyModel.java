package spikeloom.learning;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/** A model for {@link Bars} that is as small as can be. */
public final class TinyModel {
  public static final int STEPS = 6;
  public static final int LATENTS = 8;
  public static final double BETA = 0.05;
  public static final double PRIOR = 0.3;
  public static final Windows WHOLE = Windows.atTheEnd(STEPS, STEPS);

  private TinyModel() {}

  /** A model with a decoder of one layer, whose latent neuron 0 never fires. */
  public static Autoencoder build() {
    Autoencoder model = build(DecoderKind.LINEAR, Decoding.TIME);
    Parameters parameters = model.encoder().parameters();
    Parameters.Slice weights = parameters.slice("readout weights");
    for (int r = 0; r < weights.rows(); r++) {
      parameters.values()[weights.at(r, 0)] = 0;
    }
    parameters.values()[parameters.slice("readout bias").at(0, 0)] = -50;
    parameters.changed();
    return model;
  }

  /** A model with initial weights. */
  static Autoencoder build(DecoderKind kind, Decoding decoding) {
    return build(List.of(10, 9), kind, decoding, WHOLE, Distortion.CROSS_ENTROPY);
  }

  /**
   * A model with initial weights.
   *
   * @param hidden neurons of the hidden layers of the encoder
   */
  public static Autoencoder build(
      List<Integer> hidden,
      DecoderKind kind,
      Decoding decoding,
      Windows windows,
      Distortion distortion) {
    LatentFeatures features = new LatentFeatures(decoding, windows.window(), LATENTS);
    return new Autoencoder(
        encoder(hidden),
        new Dl4jDecoder(
            new Dl4jStructure(kind, features, 12, Bars.VALUES),
            RandomKey.ofSeed(1).fold("decoder")),
        windows,
        new DirectedInformationBottleneck(distortion, BETA, PRIOR));
  }

  private static LifEncoder encoder(List<Integer> hidden) {
    LifEncoder encoder =
        new LifEncoder(
            LifEncoder.Structure.standard(
                Bars.VALUES, hidden, LATENTS, Surrogate.FAST_SIGMOID, 3, PRIOR),
            RandomKey.ofSeed(1).fold("encoder"));
    Parameters.Slice feedback = encoder.parameters().slice("readout feedback");
    Arrays.fill(
        encoder.parameters().values(), feedback.offset(), feedback.offset() + LATENTS, -0.3f);
    encoder.parameters().changed();
    return encoder;
  }
}
