package spikeloom.learning;

import java.util.Map;
import spikeloom.array.GradientSink;
import spikeloom.array.NumericException;

/**
 * An optimiser that also accepts a gradient part by part: call {@link #begin}, complete every part
 * once, call {@link #end}.
 */
public interface PartwiseOptimiser extends MomentOptimiser, GradientSink {
  /** Starts the next update. */
  void begin(double learningRate);

  /**
   * Ends the update.
   *
   * @throws NumericException naming the slice nearest to the output whose gradient was not finite
   */
  void end();

  /** Whether the gradients of the updates from now on are measured, see {@link #gradientNorms}. */
  void measure(boolean wanted);

  /**
   * The Euclidean norm of the last gradient that was measured, for every slice of the parameters by
   * its name; empty if none was.
   */
  Map<String, Double> gradientNorms();
}
