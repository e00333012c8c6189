package spikeloom.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void everyWorkerDoesItsPartOnce(int count) {
    try (Workers workers = new Workers(count)) {
      for (int round = 0; round < 50; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        workers.run(done::incrementAndGet);
        for (int worker = 0; worker < count; worker++) {
          assertEquals(1, done.get(worker), "part " + worker);
        }
      }
    }
  }

  @Test
  void theCallerIsTheFirstWorker() {
    try (Workers workers = new Workers(3)) {
      Thread[] thread = new Thread[3];
      workers.run(worker -> thread[worker] = Thread.currentThread());
      assertSame(Thread.currentThread(), thread[0]);
      assertTrue(thread[1].isDaemon(), "helpers do not keep the program alive");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void sharesCoverEveryItemExactlyOnceAndDifferByAtMostOne(int count) {
    try (Workers workers = new Workers(count)) {
      for (int items : new int[] {0, 1, 2, 3, 7, 64, 65, Integer.MAX_VALUE}) {
        assertEquals(0, workers.begin(0, items));
        assertEquals(items, workers.begin(count, items));
        for (int worker = 0; worker < count; worker++) {
          int share = workers.begin(worker + 1, items) - workers.begin(worker, items);
          assertTrue(
              share == items / count || share == items / count + 1,
              "share " + share + " of " + items + " for " + count);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFailureOfAnyPartIsThrownAfterTheOthersHaveEnded(int failing) {
    try (Workers workers = new Workers(3)) {
      AtomicInteger ended = new AtomicInteger();
      IllegalStateException failure = new IllegalStateException("part " + failing);
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.run(
                      worker -> {
                        if (worker == failing) {
                          throw failure;
                        }
                        pause();
                        ended.incrementAndGet();
                      }));
      assertSame(failure, thrown);
      assertEquals(2, ended.get(), "parts that ended before the failure was thrown");
      workers.run(worker -> ended.incrementAndGet());
      assertEquals(5, ended.get(), "parts of the next job");
    }
  }

  @Test
  void anErrorOfAPartIsThrownToo() {
    try (Workers workers = new Workers(2)) {
      assertThrows(
          AssertionError.class,
          () ->
              workers.run(
                  worker -> {
                    if (worker == 1) {
                      throw new AssertionError("in a helper");
                    }
                  }));
    }
  }

  @Test
  void noWorkersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Workers(0));
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
