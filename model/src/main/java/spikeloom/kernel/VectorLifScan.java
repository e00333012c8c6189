package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/**
 * {@link LifScan} in vectors, each vector of neurons kept in registers from the first step to the
 * last.
 */
final class VectorLifScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

  private VectorLifScan() {}

  static void forward(LifScan scan, Rows trace, Rows bias, SpikeBits spikes, Rows state) {
    for (int k = 0; k < spikes.blocks; k++) {
      for (int j = 0; j < spikes.stride; j += F.length()) {
        forwardBlock(scan, trace, bias, spikes, k, j, state);
      }
    }
    spikes.clearPadding();
  }

  // One loop over the steps of one block and nothing around it: C2 keeps the traces in registers
  // only while they do not cross from loop to loop.
  private static void forwardBlock(
      LifScan scan, Rows trace, Rows bias, SpikeBits spikes, int block, int j, Rows state) {
    float[] values = trace.values();
    int stride = trace.stride();
    float[] traces = state.values();
    int first = state.at() + j;
    int second = first + state.stride();
    int third = second + state.stride();
    int fourth = third + state.stride();
    FloatVector vBeta = FloatVector.broadcast(F, scan.beta);
    FloatVector vAlpha = FloatVector.broadcast(F, scan.alpha);
    FloatVector vRho = FloatVector.broadcast(F, scan.rho);
    FloatVector vKappa = FloatVector.broadcast(F, -scan.kappa);
    FloatVector vCurrent = FloatVector.broadcast(F, scan.currentGain);
    FloatVector vMembrane = FloatVector.broadcast(F, scan.membraneGain);
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

  static void backward(LifScan scan, Rows slope, Rows adjoint, int steps, Rows biasGradient) {
    for (int j = 0; j < biasGradient.width(); j += F.length()) {
      backwardVector(scan, slope, adjoint, steps, biasGradient, j);
    }
  }

  private static void backwardVector(
      LifScan scan, Rows slope, Rows adjoint, int steps, Rows biasGradient, int j) {
    float[] slopes = slope.values();
    float[] adjoints = adjoint.values();
    FloatVector vBeta = FloatVector.broadcast(F, scan.beta);
    FloatVector vAlpha = FloatVector.broadcast(F, scan.alpha);
    FloatVector vRho = FloatVector.broadcast(F, scan.rho);
    FloatVector vKappa = FloatVector.broadcast(F, -scan.kappa);
    FloatVector vCurrent = FloatVector.broadcast(F, scan.currentGain);
    FloatVector vMembrane = FloatVector.broadcast(F, scan.membraneGain);
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
