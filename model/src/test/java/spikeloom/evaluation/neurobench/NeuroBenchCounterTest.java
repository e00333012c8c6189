package spikeloom.evaluation.neurobench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.lif.LatentSampling;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.evaluation.EvaluationException;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.learning.Autoencoder;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * Three neurons, two hidden ones and a latent one, over four steps. Input 0 fires at step 0 and
 * drives hidden neuron 0, input 1 fires at step 2 and drives hidden neuron 1; both hidden neurons
 * then fire to the end. Hidden neuron 0 drives the latent neuron, the weight of hidden neuron 1 is
 * zero. So the spikes are
 *
 * <pre>{@code
 * step            0 1 2 3
 * input 0         1 0 0 0
 * input 1         0 0 1 0
 * hidden 0        1 1 1 1
 * hidden 1        0 0 1 1
 * latent          1 1 1 1
 * }</pre>
 */
final class NeuroBenchCounterTest {
  private static final int STEPS = 4;
  private static final float STRONG = 10_000;
  private static final float SILENT = -50;

  private static LifEncoder encoder() {
    LifEncoder encoder =
        new LifEncoder(
            LifEncoder.Structure.standard(2, List.of(2), 1, Surrogate.FAST_SIGMOID, 4, 0.3),
            RandomKey.ofSeed(1));
    set(encoder.parameters(), "hidden layer 1 weights", new float[][] {{STRONG, 0}, {0, STRONG}});
    set(encoder.parameters(), "hidden layer 1 bias", new float[][] {{SILENT, SILENT}});
    set(encoder.parameters(), "readout weights", new float[][] {{STRONG}, {0}});
    set(encoder.parameters(), "readout bias", new float[][] {{SILENT}});
    return encoder;
  }

  private static void set(Parameters parameters, String name, float[][] rows) {
    Parameters.Slice slice = parameters.slice(name);
    assertEquals(rows.length, slice.rows(), name);
    for (int i = 0; i < slice.rows(); i++) {
      for (int j = 0; j < slice.columns(); j++) {
        parameters.values()[slice.at(i, j)] = rows[i][j];
      }
    }
    parameters.changed();
  }

  /** A decoder of two values. */
  private static Dl4jDecoder decoder(DecoderKind kind, Decoding decoding, int hidden) {
    LatentFeatures features = new LatentFeatures(decoding, STEPS, 1);
    return new Dl4jDecoder(new Dl4jStructure(kind, features, hidden, 2), RandomKey.ofSeed(2));
  }

  private static NeuroBench measured(LifEncoder encoder, Dl4jDecoder decoder, DecoderKind kind) {
    SpikeBatchBuilder input = new SpikeBatchBuilder().begin(STEPS, 2);
    for (int b = 0; b < 2; b++) {
      input.spike(0, 0);
      input.spike(2, 1);
      input.endSample();
    }
    try (Workers workers = new Workers(1);
        Autoencoder model =
            new Autoencoder(
                encoder,
                decoder,
                Windows.atTheEnd(STEPS, STEPS),
                new DirectedInformationBottleneck(Distortion.SQUARED_ERROR, 0, 0.3))) {
      EncoderPass pass = encoder.pass(2, STEPS, workers);
      SpikeBatch batch = input.build();
      pass.forward(batch, RandomKey.ofSeed(3), new int[] {0, 1});
      float[][] hidden = pass.trace(0, 1).orElseThrow().spikes();
      assertEquals(
          "[[1.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 1.0]]",
          Arrays.deepToString(hidden),
          "the spikes that are counted by hand");
      assertEquals(STEPS, pass.latent(1).count());
      NeuroBenchCounter counter = new NeuroBenchCounter(model, kind, false);
      counter.add(pass);
      return counter.result();
    }
  }

  @Test
  void threeNeuronsAreCountedAsByHand() {
    Dl4jDecoder decoder = decoder(DecoderKind.LINEAR, Decoding.TIME, 1);
    // The first step does not reach the second value.
    set(
        decoder.parameters(),
        "decoder layer 1 weights",
        new float[][] {{1, 0}, {1, 1}, {1, 1}, {1, 1}});
    NeuroBench counted = measured(encoder(), decoder, DecoderKind.LINEAR);

    // 1 spike of each input to 1 neuron; 4 spikes of hidden neuron 0 to 1, 2 of the other to none;
    // 4 latent spikes to 2 values, but for the weight that is zero.
    assertEquals(2 + 4 + (4 * 2 - 1), counted.effectiveAcs());
    assertEquals(0, counted.effectiveMacs());
    // (2 x 2 + 2 x 1 weights) x 4 steps, and 4 x 2 of the decoder once.
    assertEquals(6 * 4 + 8, counted.dense());
    // 3 neurons x 4 steps, of which 4 + 2 + 4 are spikes.
    assertEquals(2 / 12.0, counted.activationSparsity(), 1e-12);
    assertEquals(
        Map.of("hidden layer 1", 2 / 8.0, "readout", 0.0), counted.activationSparsityByLayer());
    // 2 of 4, 1 of 2 and 1 of 8 weights.
    assertEquals(4 / 14.0, counted.connectionSparsity(), 1e-12);
    // The first step of 3 neurons; 3 changes of hidden neuron 0 and of the latent neuron; hidden
    // neuron 1 rests at step 1.
    assertEquals(3 + 3 + 2 + 3, counted.membraneUpdates());
    // 4 + 2 in the hidden layer, 2 + 1 and a feedback in the latent one, 8 + 2 in the decoder.
    assertEquals(20, counted.parameterCount());
    assertEquals(4 * (20 + 3), counted.footprintBytes());
    assertNull(counted.executionRateHz());
    assertEquals(20.0, counted.withStep(50).executionRateHz());
  }

