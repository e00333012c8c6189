package spikeloom.kernel;

import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * The element-wise part of a layer of liquid time-constant neurons, one step of a mini-batch at a
 * time, between its matrix products. Equations and adjoint: see {@code
 * spikeloom.neuron.LiquidTimeConstant}. A row is a sample, a column a neuron.
 */
public final class LtcScan {
  /**
   * Added to states and gradients, and subtracted again: what has decayed to less than about 1e-34
   * becomes 0. Matrix products of numbers below the normal range (1e-38) are many times slower.
   */
  static final float TINY = 1e-27f;

  final float threshold;
  final float adaptation;
  final boolean fires;
  final boolean adapts;

  /**
   * The values of one step.
   *
   * @param drive D
   * @param membraneGate k, in the backward pass overwritten by the gradient of its argument
   * @param adaptationGate q, likewise; not touched where the threshold is fixed
   * @param potential v, in the backward pass overwritten by k dv
   * @param before the state before the step
   * @param after the state after it
   */
  public record Step(
      Rows drive,
      Rows membraneGate,
      Rows adaptationGate,
      Rows potential,
      State before,
      State after) {}

  /** State of the neurons: u, S and b; or their gradients from the next step. */
  public record State(Rows potential, Rows spikes, Rows adaptation) {}

  /**
   * External gradients of a step.
   *
   * @param spikes gradient of the spikes; of width 0: none
   * @param slope the surrogate's values
   * @param margin gradient of the margin in addition to that through the spike; of width 0: none
   */
  public record Outside(Rows spikes, Rows slope, Rows margin) {}

  /**
   * Stochastic spikes: {@code p = s(margin / width)}.
   *
   * @param width softness of the threshold, above 0
   * @param prior log-odds of the reference process
   */
  public record Chance(float width, float prior) {}

  /**
   * A layer's kernel.
   *
   * @param threshold infinite: the neurons never fire
   * @param adaptation 0: fixed threshold
   */
  public LtcScan(double threshold, double adaptation) {
    this.threshold = (float) threshold;
    this.adaptation = (float) adaptation;
    fires = threshold < Double.POSITIVE_INFINITY;
    adapts = adaptation > 0;
  }

