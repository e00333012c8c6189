package spikeloom.app.bench;

import java.util.ArrayList;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.TrainingParts;

/**
 * Compares trainings: the networks train a few batches in turn, so that changes of the clock
 * frequency affect all of them equally.
 */
final class TurnByTurn {
  private static final int BATCHES_OF_A_TURN = 20;
  private static final int COLD = 5; // until the network is in the caches again

  private final BenchmarkRequest request;
  private final String what;
  private final Watcher watcher;

  TurnByTurn(BenchmarkRequest request, String what, Watcher watcher) {
    this.request = request;
    this.what = what;
    this.watcher = watcher;
  }

  /** A training: its plan and its data. */
  record Arm(TrainingPlan plan, Dataset dataset) {}

  /** As {@link #ratesOf}, all on the requested data set. */
  List<Double> rates(List<TrainingPlan> plans) {
    return ratesOf(plans.stream().map(plan -> new Arm(plan, request.dataset())).toList());
  }

  /** Training examples per second of each: median over its batches after the first third. */
  List<Double> ratesOf(List<Arm> arms) {
    List<TrainingParts> trainings = new ArrayList<>();
    try {
      List<BatchTimes> times = new ArrayList<>();
      for (Arm arm : arms) {
        trainings.add(new TrainingParts(arm.plan(), arm.dataset()));
        times.add(new BatchTimes());
      }
      int turns = request.effort().turns();
      for (int turn = 0; turn < turns; turn++) {
        for (int i = 0; i < arms.size(); i++) {
          watcher.at(what, (turn + (double) i / arms.size()) / turns);
          train(trainings.get(i), turn, times.get(i));
        }
      }
      int warmUp = turns * (BATCHES_OF_A_TURN - COLD) / 3;
      return times.stream().map(t -> t.steadyRate(warmUp)).toList();
    } finally {
      trainings.forEach(TrainingParts::close);
    }
  }

  private static void train(TrainingParts training, int turn, BatchTimes times) {
    int epoch = training.batchesPerEpoch();
    for (int k = 0; k < BATCHES_OF_A_TURN; k++) {
      int batch = turn * BATCHES_OF_A_TURN + k;
      long start = System.nanoTime();
      int samples = training.train(batch / epoch, batch % epoch).samples();
      if (k >= COLD) {
        times.add(samples, (System.nanoTime() - start) * 1e-9);
      }
    }
  }
}
