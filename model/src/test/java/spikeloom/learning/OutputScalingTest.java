package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.GradientSink;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.OutputGroups;
import spikeloom.decoder.OutputScale;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoding.RateEncoding;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

final class OutputScalingTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3).fold("latent");
  private static final OutputGroups GROUPS = new OutputGroups(2, 3);
  private static final double STEP = 0.003;

  @ParameterizedTest
  @CsvSource({
    "LINEAR, GAUSSIAN, 1",
    "MLP, GAUSSIAN, 2",
    "CONV, GAUSSIAN, 1",
    "DECONV, GAUSSIAN, 2",
    "LINEAR, LOGISTIC, 2",
    "MLP, LOGISTIC, 1",
    "CONV, LOGISTIC, 1",
    "DECONV, LOGISTIC, 1"
  })
  void theGradientOfEveryScaleIsTheDerivativeOfTheMeanLoss(
      DecoderKind kind, Distortion distortion, int threads) {
    try (Workers workers = new Workers(threads);
        Autoencoder model = model(kind, distortion)) {
      OutputScale scale = model.decoder().scale().orElseThrow();
      Parameters parameters = model.decoder().parameters();
      float[] gradient = new float[parameters.length()];
      AutoencoderPass pass = new AutoencoderPass(model, 8, workers);
      pass.gradient(batch(), KEY, new float[model.encoder().parameters().length()], sink(gradient));
      for (int g = 0; g < GROUPS.count(); g++) {
        int at = scale.slice().at(0, g);
        double expected = 0;
        float before = parameters.values()[at];
        for (int k : new int[] {-2, -1, 1, 2}) {
          parameters.values()[at] = (float) (before + k * STEP);
          parameters.changed();
          expected += (Math.abs(k) == 1 ? 8 : -1) * Math.signum(k) * loss(model, pass);
        }
        parameters.values()[at] = before;
        parameters.changed();
        assertEquals(
            expected / (12 * STEP), gradient[at], 2e-4 * Math.abs(gradient[at]), "group " + g);
      }
    }
  }

  private static GradientSink sink(float[] gradient) {
    Arrays.fill(gradient, Float.NaN); // what is not delivered shows
    return GradientSink.into(gradient);
  }

  private static double loss(Autoencoder model, AutoencoderPass pass) {
    Batch batch = batch();
    pass.reconstruct(batch, KEY, new float[batch.samples() * model.values()]);
    double sum = 0;
    for (int b = 0; b < batch.samples(); b++) {
      sum += pass.distortion(b);
    }
    return sum / (batch.samples() * Bars.VALUES);
  }

  @Test
  void updatesMoveEveryScaleAndTheSameWithAnyNumberOfThreads() {
    List<float[]> moved = new ArrayList<>();
    for (int threads : new int[] {1, 2, 3}) {
      try (Workers workers = new Workers(threads);
          Autoencoder model = model(DecoderKind.MLP, Distortion.GAUSSIAN)) {
        float[] before = scales(model);
        Optimisers optimisers = Optimisers.of(model, workers);
        BackPropagation rule =
            new BackPropagation(new AutoencoderPass(model, 8, workers), optimisers);
        for (int i = 0; i < 3; i++) {
          rule.learn(batch(), KEY.fold(i), new UpdateStep(0.01, 1));
        }
        float[] after = scales(model);
        for (int g = 0; g < GROUPS.count(); g++) {
          assertNotEquals(before[g], after[g]);
        }
        moved.add(after);
      }
    }
    assertArrayEquals(moved.get(0), moved.get(1));
    assertArrayEquals(moved.get(0), moved.get(2));
  }

  private static float[] scales(Autoencoder model) {
    Parameters.Slice slice = model.decoder().scale().orElseThrow().slice();
    return Arrays.copyOfRange(model.decoder().parameters().values(), slice.offset(), slice.end());
  }

  @Test
  void planesOfAPictureAndVariablesOfASeriesHaveAScaleEach() {
    OutputGroups colours = SignalGroups.of(new SignalShape.Image(3, 2, 2));
    assertEquals(List.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2), groups(colours, 12));
    OutputGroups variables = SignalGroups.of(new SignalShape.Series(2, 3));
    assertEquals(List.of(0, 1, 2, 0, 1, 2), groups(variables, 6));
    OutputGroups beat = SignalGroups.of(new SignalShape.Series(4, 1));
    assertEquals(List.of(0, 0, 0, 0), groups(beat, 4));
  }

  private static List<Integer> groups(OutputGroups groups, int outputs) {
    List<Integer> all = new ArrayList<>();
    for (int v = 0; v < outputs; v++) {
      all.add(groups.of(v));
    }
    return all;
  }

  /** A model whose scales differ. */
  private static Autoencoder model(DecoderKind kind, Distortion distortion) {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, TinyModel.STEPS, TinyModel.LATENTS);
    Dl4jStructure structure =
        kind == DecoderKind.DECONV
            ? Dl4jStructure.of(
                features,
                DeconvShape.of(features, Optional.empty(), List.of(5, 4), new MapSize(4, 4, 1)))
            : new Dl4jStructure(kind, features, 12, Bars.VALUES);
    Dl4jDecoder decoder = new Dl4jDecoder(structure, GROUPS, RandomKey.ofSeed(1).fold("decoder"));
    OutputScale scale = decoder.scale().orElseThrow();
    decoder.parameters().values()[scale.slice().at(0, 0)] = -0.075f;
    decoder.parameters().values()[scale.slice().at(0, 1)] = -0.04f;
    decoder.parameters().changed();
    Autoencoder plain = TinyModel.build(DecoderKind.LINEAR, Decoding.TIME);
    return new Autoencoder(
        plain.encoder(),
        decoder,
        TinyModel.WHOLE,
        new DirectedInformationBottleneck(distortion, TinyModel.BETA, TinyModel.PRIOR));
  }

  private static Batch batch() {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS);
    return new Batches(Bars.dataset(20, 1).train(), shown, new Workers(1))
        .of(new int[] {4, 0, 17, 3, 9}, RandomKey.ofSeed(1).fold("input"));
  }
}
