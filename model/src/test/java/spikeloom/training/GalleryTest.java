package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Generator;
import spikeloom.plan.TrainingPlan;

final class GalleryTest {
  private static final Dataset DATA = Catalog.strokes(1, 40, 20);
  private static final int COUNT = 5;
  private static final String LEARNED = "prior=network rate-weight=1 lateral=yes";

  private static TrainingPlan plan(String changes) {
    return Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), changes);
  }

  private static Gallery gallery(TrainingParts parts) {
    return new Gallery(
        parts.model(),
        new Gallery.Choice(
            parts.task().batches(DATA.test(), parts.workers()),
            DATA.classNames(),
            COUNT,
            Snapshot.Part.TEST),
        Streams.evaluation(1),
        parts.workers());
  }

  /** All parameters after some updates, with or without a gallery in between. */
  private static List<float[]> trained(String changes, boolean shown) {
    try (TrainingParts parts = new TrainingParts(plan(changes), DATA)) {
      Gallery gallery = gallery(parts);
      for (int b = 0; b < 4; b++) {
        parts.train(0, b);
        if (shown) {
          gallery.take(b, Map.of());
        }
      }
      List<float[]> all = new ArrayList<>();
      all.add(parts.model().encoder().parameters().values().clone());
      all.add(parts.model().decoder().parameters().values().clone());
      all.add(parts.model().prior().parameters().values().clone());
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LEARNED,
        "prior=spiking-network rate-weight=1 lateral=yes threads=2",
        "encoder=ltc hidden=none prior=glm rate-weight=1",
        "prior=fixed",
        "prior=glm rate-weight=1 rule=fptt window=3"
      })
  void theTrainingHasTheSameBitsWhetherTheGalleryIsShownOrNot(String changes) {
    List<float[]> hidden = trained(changes, false);
    List<float[]> shown = trained(changes, true);
    for (int i = 0; i < hidden.size(); i++) {
      assertArrayEquals(hidden.get(i), shown.get(i));
    }
  }

  @Test
  void samplesFromThePriorAreTheFirstOfSeedOneAndChangeOnlyWithTheModel() {
    try (TrainingParts parts = new TrainingParts(plan(LEARNED), DATA)) {
      Gallery gallery = gallery(parts);
      Snapshot first = gallery.take(0, Map.of());
      assertEquals(COUNT, first.generated().size());
      List<float[]> expected = new ArrayList<>();
      new Generator(parts.model(), Streams.generation(1), parts.workers())
          .run(
              COUNT,
              done -> true,
              (index, spikes, decoded, at) ->
                  expected.add(Arrays.copyOfRange(decoded, at, at + DATA.shape().size())));
      for (int i = 0; i < COUNT; i++) {
        assertArrayEquals(expected.get(i), first.generated().get(i), 1e-5f);
      }
      assertArrayEquals(
          first.generated().get(2), gallery.take(0, Map.of()).generated().get(2), "repeated");
      parts.train(0, 0);
      assertFalse(
          Arrays.equals(first.generated().get(2), gallery.take(1, Map.of()).generated().get(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoder=none latent=784",
        "distortion=class",
        "encoder=theta rule=exact encoding=latency decoding=count"
      })
  void modelsWithoutAPriorOverBinarySpikesOrWithClassesShowNoSamples(String changes) {
    try (TrainingParts parts = new TrainingParts(plan(changes), DATA)) {
      assertTrue(gallery(parts).take(0, Map.of()).generated().isEmpty());
    }
  }
}
