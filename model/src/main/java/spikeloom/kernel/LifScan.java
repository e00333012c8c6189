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

  /**
   * Runs the layer from rest.
   *
   * @param trace {@code [steps][stride]}: input currents, overwritten by U - 1
   * @param bias one row
   * @param spikes overwritten; its steps and stride are those of {@code trace}
   */
  public void forward(float[] trace, Rows bias, SpikeBits spikes) {
    int stride = spikes.stride;
    FloatVector vBeta = FloatVector.broadcast(F, beta);
    FloatVector vAlpha = FloatVector.broadcast(F, alpha);
    FloatVector vRho = FloatVector.broadcast(F, rho);
    FloatVector vKappa = FloatVector.broadcast(F, -kappa);
    FloatVector vCurrent = FloatVector.broadcast(F, currentGain);
    FloatVector vMembrane = FloatVector.broadcast(F, membraneGain);
    IntVector one = IntVector.broadcast(I, Float.floatToRawIntBits(1f));
    for (int j = 0; j < stride; j += F.length()) {
      FloatVector q = FloatVector.zero(F);
      FloatVector p = q;
      FloatVector r = q;
      FloatVector s = q;
      FloatVector b = FloatVector.fromArray(F, bias.values(), bias.at() + j).sub(1f);
      for (int k = 0; k < spikes.blocks; k++) {
        IntVector silent = IntVector.zero(I);
        int first = k * SpikeBits.STEPS;
        int count = spikes.stepsIn(k);
        for (int i = 0; i < count; i++) {
          int at = (first + i) * stride + j;
          q = vBeta.fma(q, vCurrent.mul(FloatVector.fromArray(F, trace, at)));
          p = vAlpha.fma(p, vMembrane.mul(q));
          r = vRho.fma(r, s);
          FloatVector margin = vKappa.fma(r, p.add(b));
          margin.intoArray(trace, at);
          // The sign bit, spread over the lane, is all ones where the neuron is silent. A margin of
          // -0 cannot occur: x - 1 + b rounds to +0 when it is zero.
          IntVector mask = margin.reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
          s = one.lanewise(VectorOperators.AND_NOT, mask).reinterpretAsFloats();
          silent = silent.or(mask.and(1 << i));
        }
        silent
            .lanewise(VectorOperators.NOT)
            .and(spikes.full(k))
            .intoArray(spikes.words, k * stride + j);
      }
    }
    clearPadding(spikes);
  }

  private static void clearPadding(SpikeBits spikes) {
    for (int k = 0; k < spikes.blocks; k++) {
      for (int i = spikes.channels; i < spikes.stride; i++) {
        spikes.words[k * spikes.stride + i] = 0;
      }
    }
  }

  /**
   * The adjoint of {@link #forward}.
   *
   * @param slope {@code [steps][stride]}: the surrogate's derivative at U - 1
   * @param adjoint {@code [steps][stride]}: gradient of the spikes, overwritten by that of the
   *     currents
   * @param biasGradient one row, added to
   */
  public void backward(float[] slope, float[] adjoint, int steps, Rows biasGradient) {
    int stride = biasGradient.stride();
    FloatVector vBeta = FloatVector.broadcast(F, beta);
    FloatVector vAlpha = FloatVector.broadcast(F, alpha);
    FloatVector vRho = FloatVector.broadcast(F, rho);
    FloatVector vKappa = FloatVector.broadcast(F, -kappa);
    FloatVector vCurrent = FloatVector.broadcast(F, currentGain);
    FloatVector vMembrane = FloatVector.broadcast(F, membraneGain);
    float[] sums = biasGradient.values();
    for (int j = 0; j < stride; j += F.length()) {
      FloatVector uR = FloatVector.zero(F);
      FloatVector uP = uR;
      FloatVector uQ = uR;
      FloatVector sum = FloatVector.fromArray(F, sums, biasGradient.at() + j);
      for (int t = steps - 1; t >= 0; t--) {
        int at = t * stride + j;
        FloatVector uU =
            FloatVector.fromArray(F, adjoint, at).add(uR).mul(FloatVector.fromArray(F, slope, at));
        uR = vRho.fma(uR, vKappa.mul(uU));
        uP = vAlpha.fma(uP, uU);
        uQ = vBeta.fma(uQ, vMembrane.mul(uP));
        uQ.mul(vCurrent).intoArray(adjoint, at);
        sum = sum.add(uU);
      }
      sum.intoArray(sums, biasGradient.at() + j);
    }
  }
}