  /** {@code out += more}. */
  public static void add(Rows out, Rows more, Range samples) {
    for (int r = samples.from(); r < samples.to(); r++) {
      int to = out.index(r, 0);
      int from = more.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorLtcScan.add(out.values(), to, more.values(), from, out.width());
      } else {
        PlainRows.add(more.values(), from, out.values(), to, out.width());
      }
    }
  }

  /** {@code out *= factor}. */
  public static void scale(Rows out, float factor, Range samples) {
    for (int r = samples.from(); r < samples.to(); r++) {
      int at = out.index(r, 0);
      for (int j = at; j < at + out.width(); j++) {
        out.values()[j] *= factor;
      }
    }
  }

  /** {@code out += row}, a row shared by all samples. */
  public static void addRow(Rows out, Rows row, Range samples) {
    for (int r = samples.from(); r < samples.to(); r++) {
      int to = out.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorLtcScan.add(out.values(), to, row.values(), row.at(), out.width());
      } else {
        PlainRows.add(row.values(), row.at(), out.values(), to, out.width());
      }
    }
  }

  /** A liquid gate: {@code gate = s(gate + more + bias)}. */
  public static void gate(Rows gate, Rows more, Rows bias, Range samples) {
    for (int r = samples.from(); r < samples.to(); r++) {
      int at = gate.index(r, 0);
      int from = more.index(r, 0);
      if (VectorUnit.PRESENT) {
        VectorLtcScan.gate(gate.values(), at, more.values(), from, bias, gate.width());
      } else {
        PlainLtcScan.gate(gate.values(), at, more.values(), from, bias, gate.width());
      }
    }
  }

  /** A constant gate: {@code gate = s(bias)}. */
  public static void constantGate(Rows gate, Rows bias, Range samples) {
    for (int r = samples.from(); r < samples.to(); r++) {
      int at = gate.index(r, 0);
      for (int j = 0; j < gate.width(); j++) {
        gate.values()[at + j] = PlainMath.logistic(bias.values()[bias.at() + j]);
      }
    }
  }

  /** Computes adaptation, potential, spikes and reset from drive and gates. */
  public void fire(Step step, Range samples) {
    for (int r = samples.from(); r < samples.to(); r++) {
      if (VectorUnit.PRESENT) {
        VectorLtcScan.integrate(this, step, r);
        VectorLtcScan.fire(this, step, r);
      } else {
        PlainLtcScan.integrate(this, step, r);
        PlainLtcScan.fire(this, step, r);
      }
    }
  }

  /**
   * The same with stochastic spikes.
   *
   * @param uniform a number in (0, 1) for every neuron, overwritten; a neuron fires where it is
   *     below its probability; 1 - 2^-24 in the padding
   * @param rate added to: KL divergence of every neuron to the prior, in nats
   */
  public void draw(Step step, Range samples, Chance chance, Rows uniform, Rows rate) {
    for (int r = samples.from(); r < samples.to(); r++) {
      if (VectorUnit.PRESENT) {
        VectorLtcScan.integrate(this, step, r);
        VectorLtcScan.draw(step, r, chance, uniform, rate);
      } else {
        PlainLtcScan.integrate(this, step, r);
        PlainLtcScan.draw(step, r, chance, uniform, rate);
      }
    }
  }

  /** Computes adaptation and potential from drive and gates, with given spikes and their reset. */
  public void follow(Step step, Range samples, Rows given) {
    for (int r = samples.from(); r < samples.to(); r++) {
      PlainLtcScan.integrate(this, step, r);
      PlainLtcScan.follow(step, r, given);
    }
  }

  /** The margins {@code v - threshold - adaptation b} of a step. */
  public void margins(Step step, Range samples, Rows margin) {
    for (int r = samples.from(); r < samples.to(); r++) {
      if (VectorUnit.PRESENT) {
        VectorLtcScan.margins(this, step, r, margin);
      } else {
        PlainLtcScan.margins(this, step, r, margin);
      }
    }
  }

  /**
   * The gradient of the rate in the margin.
   *
   * @param margin see {@link #margins}
   * @param reference log-odds v of the prior, a row per sample
   * @param width softness of the threshold
   * @param columns neurons that count; padding becomes 0
   * @param gradient overwritten by {@code rateWeight (margin/width - v) p (1 - p) / width}
   */
  public static void rateGradient(
      Rows margin,
      Rows reference,
      Range samples,
      float width,
      float rateWeight,
      int columns,
      Rows gradient) {
    for (int r = samples.from(); r < samples.to(); r++) {
      if (VectorUnit.PRESENT) {
        VectorLtcScan.rateGradient(margin, reference, r, width, rateWeight, gradient);
      } else {
        PlainLtcScan.rateGradient(margin, reference, r, width, rateWeight, gradient);
      }
      for (int j = columns; j < gradient.width(); j++) {
        gradient.values()[gradient.index(r, j)] = 0;
      }
    }
  }

  /**
   * The adjoint of a step without its matrices: leaves {@code k dv} in {@link Step#potential}, the
   * gradients of the gates' arguments in the gates, and in {@code carried} the gradient that
   * bypasses the matrices.
   *
   * @param carried gradients from the next step, overwritten
   */
  public void backward(Step step, Range samples, Outside outside, State carried) {
    for (int r = samples.from(); r < samples.to(); r++) {
      if (VectorUnit.PRESENT) {
        VectorLtcScan.backward(this, step, r, outside, carried);
      } else {
        PlainLtcScan.backward(this, step, r, outside, carried);
      }
    }
  }
}
