package spikeloom.prior;

import java.util.Arrays;
import java.util.function.IntFunction;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeBits;

/**
 * What all passes share: the order of windows, the rows of the caller, and the division of the
 * samples among the workers.
 */
abstract class WindowedPass implements PriorPass {
  /** Where a window starts. */
  enum Beginning {
    /** Before the first step: nothing came before. */
    REST,
    /** Where the last window started. */
    START,
    /** Where the last window ended. */
    END
  }

  final PriorRoom room;
  final Workers workers;
  final SpikeBits[] spikes; // [sample]: latent spikes of the window
  final Rows[] logOdds; // [sample], a row per step
  final Rows[] change; // [sample], a row per step
  final Rows[] adjoint; // [sample], a row per step
  private final CausalPrior prior;
  private int count;
  private int firstStep;
  private Beginning beginning = Beginning.REST;

  WindowedPass(CausalPrior prior, PriorRoom room) {
    if (room.steps() > prior.steps()) {
      throw new IllegalArgumentException(
          "A window of %d steps does not fit a prior of %d steps."
              .formatted(room.steps(), prior.steps()));
    }
    this.prior = prior;
    this.room = room;
    workers = room.workers();
    spikes = new SpikeBits[room.samples()];
    logOdds = new Rows[room.samples()];
    change = new Rows[room.samples()];
    adjoint = new Rows[room.samples()];
  }

  @Override
  public final void forward(
      int samples, int firstStep, IntFunction<SpikeBits> latent, IntFunction<Rows> logOdds) {
    Beginning next = next(samples, firstStep);
    for (int b = 0; b < samples; b++) {
      SpikeBits bits = latent.apply(b);
      if (bits.steps() != room.steps() || bits.channels() != prior.latents()) {
        throw new IllegalArgumentException(
            "The prior expects spikes of %d neurons over %d steps, not of %d over %d."
                .formatted(prior.latents(), room.steps(), bits.channels(), bits.steps()));
      }
      spikes[b] = bits;
      this.logOdds[b] = fitting(logOdds.apply(b));
    }
    count = samples;
    this.firstStep = firstStep;
    beginning = next;
    workers.run(worker -> forward(worker, workers.share(worker, count)));
  }

  private Beginning next(int samples, int first) {
    if (samples < 1 || samples > room.samples()) {
      throw new IllegalArgumentException(
          "This pass is for 1 to %d samples, not %d.".formatted(room.samples(), samples));
    }
    if (first < 0 || first + room.steps() > prior.steps()) {
      throw new IllegalArgumentException(
          "A window of %d steps from step %d does not lie within the %d steps of the prior."
              .formatted(room.steps(), first, prior.steps()));
    }
    if (first == 0) {
      return Beginning.REST;
    }
    boolean again = first == firstStep;
    if (samples != count || !(again || first == firstStep + room.steps())) {
      throw new IllegalArgumentException(
          "A window of %d samples from step %d does not follow one of %d samples from step %d."
              .formatted(samples, first, count, firstStep));
    }
    return again ? Beginning.START : Beginning.END;
  }

  @Override
  public final void backward(
      IntFunction<Rows> change, IntFunction<Rows> adjoint, float[] gradient) {
    if (count == 0) {
      throw new IllegalStateException("The backward pass of a prior needs a forward pass before.");
    }
    if (gradient.length != prior.parameters().length()) {
      throw new IllegalArgumentException(
          "The gradient of this prior has %d values, not %d."
              .formatted(prior.parameters().length(), gradient.length));
    }
    for (int b = 0; b < count; b++) {
      this.change[b] = fitting(change.apply(b));
      this.adjoint[b] = fitting(adjoint.apply(b));
    }
    workers.run(
        worker -> {
          Range mine = workers.share(worker, gradient.length);
          Arrays.fill(gradient, mine.from(), mine.to(), 0f);
        });
    backward(gradient);
  }

  private Rows fitting(Rows rows) {
    int width = Padding.stride(prior.latents());
    if (rows.width() != width) {
      throw new IllegalArgumentException(
          "Rows of %d neurons are %d wide, not %d."
              .formatted(prior.latents(), width, rows.width()));
    }
    return rows;
  }

  /** Computes the log-odds of a worker's samples. */
  abstract void forward(int worker, Range mine);

  /** Adds to a gradient of zeros. */
  abstract void backward(float[] gradient);

  /** Number of samples of the batch. */
  final int count() {
    return count;
  }

  /** First step of the window. */
  final int firstStep() {
    return firstStep;
  }

  /** Where the window starts. */
  final Beginning beginning() {
    return beginning;
  }

  /** Whether steps came before the window. */
  final boolean carried() {
    return beginning != Beginning.REST;
  }

  /** Whether another window can follow. */
  final boolean continues() {
    return firstStep + 2 * room.steps() <= prior.steps();
  }

  /** All steps of a sample's window. */
  final Range window() {
    return new Range(0, room.steps());
  }

  /** The rows of all steps of some samples. */
  final Range rows(Range samples) {
    return new Range(samples.from() * room.steps(), samples.to() * room.steps());
  }

  /**
   * Adds the rows of all samples to the rows of their steps; each step is summed by one worker.
   *
   * @param steps a row per step of the prior
   */
  final void sumSteps(int worker, Rows[] each, Rows steps) {
    Range mine = workers.share(worker, room.steps());
    Rows out = steps.from(firstStep);
    for (int b = 0; b < count; b++) {
      WindowRows.add(out, each[b], mine);
    }
  }
}
