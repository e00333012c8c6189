package spikeloom.evaluation.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import spikeloom.array.MapSize;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.exact.TimeFeature;
import spikeloom.encoder.exact.TimeNeuron;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.ltc.LtcEncoder;
import spikeloom.encoder.ltc.LtcLayer;
import spikeloom.encoder.src.PulseKind;
import spikeloom.encoder.src.SrcEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.Surrogate;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

final class OperationCounterTest {
  private static final int INPUTS = 11;
  private static final int STEPS = 9;
  private static final int LATENTS = 6;
  private static final int OUTPUTS = 13;
  private static final LifEncoder.Structure STRUCTURE =
      LifEncoder.Structure.standard(INPUTS, List.of(7, 5), LATENTS, Surrogate.FAST_SIGMOID, 4, 0.3);
  private static final Windows WHOLE = Windows.atTheEnd(STEPS, STEPS);
  private static final NeuronUpdate LIF = new NeuronUpdate(5, 3);
  private static final NeuronUpdate READOUT = new NeuronUpdate(5, 4);

  @Test
  void gatesMultiplyAtEveryStepAndRecurrentLayersAddTheirOwnSpikes() {
    LtcEncoder encoder =
        new LtcEncoder(
            new LtcEncoder.Structure(
                INPUTS,
                List.of(7),
                LATENTS,
                LiquidTimeConstant.ADAPTIVE,
                LtcLayer.Recurrence.RECURRENT,
                2,
                0.3),
            RandomKey.ofSeed(1));
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(4, STEPS, workers);
      pass.forward(input(4, 0), RandomKey.ofSeed(2), new int[] {0, 1, 2, 3});
      LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, LATENTS);
      OperationCounter counter =
          new OperationCounter(
              encoder.shape().orElseThrow(),
              DecoderShape.of(DecoderKind.LINEAR, features, 1, OUTPUTS).orElseThrow(),
              WHOLE);
      counter.add(pass);
      List<OperationReport.Part> parts = counter.spiking().parts();
      assertEquals("synapses within hidden layer 1", parts.get(1).name());
      assertEquals(pass.spikes(1) / 4.0 * 7, parts.get(1).operations().additions(), 1e-9);
      assertEquals("gates of latent layer", parts.get(6).name());
      // Two gates, each from drive and state.
      double products = 4.0 * LATENTS * LATENTS * STEPS;
      assertEquals(products, parts.get(6).operations().multiplications(), 1e-9);
      assertEquals(products, parts.get(6).operations().weightReads(), 1e-9);
      assertEquals(7.0 * 7 * STEPS, counter.dense().parts().get(1).operations().additions(), 1e-9);
    }
  }

  @Test
  void everySpikeIsAddedToEveryNeuronBehindIt() {
    try (Workers workers = new Workers(2)) {
      EncoderPass pass = new LifEncoder(STRUCTURE, RandomKey.ofSeed(1)).pass(4, STEPS, workers);
      OperationCounter counter = counter(DecoderKind.MLP, Decoding.TIME);
      double[] spikes = new double[4];
      for (int batch = 0; batch < 2; batch++) {
        SpikeBatch input = input(3 + batch, batch);
        pass.forward(input, RandomKey.ofSeed(2), new int[] {0, 1, 2, 3});
        assertEquals(input.events(), pass.spikes(0));
        assertEquals(pass.hiddenSpikes(), pass.spikes(1) + pass.spikes(2));
        assertEquals(pass.latentSpikes(), pass.spikes(3));
        for (int l = 0; l < spikes.length; l++) {
          spikes[l] += pass.spikes(l) / 7.0;
          assertTrue(spikes[l] > 0, "layer " + l + " fires");
        }
        counter.add(pass);
      }
      assertEquals(7, counter.examples());
      List<OperationReport.Part> parts = counter.spiking().parts();
      requireSums(spikes[0] * 7, parts.get(0));
      requireSums(spikes[1] * 5, parts.get(2));
      requireSums(spikes[2] * LATENTS, parts.get(4));
      requireSums(spikes[3] * 8, parts.get(6));
      require(updates(LIF, 7), parts.get(1));
      require(updates(LIF, 5), parts.get(3));
      require(updates(READOUT, LATENTS), parts.get(5));
      // 8 biases and rectifiers, 8 x 13 products, 13 biases
      require(new SynapticOperations(16 + 104 + 13, 104, 8 + 104 + 13), parts.get(7));
      SynapticOperations total = counter.spiking().total();
      double multiplications = 9 * (12 * 3 + LATENTS * 4) + 104;
      assertEquals(multiplications, total.multiplications(), 1e-9);
    }
  }

  @Test
  void countsAreMultipliedOncePerNeuronThatFired() {
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = new LifEncoder(STRUCTURE, RandomKey.ofSeed(1)).pass(2, STEPS, workers);
      pass.forward(input(2, 3), RandomKey.ofSeed(2), new int[] {0, 1});
      int fired = 0;
      for (int b = 0; b < 2; b++) {
        for (int n = 0; n < LATENTS; n++) {
          fired += pass.latent(b).count(n) > 0 ? 1 : 0;
        }
      }
      OperationCounter counter = counter(DecoderKind.LINEAR, Decoding.RATE);
      counter.add(pass);
      double products = fired / 2.0 * OUTPUTS;
      require(
          new SynapticOperations(products + pass.latentSpikes() / 2.0, products, products),
          counter.spiking().parts().get(6));
    }
  }

  @Test
  void gradedPulsesMultiplyAtTheNextSynapsesAndOnTheWayToFeatures() {
    SrcEncoder.Structure structure =
        new SrcEncoder.Structure(
            INPUTS,
            List.of(7),
            LATENTS,
            SpikingRecurrentCell.PAPER,
            PulseNoise.NONE,
            PulseKind.GRADED,
            30);
    LatentFeatures.Detail graded = new LatentFeatures.Detail(SpikeKind.GRADED, 0.9, 4);
    LatentFeatures traces = new LatentFeatures(Decoding.TRACE, STEPS, LATENTS, graded);
    DecoderShape shape = DecoderShape.of(DecoderKind.LINEAR, traces, 8, OUTPUTS).orElseThrow();
    OperationCounter counter =
        new OperationCounter(
            new SrcEncoder(structure, RandomKey.ofSeed(1)).shape().orElseThrow(), shape, WHOLE);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = new SrcEncoder(structure, RandomKey.ofSeed(1)).pass(1, STEPS, workers);
      pass.forward(input(1, 3), RandomKey.ofSeed(2), new int[] {0});
      counter.add(pass);
      assertTrue(pass.hiddenSpikes() > 0 && pass.latentSpikes() > 0);
      double events = pass.spikes(0) * 7.0;
      require(new SynapticOperations(events, 0, events), counter.spiking().parts().get(0));
      events = pass.hiddenSpikes() * (double) LATENTS;
      require(new SynapticOperations(events, events, events), counter.spiking().parts().get(2));
      int fired = 0;
      for (int n = 0; n < LATENTS; n++) {
        boolean any = false;
        for (int t = 0; t < STEPS; t++) {
          var values = pass.latentValues(0).orElseThrow();
          any |= values.values()[values.index(t, n)] > 0;
        }
        fired += any ? 1 : 0;
      }
      double products = fired * (double) OUTPUTS;
      double sums = products + pass.latentSpikes();
      require(new SynapticOperations(sums, sums, products), counter.spiking().parts().get(4));
    }
  }

  @Test
  void aDecoderThatDecodesAtEveryStepIsCountedEveryTime() {
    Windows windows = Windows.everyStep(STEPS, 4, 5); // after steps 5, 6, 7 and 8
    LatentFeatures features = new LatentFeatures(Decoding.TIME, 4, LATENTS);
    DecoderShape shape = DecoderShape.of(DecoderKind.LINEAR, features, 8, OUTPUTS).orElseThrow();
    OperationCounter counter = new OperationCounter(shape(STRUCTURE), shape, windows);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = new LifEncoder(STRUCTURE, RandomKey.ofSeed(1)).pass(1, STEPS, workers);
      pass.forward(input(1, 3), RandomKey.ofSeed(2), new int[] {0});
      counter.add(pass);
      int read = 0;
      for (int last = 5; last <= 8; last++) {
        for (int t = last - 3; t <= last; t++) {
          for (int n = 0; n < LATENTS; n++) {
            read += pass.latent(0).get(t, n) ? 1 : 0;
          }
        }
      }
      assertTrue(read > 0);
      requireSums(read * (double) OUTPUTS, counter.spiking().parts().get(6));
      require(new SynapticOperations(4 * 13, 0, 4 * 13), counter.spiking().parts().get(7));
      assertEquals(4 * 24 * 13, counter.dense().parts().get(6).operations().multiplications());
      assertEquals(
          4 * (INPUTS * 7 + 7 * 5 + 5 * LATENTS + LATENTS * OUTPUTS),
          counter.artificial().total().multiplications());
    }
  }

  @Test
  void anEncoderWithoutHiddenLayersSendsItsInputToTheLatentLayer() {
    LifEncoder.Structure bare =
        LifEncoder.Structure.standard(INPUTS, List.of(), LATENTS, Surrogate.FAST_SIGMOID, 4, 0.3);
    OperationCounter counter =
        new OperationCounter(shape(bare), decoder(DecoderKind.LINEAR, Decoding.TIME), WHOLE);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = new LifEncoder(bare, RandomKey.ofSeed(1)).pass(2, STEPS, workers);
      pass.forward(input(2, 3), RandomKey.ofSeed(2), new int[] {0, 1});
      assertEquals(0, pass.hiddenSpikes());
      assertEquals(0, pass.hiddenSpikeRate());
      counter.add(pass);
      assertEquals(4, counter.spiking().parts().size());
      requireSums(pass.spikes(0) / 2.0 * LATENTS, counter.spiking().parts().get(0));
    }
  }

  @Test
  void theDenseNetworkDoesEveryProductAtEveryStep() {
    OperationCounter counter = counter(DecoderKind.MLP, Decoding.TIME);
    double products =
        STEPS * (INPUTS * 7 + 7 * 5 + 5 * LATENTS) + STEPS * LATENTS * 8 + 8 * OUTPUTS;
    double updates = STEPS * (12 * 3 + LATENTS * 4);
    assertEquals(products + updates, counter.dense().total().multiplications(), 1e-9);
    assertEquals(counter.spiking().parts().size(), counter.dense().parts().size());
  }

  @Test
  void theArtificialNetworkRunsOnce() {
    SynapticOperations total = counter(DecoderKind.MLP, Decoding.TIME).artificial().total();
    double products = INPUTS * 7 + 7 * 5 + 5 * LATENTS + LATENTS * 8 + 8 * OUTPUTS;
    int biases = 7 + 5 + LATENTS + 8 + OUTPUTS;
    int rectifiers = 7 + 5 + 8;
    assertEquals(
        new SynapticOperations(products + biases + rectifiers, products, products + biases), total);
  }

  @Test
  void aConvolutionIsCountedWithoutItsPadding() {
    DecoderShape shape = decoder(DecoderKind.CONV, Decoding.TIME);
    // 6 neurons: three outputs that read 2, 3 and 3 of them; 9 steps to 4 channels.
    assertEquals(8 * 9 * 4 / 54.0, shape.fanOut(), 1e-12);
    // Then three to two outputs that read 2 and 2; 4 to 20 channels; 40 values to 13.
    double products = 4 * 4 * 20 + 40 * 13;
    assertEquals(products, shape.rest().multiplications());
    assertEquals(products + 3 * 4 + 2 * 40 + 13, shape.rest().additions());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DECONV", "GROUPS", "NETWORK"})
  void theDecoderIsCountedAsItIsBuilt(DecoderKind kind) {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, LATENTS);
    try (Dl4jDecoder built =
        new Dl4jDecoder(new Dl4jStructure(kind, features, 8, OUTPUTS), RandomKey.ofSeed(1))) {
      List<DecoderShape.Layer> counted = decoder(kind, Decoding.TIME).layers();
      List<INDArray> weights =
          built.network().paramTable().entrySet().stream()
              .filter(entry -> entry.getKey().endsWith("_W"))
              .map(Map.Entry::getValue)
              .toList();
      assertEquals(weights.size(), counted.size());
      int last = counted.size() - 1;
      assertEquals(weights.get(last).length(), counted.get(last).products());
      assertEquals(OUTPUTS, counted.get(last).outputs());
    }
  }

  @Test
  void anUpsamplingDecoderIsCountedAsItsConvolutionsAreDefined() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, LATENTS);
    DeconvShape shape =
        DeconvShape.of(features, Optional.empty(), List.of(5, 4), new MapSize(14, 13, 3));
    DecoderShape counted = DecoderShape.of(features, shape);
    assertEquals(7 * 7 * 5, counted.fanOut(), 1e-12);
    // Sums over 3 x 3 neighbours along a side of 14: 3 * 14 - 2 pairs lie inside.
    double pairs = 40 * 40;
    double products = pairs * 5 * 4 + pairs * 4 * 3;
    assertEquals(products, counted.rest().multiplications());
    double units = 7 * 7 * 5 + 14 * 14 * 4;
    assertEquals(products + 2 * units + 14 * 14 * 3, counted.rest().additions());
  }

  @Test
  void aLatentSpikeOfAMapReachesItsNeighboursOnly() {
    MapSize map = new MapSize(4, 4, 2);
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, map.neurons());
    DeconvShape shape =
        DeconvShape.of(features, Optional.of(map), List.of(6, 4), new MapSize(8, 8, 1));
    assertEquals(10 * 10 / 16.0 * 6, DecoderShape.of(features, shape).fanOut(), 1e-12);
  }

  @Test
  void aDecoderOfAnotherEncoderIsRefused() {
    DecoderShape other =
        DecoderShape.of(
                DecoderKind.LINEAR,
                new LatentFeatures(Decoding.TIME, STEPS, LATENTS + 1),
                8,
                OUTPUTS)
            .orElseThrow();
    assertThrows(
        IllegalArgumentException.class, () -> new OperationCounter(shape(STRUCTURE), other, WHOLE));
  }

  private static OperationCounter counter(DecoderKind kind, Decoding decoding) {
    return new OperationCounter(shape(STRUCTURE), decoder(kind, decoding), WHOLE);
  }

  private static DecoderShape decoder(DecoderKind kind, Decoding decoding) {
    return DecoderShape.of(kind, new LatentFeatures(decoding, STEPS, LATENTS), 8, OUTPUTS)
        .orElseThrow();
  }

  private static void requireSums(double expected, OperationReport.Part part) {
    require(new SynapticOperations(expected, 0, expected), part);
  }

  private static void require(SynapticOperations expected, OperationReport.Part part) {
    SynapticOperations actual = part.operations();
    assertEquals(expected.additions(), actual.additions(), 1e-9, part.name());
    assertEquals(expected.multiplications(), actual.multiplications(), 1e-9, part.name());
    assertEquals(expected.weightReads(), actual.weightReads(), 1e-9, part.name());
  }

  @Test
  void neuronsInContinuousTimeWorkWhenAnInputComesAndTheirFeaturesAreMixed() {
    TimeEncoder encoder =
        new TimeEncoder(
            new TimeEncoder.Structure(
                INPUTS,
                List.of(),
                LATENTS,
                new TimeNeuron.Theta(ThetaNeuron.ofPaper()),
                4,
                new TimeFeature.SpikeCount(),
                TimeEncoder.LatentCode.GAUSSIAN),
            8,
            RandomKey.ofSeed(2));
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(4, STEPS, workers);
      pass.forward(input(4, 0), RandomKey.ofSeed(2), new int[] {0, 1, 2, 3});
      LatentFeatures features = new LatentFeatures(Decoding.COUNT, STEPS, LATENTS);
      OperationCounter counter =
          new OperationCounter(
              encoder.shape().orElseThrow(),
              DecoderShape.of(DecoderKind.LINEAR, features, 1, OUTPUTS).orElseThrow(),
              WHOLE);
      counter.add(pass);
      List<OperationReport.Part> parts = counter.spiking().parts();
      assertEquals(pass.spikes(0) / 4.0 * LATENTS, parts.get(0).operations().additions(), 1e-9);
      // Half of the inputs fire at a step: all steps bring some.
      assertEquals(8.0 * LATENTS * STEPS, parts.get(1).operations().multiplications(), 1e-9);
      assertEquals("latent values", parts.get(2).name());
      assertEquals(2.0 * LATENTS * LATENTS, parts.get(2).operations().multiplications(), 1e-9);
      assertEquals(1.0 * LATENTS * OUTPUTS, parts.get(3).operations().multiplications(), 1e-9);
    }
  }

  private static SpikeBatch input(int samples, int seed) {
    FastRandom random = new FastRandom(seed);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(STEPS, INPUTS);
    for (int b = 0; b < samples; b++) {
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < INPUTS; i++) {
          if (random.nextFloat() < 0.5f) {
            builder.spike(t, i);
          }
        }
      }
      builder.endSample();
    }
    return builder.build();
  }

  private static EncoderShape shape(LifEncoder.Structure structure) {
    return new LifEncoder(structure, RandomKey.ofSeed(1)).shape().orElseThrow();
  }

  private static SynapticOperations updates(NeuronUpdate update, int neurons) {
    int times = neurons * STEPS;
    return new SynapticOperations(update.additions() * times, update.multiplications() * times, 0);
  }
}
