package spikeloom.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.array.NumericException;
import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.kernel.FpttUpdate;

/**
 * Forward propagation through time (FPTT): an update after every window of steps, with a
 * regulariser that represents earlier windows. It depends on parameters and gradients only. With w
 * the parameters, m their running average and l the multiplier of {@link FpttForm}:
 *
 * <pre>{@code
 * g = dloss - l + alpha (w - m)                  at the start m = w, l = 0
 * g <- g min(1, clip / (|g| + 1e-6))             norm over all parameters together
 * w <- the optimiser's step with g
 * l <- l - alpha (w - m)
 * m <- (1 - beta) m + beta w - (beta / alpha) l
 * }</pre>
 *
 * <p>m and l are kept from sequence to sequence. Nothing is allocated per window, and no sum
 * depends on the number of workers.
 *
 * <p>Source: Kag and Saligrama, ICML 2021; Yin, Corradi and Bohte 2023; see {@link FpttUpdate}.
 */
public final class FpttOptimiser {
  private static final int BLOCK = 8192; // values; a block of each array fits the cache
  private static final double EPSILON = 1e-6;

  /** The loss of one window. */
  @FunctionalInterface
  public interface Window {
    /**
     * Writes the gradient of the window's weighted loss at the current parameters to the {@link
     * Optimiser#gradient} of every optimiser. It may be requested twice for a window: from the same
     * state and with the same draws, at different parameters.
     */
    void differentiate();
  }

  private record Block(Optimiser optimiser, FpttUpdate.Memory memory, Range range) {}

  private final List<Optimiser> optimisers;
  private final FpttSettings settings;
  private final Workers workers;
  private final FpttUpdate update;
  private final float[] memory;
  private final Block[] blocks;
  private final Range[] shares; // of every worker, in blocks
  private final double[] squares; // of every block
  private final Workers.Part pulling = this::pull; // created once, not per window
  private final Workers.Part scaling = this::scale;
  private final Workers.Part following = this::follow;
  private float factor;

  /**
   * Initial state: averages are the current parameters.
   *
   * @param optimisers of all trained parameters, clipped together and updated in this order
   */
  public FpttOptimiser(
      List<? extends Optimiser> optimisers, FpttSettings settings, Workers workers) {
    this.optimisers = List.copyOf(optimisers);
    this.settings = settings;
    this.workers = workers;
    update = new FpttUpdate(settings.alpha(), settings.beta(), settings.form().share());
    int length = 0;
    for (Optimiser optimiser : optimisers) {
      length = Math.addExact(length, Math.multiplyExact(2, optimiser.parameters().length()));
    }
    memory = new float[settings.form() == FpttForm.NONE ? 0 : length];
    blocks = blocks();
    squares = new double[blocks.length];
    shares = new Range[workers.count()];
    Arrays.setAll(shares, worker -> workers.share(worker, blocks.length));
    begin();
  }

  /** Resets: averages are the current parameters, multipliers are 0. */
  public void begin() {
    Arrays.fill(memory, 0f);
    if (memory.length > 0) {
      for (Block block : blocks) {
        copy(block, Direction.TO_AVERAGE);
      }
    }
  }

  private Block[] blocks() {
    List<Block> all = new ArrayList<>();
    int at = 0;
    for (Optimiser optimiser : optimisers) {
      int length = optimiser.parameters().length();
      FpttUpdate.Memory place = new FpttUpdate.Memory(memory, at, at + length);
      for (int from = 0; from < length; from += BLOCK) {
        all.add(new Block(optimiser, place, new Range(from, Math.min(length, from + BLOCK))));
      }
      at += 2 * length;
    }
    return all.toArray(Block[]::new);
  }

  /**
   * Updates the parameters by one window.
   *
   * @return norm of the gradient with its regulariser, before it was clipped
   * @throws NumericException if the gradient is not finite; the parameters are then unusable
   */
  public double learn(Window window, double learningRate) {
    window.differentiate();
    workers.run(pulling);
    double sum = 0;
    for (double part : squares) {
      sum += part;
    }
    double norm = Math.sqrt(sum);
    // The optimiser reports a norm that is not finite, with the layer.
    if (norm < Double.POSITIVE_INFINITY && norm + EPSILON > settings.clip()) {
      factor = (float) (settings.clip() / (norm + EPSILON));
      workers.run(scaling);
    }
    for (int i = 0; i < optimisers.size(); i++) {
      optimisers.get(i).update(learningRate, workers);
    }
    if (settings.form() == FpttForm.TWO_PASS) {
      window.differentiate();
    }
    workers.run(following);
    return norm;
  }

  private void pull(int worker) {
    Range mine = shares[worker];
    for (int i = mine.from(); i < mine.to(); i++) {
      Block block = blocks[i];
      float[] gradient = block.optimiser.gradient();
      if (settings.form() != FpttForm.NONE) {
        update.pull(gradient, values(block), block.memory, block.range);
      }
      squares[i] = FpttUpdate.squares(gradient, block.range);
    }
  }

  private void scale(int worker) {
    Range mine = shares[worker];
    for (int i = mine.from(); i < mine.to(); i++) {
      FpttUpdate.scale(blocks[i].optimiser.gradient(), factor, blocks[i].range);
    }
  }

  private void follow(int worker) {
    Range mine = shares[worker];
    for (int i = mine.from(); i < mine.to(); i++) {
      Block block = blocks[i];
      switch (settings.form()) {
        case MULTIPLIER -> update.follow(values(block), block.memory, block.range);
        case TWO_PASS ->
            update.follow(values(block), block.optimiser.gradient(), block.memory, block.range);
        case NONE -> {}
      }
    }
  }

  private static float[] values(Block block) {
    return block.optimiser.parameters().values();
  }

  /**
   * Ends an epoch: the parameters become their running averages, with which the published networks
   * are evaluated. Multipliers stay. Without a regulariser nothing happens.
   */
  public void adoptAverages() {
    if (settings.form() == FpttForm.NONE) {
      return;
    }
    for (Block block : blocks) {
      copy(block, Direction.TO_PARAMETERS);
    }
    for (Optimiser optimiser : optimisers) {
      optimiser.parameters().changed();
    }
  }

  private enum Direction {
    TO_AVERAGE,
    TO_PARAMETERS
  }

  private static void copy(Block block, Direction direction) {
    float[] kept = block.memory.values();
    int from = block.range.from();
    int at = block.memory.average() + from;
    int size = block.range.size();
    switch (direction) {
      case TO_AVERAGE -> System.arraycopy(values(block), from, kept, at, size);
      case TO_PARAMETERS -> System.arraycopy(kept, at, values(block), from, size);
    }
  }

  /**
   * The state between windows, for each optimiser: the running average, then the multiplier, each
   * in the layout of the parameters; empty without a regulariser. Checkpoints read and write it.
   */
  public float[] memory() {
    return memory;
  }
}
