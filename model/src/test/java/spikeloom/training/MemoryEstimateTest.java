package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.evaluation.Evaluator;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Sentences;

final class MemoryEstimateTest {
  private static final long MEGABYTE = 1L << 20;
  private static final long LARGE = 1L << 40;
  private static final Dataset DATA = Catalog.open("strokes", DataDirectory.standard(), 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden=600 latent=256 steps=25 decoder=mlp decoder-hidden=512",
        "hidden=64 latent=64 steps=200 decoder=linear batch=128",
        "hidden=256,256 latent=128 steps=30 decoder=mlp decoder-hidden=3000 decoding=rate",
        "hidden=128 latent=128 steps=24 decoder=conv batch=128",
        "hidden=128 latent=64 steps=10 decoder=mlp distortion=gaussian",
        "hidden=conv:24x3,pool:2,conv:40x3s2,50 latent=60 steps=20",
        "hidden=conv:40x4s2 latent=196 latent-kernel=3 steps=10 lateral=yes encoding=direct",
        "hidden=128 latent=64 steps=10 decoder=deconv decoder-maps=64,48,24",
        "hidden=128 latent=64 steps=10 decoder=deconv decoding=rate",
        "hidden=300 latent=100 steps=40 rule=score draws=4",
        "hidden=300 latent=100 steps=20 rule=score draws=4 prior=network rate-weight=1",
        "hidden=300 latent=100 steps=40 rule=fptt window=10",
        "encoder=ltc hidden=200 latent=100 steps=30",
        "encoder=ltc hidden=conv:24x3s2,pool:2,conv:40x3,50 latent=60 steps=10 batch=32",
        "encoder=ltc hidden=conv:40x4s2 latent=196 latent-kernel=3 encoding=direct rule=fptt window=2",
        "hidden=300 latent=60 steps=10 prior=network lateral=yes estimator=second-order rate-weight=1",
        "hidden=100 latent=150 steps=20 prior=spiking-network lateral=yes rate-weight=1",
        "hidden=100 latent=150 steps=20 prior=glm rule=fptt window=10",
        "encoder=src hidden=200 latent=100 steps=30",
        "encoder=theta rule=exact hidden=100 latent=50 steps=40 encoding=latency decoding=count decoder=mlp",
        "encoder=qif rule=exact hidden=100 latent=50 steps=40 encoding=latency decoding=count decoder=mlp",
        "encoder=srm rule=exact hidden=100 latent=50 steps=40 encoding=latency decoding=first-spike decoder=mlp",
        "encoding=direct hidden=100 latent=64",
        "hidden=600 latent=256 steps=25 decoder=mlp decoder-hidden=512 workers=3",
        "hidden=600 latent=256 steps=25 decoder=mlp decoder-hidden=512 workers=2 every=2",
        // The last: threads that end hold their buffers for a moment, which the next would measure.
        "hidden=600 latent=256 steps=25 decoder=mlp decoder-hidden=512 threads=4 batch=256",
      })
  void theEstimateIsNearWhatIsReallyAllocated(String settings) {
    TrainingPlan plan =
        Plans.with(TrainingPlan.defaults(), "limit=512 gain=3 threads=1 " + settings);
    long estimated = MemoryEstimate.of(plan, DATA).heap();
    long before = used();
    try (TrainingParts parts = new TrainingParts(plan, DATA)) {
      Evaluator evaluator =
          new Evaluator(
              parts.model(),
              parts.task().batches(DATA.test(), parts.workers()),
              Streams.evaluation(1),
              parts.workers());
      Gallery gallery =
          new Gallery(
              parts.model(),
              Gallery.Choice.of(parts.task(), parts.workers()),
              Streams.evaluation(1),
              parts.workers());
      parts.trainRound(0, 0);
      gallery.take(1, Map.of());
      parts.trainRound(0, parts.batchesPerEpoch() - 1);
      evaluator.run(64);
      long really = used() - before;
      Reference.reachabilityFence(evaluator);
      Reference.reachabilityFence(gallery);
      double share = (double) estimated / really;
      assertTrue(
          share > 0.85 && share < 1.3,
          () -> "%s: %,d bytes estimated, %,d allocated".formatted(settings, estimated, really));
    }
  }

  @Test
  void aPlanThatDoesNotFitIsRefusedWithBothNumbersAndWhatToChange() {
    TrainingPlan plan = Plans.with(TrainingPlan.defaults(), "decoder-hidden=3840");
    MemoryEstimate estimate = MemoryEstimate.of(plan, DATA);
    String heap = refused(estimate, new MemoryLimits(300 * MEGABYTE, 20 * MEGABYTE, LARGE, LARGE));
    assertTrue(heap.contains("280 MB of 300 MB are free"), heap);
    assertTrue(heap.contains("needs about 5") || heap.contains("needs about 6"), heap);
    assertTrue(heap.contains("--decoder-hidden") && heap.contains("-Xmx1g"), heap);
    String outside = refused(estimate, new MemoryLimits(LARGE, 0, 100 * MEGABYTE, LARGE));
    assertTrue(outside.contains("may use 100 MB"), outside);
    String machine = refused(estimate, new MemoryLimits(LARGE, 0, LARGE, 500 * MEGABYTE));
    assertTrue(machine.contains("the machine has 500 MB"), machine);
    assertDoesNotThrow(() -> estimate.require(new MemoryLimits(LARGE, 0, LARGE, LARGE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden=65536,65536",
        "hidden=65536,65536,65536 latent=65536",
        "latent=65536 steps=10000",
        "encoder=ltc hidden=65536",
        "latent=65536 steps=10000 decoder=conv batch=65536",
        "latent=65536 steps=10000 decoder=linear decode-at=every-step window=5000 batch=65536",
        "encoder=theta rule=exact decoding=count hidden=65536,65536 encoding=latency",
        "hidden=65536,65536 rule=score",
      })
  void sizesBeyondEveryArrayAreRefusedAndDoNotOverflow(String settings) {
    TrainingPlan plan = Plans.with(TrainingPlan.defaults(), settings);
    MemoryEstimate estimate = MemoryEstimate.of(plan, DATA);
    assertTrue(estimate.heap() > 8L << 30, "bytes: " + estimate.heap());
    refused(estimate, new MemoryLimits(4L << 30, 0, 4L << 30, 4L << 30));
  }

  private static String refused(MemoryEstimate estimate, MemoryLimits limits) {
    return Sentences.require(assertThrows(RunException.class, () -> estimate.require(limits)));
  }

  private static long used() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