  @Test
  void sumsAndRectifiedValuesAreMultiplied() {
    Dl4jDecoder decoder = decoder(DecoderKind.MLP, Decoding.RATE, 3);
    set(decoder.parameters(), "decoder layer 1 weights", new float[][] {{1, -1, 0}});
    set(decoder.parameters(), "decoder layer 1 bias", new float[][] {{0, 0, 1}});
    set(decoder.parameters(), "decoder layer 2 weights", new float[][] {{1, 1}, {1, 1}, {0, 1}});
    NeuroBench counted = measured(encoder(), decoder, DecoderKind.MLP);

    assertEquals(2 + 4, counted.effectiveAcs());
    // The count 4 to 2 hidden units; of these the first and the third are above 0.
    assertEquals(2 + (2 + 1), counted.effectiveMacs());
    assertEquals(6 * 4 + 3 + 6, counted.dense());
    assertEquals((2 + 1) / (12.0 + 3), counted.activationSparsity(), 1e-12);
    assertEquals(1 / 3.0, counted.activationSparsityByLayer().getOrDefault("decoder", -1.0), 1e-12);
  }

  @Test
  void lateralSpikesAreAddedAtTheNextStep() {
    LifEncoder.Structure structure =
        LifEncoder.Structure.standard(2, List.of(), 2, Surrogate.FAST_SIGMOID, 4, 0.3)
            .withSampling(new LatentSampling(true, SpikeEstimator.STRAIGHT_THROUGH));
    LifEncoder encoder = new LifEncoder(structure, RandomKey.ofSeed(1));
    set(encoder.parameters(), "readout weights", new float[][] {{STRONG, STRONG}, {1, 1}});
    set(encoder.parameters(), "readout bias", new float[][] {{SILENT, SILENT}});
    set(encoder.parameters(), "readout feedback", new float[][] {{0, 1}, {1, 1}});
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, 2);
    SpikeBatchBuilder input = new SpikeBatchBuilder().begin(STEPS, 2);
    input.spike(1, 0);
    input.endSample();
    try (Workers workers = new Workers(1);
        Autoencoder model =
            new Autoencoder(
                encoder,
                new Dl4jDecoder(
                    new Dl4jStructure(DecoderKind.LINEAR, features, 1, 2), RandomKey.ofSeed(2)),
                Windows.atTheEnd(STEPS, STEPS),
                new DirectedInformationBottleneck(Distortion.SQUARED_ERROR, 0, 0.3))) {
      EncoderPass pass = encoder.pass(1, STEPS, workers);
      pass.forward(input.build(), RandomKey.ofSeed(3), new int[] {0});
      assertEquals(6, pass.latent(0).count(), "both fire at steps 1, 2 and 3");
      NeuroBenchCounter counter = new NeuroBenchCounter(model, DecoderKind.LINEAR, false);
      counter.add(pass);
      // 1 input spike to 2 neurons; the spikes of steps 1 and 2 to 1 and 2 neurons; 6 spikes to 2
      // values.
      assertEquals(2 + 2 * (1 + 2) + 6 * 2, counter.result().effectiveAcs());
      assertEquals((4 + 4) * 4 + 16, counter.result().dense());
    }
  }

  @Test
  void whatIsNotCountedIsRefused() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, 4);
    LifEncoder encoder =
        new LifEncoder(
            LifEncoder.Structure.standard(2, List.of(), 4, Surrogate.FAST_SIGMOID, 4, 0.3),
            RandomKey.ofSeed(1));
    try (Autoencoder model =
        new Autoencoder(
            encoder,
            new Dl4jDecoder(
                new Dl4jStructure(DecoderKind.CONV, features, 1, 2), RandomKey.ofSeed(2)),
            Windows.atTheEnd(STEPS, STEPS),
            new DirectedInformationBottleneck(Distortion.SQUARED_ERROR, 0, 0.3))) {
      EvaluationException refused =
          assertThrows(
              EvaluationException.class,
              () -> new NeuroBenchCounter(model, DecoderKind.CONV, false));
      assertTrue(refused.getMessage().contains("not conv"), refused.getMessage());
      assertThrows(
          IllegalStateException.class,
          () -> new NeuroBenchCounter(model, DecoderKind.LINEAR, false).result());
    }
  }
}
