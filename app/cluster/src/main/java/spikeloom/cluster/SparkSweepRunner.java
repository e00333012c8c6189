package spikeloom.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import spikeloom.plan.RunException;
import spikeloom.sweep.Cell;
import spikeloom.sweep.CellOutcome;
import spikeloom.sweep.CellTraining;
import spikeloom.sweep.SweepListener;
import spikeloom.sweep.SweepRunner;
import spikeloom.training.TrainingControl;

/**
 * Trains cells on Spark, one task each. Spark repeats the task of a lost executor elsewhere, which
 * resumes the run. A cell that another process trains is looked at again until it is free.
 */
final class SparkSweepRunner implements SweepRunner {
  private static final long NANOS_BETWEEN_LOOKS = 100_000_000L;
  private static final long NANOS_BETWEEN_TRIES = 1_000_000_000L;
  private static final int LOOKS_WHILE_STOPPING = 300;

  private final JavaSparkContext context;

  SparkSweepRunner(JavaSparkContext context) {
    this.context = context;
  }

  @Override
  public List<CellOutcome> run(List<Cell> cells, SweepListener listener, TrainingControl control) {
    List<CellOutcome> outcomes =
        new ArrayList<>(Collections.nCopies(cells.size(), CellOutcome.STOPPED));
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      CellOutcome known = CellTraining.known(cells.get(i)).orElse(CellOutcome.STOPPED);
      outcomes.set(i, known);
      if (known == CellOutcome.STOPPED) {
        left.add(i);
      } else {
        listener.ended(cells.get(i), known);
      }
    }
    Kind kind = Kind.here();
    while (!left.isEmpty() && !control.stopped()) {
      left = pass(new Pass(cells, left, kind), outcomes, listener, control);
      if (!left.isEmpty()) {
        LockSupport.parkNanos(NANOS_BETWEEN_TRIES);
      }
    }
    left.forEach(index -> listener.ended(cells.get(index), outcomes.get(index)));
    return List.copyOf(outcomes);
  }

  private record Pass(List<Cell> cells, List<Integer> indices, Kind kind) {}

  /** Trains cells at once; returns those that another process trains. */
  private List<Integer> pass(
      Pass pass, List<CellOutcome> outcomes, SweepListener listener, TrainingControl control) {
    List<JavaFutureAction<List<CellReply>>> futures =
        pass.indices().stream().map(index -> submit(pass.cells().get(index), pass.kind())).toList();
    List<Integer> waiting = new ArrayList<>(IntStream.range(0, futures.size()).boxed().toList());
    List<Integer> inUse = new ArrayList<>();
    try {
      while (!waiting.isEmpty() && !control.stopped()) {
        for (int i : List.copyOf(waiting)) {
          if (futures.get(i).isDone()) {
            waiting.remove(Integer.valueOf(i));
            int index = pass.indices().get(i);
            CellOutcome outcome = outcome(pass.cells().get(index), futures.get(i), control);
            outcomes.set(index, outcome);
            if (outcome == CellOutcome.IN_USE) {
              inUse.add(index);
            } else {
              listener.ended(pass.cells().get(index), outcome);
            }
          }
        }
        LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
      }
    } finally {
      cancel(waiting.stream().map(futures::get).toList());
    }
    waiting.forEach(
        i -> listener.ended(pass.cells().get(pass.indices().get(i)), CellOutcome.STOPPED));
    return inUse;
  }

  private JavaFutureAction<List<CellReply>> submit(Cell cell, Kind kind) {
    try {
      return context
          .parallelize(List.of(CellJob.of(cell, kind)), 1)
          .map(new CellTask())
          .collectAsync();
    } catch (IllegalStateException e) {
      throw new RunException(SparkErrors.ended(context), e);
    }
  }

  private CellOutcome outcome(
      Cell cell, JavaFutureAction<List<CellReply>> future, TrainingControl control) {
    try {
      CellReply reply = future.get().get(0);
      if (reply.failure() != null) {
        throw new RunException(reply.failure());
      }
      return reply.outcome() == null ? CellOutcome.STOPPED : reply.outcome();
    } catch (ExecutionException e) {
      if (context.sc().isStopped()) {
        return stopped(control);
      }
      throw new RunException(
          "%s failed on the cluster (%s); repeat the command to resume it."
              .formatted(cell.name(), SparkErrors.reason(e)),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CellOutcome.STOPPED;
    }
  }

  private CellOutcome stopped(TrainingControl control) {
    String sentence = SparkErrors.ended(context);
    if (!control.stopped()) {
      throw new RunException(sentence);
    }
    return CellOutcome.STOPPED;
  }

  /** Cancels tasks, and waits while they write their checkpoints. */
  private void cancel(List<JavaFutureAction<List<CellReply>>> futures) {
    futures.forEach(future -> future.cancel(true));
    for (int i = 0; i < LOOKS_WHILE_STOPPING && !futures.isEmpty() && running(); i++) {
      LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
    }
  }

  private boolean running() {
    return !context.sc().isStopped()
        && Arrays.stream(context.sc().statusTracker().getExecutorInfos())
            .anyMatch(executor -> executor.numRunningTasks() > 0);
  }
}
