package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A layer of leaky integrate-and-fire neurons over all steps of one sample, each vector of neurons
 * kept in registers from the first step to the last. Equations and adjoint: see {@code
 * spikeloom.neuron.Lif}; here the gains of the filters are folded into two factors.
 */
public final class LifScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

  private static final int TRACES = 4;

  private final float beta;
  private final float alpha;
  private final float rho;
  private final float kappa;
  private final float currentGain;
  private final float membraneGain;

  /**
   * Decays and gains per step.
   *
   * @param currentGain factor of the input current, 1 - beta
   * @param membraneGain factor of the filtered current, (1 - alpha) times the neuron's gain
   */
  public LifScan(
      double beta,
      double alpha,
      double rho,
      double kappa,
      double currentGain,
      double membraneGain) {
    this.beta = (float) beta;
    this.alpha = (float) alpha;
    this.rho = (float) rho;
    this.kappa = (float) kappa;
    this.currentGain = (float) currentGain;
    this.membraneGain = (float) membraneGain;
  }

  /** The state of a layer with rows of {@code stride}, at rest. */
  public static Rows state(int stride) {
    return Rows.of(TRACES, stride);
  }

  /**
   * Runs the layer over the steps of {@code spikes}.
   *
   * @param trace {@code [steps][stride]}: input currents, overwritten by U - 1
   * @param bias one row
   * @param spikes overwritten; its steps and stride are those of {@code trace}
   * @param state 4 rows: Q, P, R and S before the first step, all 0 at rest; overwritten by those
   *     after the last
   */
  public void forward(Rows trace, Rows bias, SpikeBits spikes, Rows state) {
    for (int k = 0; k < spikes.blocks; k++) {
      for (int j = 0; j < spikes.stride; j += F.length()) {
        forwardBlock(trace, bias, spikes, k, j, state);
      }
    }
    spikes.clearPadding();
  }

  // One loop over the steps of one block and nothing around it: C2 keeps the traces in registers
  // only while they do not cross from loop to loop.
  private void forwardBlock(Rows trace, Rows bias, SpikeBits spikes, int block, int j, Rows state) {
    float[] values = trace.values();
    int stride = trace.stride();
    float[] traces = state.values();
    int first = state.at() + j;
    int second = first + state.stride();
    int third = second + state.stride();
    int fourth = third + state.stride();
    FloatVector vBeta = FloatVector.broadcast(F, beta);
    FloatVector vAlpha = FloatVector.broadcast(F, alpha);
    FloatVector vRho = FloatVector.broadcast(F, rho);
    FloatVector vKappa = FloatVector.broadcast(F, -kappa);
    FloatVector vCurrent = FloatVector.broadcast(F, currentGain);
    FloatVector vMembrane = FloatVector.broadcast(F, membraneGain);
    IntVector one = IntVector.broadcast(I, Float.floatToRawIntBits(1f));
    FloatVector b = FloatVector.fromArray(F, bias.values(), bias.at() + j).sub(1f);
    FloatVector q = FloatVector.fromArray(F, traces, first);
    FloatVector p = FloatVector.fromArray(F, traces, second);
    FloatVector r = FloatVector.fromArray(F, traces, third);
    FloatVector s = FloatVector.fromArray(F, traces, fourth);
    IntVector silent = IntVector.zero(I);
    int at = trace.index(block * SpikeBits.STEPS, j);
    int count = spikes.stepsIn(block);
    for (int i = 0; i < count; i++) {
      q = vBeta.fma(q, vCurrent.mul(FloatVector.fromArray(F, values, at)));
      p = vAlpha.fma(p, vMembrane.mul(q));
      r = vRho.fma(r, s);
      FloatVector margin = vKappa.fma(r, p.add(b));
      margin.intoArray(values, at);
      // The sign bit, spread over the lane, is all ones where the neuron is silent. A margin of -0
      // cannot occur: x - 1 + b rounds to +0 when it is zero.
      IntVector mask = margin.reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
      s = one.lanewise(VectorOperators.AND_NOT, mask).reinterpretAsFloats();
      silent = silent.or(mask.and(1 << i));
      at += stride;
    }
    q.intoArray(traces, first);
    p.intoArray(traces, second);
    r.intoArray(traces, third);
    s.intoArray(traces, fourth);
    silent
        .lanewise(VectorOperators.NOT)
        .and(spikes.full(block))
        .intoArray(spikes.words, block * spikes.stride + j);
  }

  /**
   * The adjoint of {@link #forward} from a state of rest.
   *
   * @param slope {@code [steps][stride]}: the surrogate's derivative at U - 1
   * @param adjoint {@code [steps][stride]}: gradient of the spikes, overwritten by that of the
   *     currents
   * @param biasGradient one row, overwritten
   */
  public void backward(Rows slope, Rows adjoint, int steps, Rows biasGradient) {
    for (int j = 0; j < biasGradient.width(); j += F.length()) {
      backwardVector(slope, adjoint, steps, biasGradient, j);
    }
  }

  private void backwardVector(Rows slope, Rows adjoint, int steps, Rows biasGradient, int j) {
    float[] slopes = slope.values();
    float[] adjoints = adjoint.values();
    FloatVector vBeta = FloatVector.broadcast(F, beta);
    FloatVector vAlpha = FloatVector.broadcast(F, alpha);
    FloatVector vRho = FloatVector.broadcast(F, rho);
    FloatVector vKappa = FloatVector.broadcast(F, -kappa);
    FloatVector vCurrent = FloatVector.broadcast(F, currentGain);
    FloatVector vMembrane = FloatVector.broadcast(F, membraneGain);
    FloatVector uR = FloatVector.zero(F);
    FloatVector uP = FloatVector.zero(F);
    FloatVector uQ = FloatVector.zero(F);
    FloatVector sum = FloatVector.zero(F);
    for (int t = steps - 1; t >= 0; t--) {
      int at = adjoint.index(t, j);
      FloatVector uU =
          FloatVector.fromArray(F, adjoints, at)
              .add(uR)
              .mul(FloatVector.fromArray(F, slopes, slope.index(t, j)));
      uR = vRho.fma(uR, vKappa.mul(uU));
      uP = vAlpha.fma(uP, uU);
      uQ = vBeta.fma(uQ, vMembrane.mul(uP));
      uQ.mul(vCurrent).intoArray(adjoints, at);
      sum = sum.add(uU);
    }
    sum.intoArray(biasGradient.values(), biasGradient.at() + j);
  }
}
