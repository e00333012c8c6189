package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.IdentityEncoder;
import spikeloom.encoding.RateEncoding;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Bars;
import spikeloom.learning.Batches;
import spikeloom.learning.Presentation;
import spikeloom.learning.TinyModel;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.prior.PriorKind;
import spikeloom.random.RandomKey;

final class PriorFitTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("fit");
  private static final PriorFit.Settings SHORT = new PriorFit.Settings(320, 70, 8, 0.02);
  private static final Dataset DATA = Bars.dataset(640, 200);

  private static Batches batches(Dataset.Split split) {
    return new Batches(
        split, Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS), new Workers(1));
  }

  private static PriorFit fit(Autoencoder model, Workers workers) {
    Dataset.Split train = DATA.train();
    return new PriorFit(
        model, batches(train.range(0, 560)), batches(train.range(560, 640)), KEY, workers);
  }

  @ParameterizedTest
  @EnumSource(value = PriorKind.class, names = "FIXED", mode = EnumSource.Mode.EXCLUDE)
  void aFittedPriorIsATighterBoundOnTestSamplesThanTheFixedPriorOfTheRun(PriorKind kind) {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      SpikeInformation information =
          new SpikeInformation(model, batches(DATA.test()), KEY, workers);
      SpikeInformation.Account account = information.measure(200, 64);
      PriorFit.Fitted fitted = fit(model, workers).fit(kind, SHORT);
      Mean bound = information.against(fitted.prior(), 200);
      assertEquals(200, bound.count());
      assertTrue(bound.value() < account.bound().value() - 3 * bound.error(), bound.toString());
      assertTrue(fitted.epochs() > 0 && fitted.epochs() <= 8, fitted.toString());
      double bits = DirectedInformationBottleneck.bits(fitted.nats());
      assertEquals(bits, bound.value(), 0.2 * bits, "validation and test samples are alike");
    }
  }

  @Test
  void theSameKeyGivesTheSamePriorWithAnyNumberOfWorkers() {
    try (Workers one = new Workers(1);
        Workers three = new Workers(3);
        Autoencoder model = TinyModel.build()) {
      float[] alone = fit(model, one).fit(PriorKind.NETWORK, SHORT).prior().parameters().values();
      assertArrayEquals(
          alone, fit(model, three).fit(PriorKind.NETWORK, SHORT).prior().parameters().values());
    }
  }

  @Test
  void theBoundOfTheRunsOwnPriorIsTheReportedOne() {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      SpikeInformation information =
          new SpikeInformation(model, batches(DATA.test()), KEY, workers);
      double reported = information.measure(100, 2).bound().value();
      assertEquals(reported, information.against(model.prior(), 100).value(), 1e-5 * reported);
    }
  }

  @Test
  void spikesWithoutKnownProbabilitiesAreRefused() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, TinyModel.STEPS, Bars.VALUES);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            new Autoencoder(
                new IdentityEncoder(Bars.VALUES),
                new Dl4jDecoder(
                    new Dl4jStructure(DecoderKind.LINEAR, features, 1, Bars.VALUES), KEY),
                TinyModel.WHOLE,
                new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0, TinyModel.PRIOR))) {
      String message =
          assertThrows(EvaluationException.class, () -> fit(model, workers)).getMessage();
      assertTrue(message.contains("known probabilities"), message);
    }
  }
}
