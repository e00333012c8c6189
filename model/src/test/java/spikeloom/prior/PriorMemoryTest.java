package spikeloom.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.ArraySizes;
import spikeloom.array.Workers;
import spikeloom.encoder.Reachable;
import spikeloom.random.RandomKey;

final class PriorMemoryTest {
  @ParameterizedTest
  @CsvSource({"60, 10, 64, 10, 1", "33, 40, 5, 40, 3", "128, 12, 100, 6, 2", "7, 70, 300, 35, 4"})
  void theEstimateIsNearWhatIsReallyAllocated(
      int latents, int steps, int samples, int window, int threads) {
    try (Workers workers = new Workers(threads)) {
      for (PriorKind kind : PriorKind.values()) {
        CausalPrior prior = Priors.create(kind, latents, steps, 0.3, RandomKey.ofSeed(1));
        long really = Reachable.bytes(prior.pass(samples, window, workers));
        long estimated = Priors.bytes(kind, latents, steps, samples, window, threads);
        // Small objects are estimated, but not counted.
        long most = (long) (1.02 * really) + 300L * samples + 1000;
        assertTrue(
            estimated > 0.99 * really - 1000 && estimated < most,
            () -> "%s: %,d bytes estimated, %,d allocated".formatted(kind, estimated, really));
      }
    }
  }

  @Test
  void sizesBeyondEveryArrayDoNotOverflow() {
    int huge = Integer.MAX_VALUE;
    for (PriorKind kind : new PriorKind[] {PriorKind.GLM, PriorKind.NETWORK}) {
      assertEquals(ArraySizes.ENDLESS, Priors.bytes(kind, huge, huge, huge, huge, huge));
      long longest = Priors.sizes(kind, 60, huge, 64, huge, 1).longest();
      assertTrue(longest > ArraySizes.LONGEST_ARRAY, "longest array: " + longest);
    }
  }
}
