package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A layer of stochastic readout neurons over all steps of one sample. Equations and adjoint: see
 * {@code spikeloom.neuron.StochasticReadout}; the gain is folded into the factor of the current.
 */
public final class ReadoutScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

  private final float gamma;
  private final float phi;
  private final float gain;
  private final float priorLogit;
  private final double logOfPriorSilence;

  /**
   * Decays per step, the factor of the current, and the prior rate r in (0, 1).
   *
   * @param gain (1 - gamma) times the neuron's gain
   */
  public ReadoutScan(double gamma, double phi, double gain, double prior) {
    this.gamma = (float) gamma;
    this.phi = (float) phi;
    this.gain = (float) gain;
    this.priorLogit = (float) (Math.log(prior) - Math.log1p(-prior));
    this.logOfPriorSilence = Math.log1p(-prior);
  }

  /**
   * Runs the layer from rest and samples its spikes.
   *
   * @param trace {@code [steps][stride]}: input currents, overwritten by the log-odds u
   * @param bias one row
   * @param feedback one row of feedback weights
   * @param uniform {@code [steps][stride]} uniform numbers in [0, 1): a neuron fires where its
   *     number is below its probability
   * @param spikes overwritten
   * @return rate of the sample in nats: sum over steps and neurons of the KL divergence to the
   *     prior
   */
  public double forward(
      float[] trace, Rows bias, Rows feedback, float[] uniform, SpikeBits spikes) {
    int stride = spikes.stride;
    FloatVector vGamma = FloatVector.broadcast(F, gamma);
    FloatVector vPhi = FloatVector.broadcast(F, phi);
    FloatVector vGain = FloatVector.broadcast(F, gain);
    int one = Float.floatToRawIntBits(1f);
    double rate = 0;
    for (int j = 0; j < stride; j += F.length()) {
      FloatVector v = FloatVector.zero(F);
      FloatVector f = v;
      FloatVector z = v;
      FloatVector kl = v;
      FloatVector b = FloatVector.fromArray(F, bias.values(), bias.at() + j);
      FloatVector w = FloatVector.fromArray(F, feedback.values(), feedback.at() + j);
      for (int k = 0; k < spikes.blocks; k++) {
        IntVector fired = IntVector.zero(I);
        int first = k * SpikeBits.STEPS;
        int count = spikes.stepsIn(k);
        for (int i = 0; i < count; i++) {
          int at = (first + i) * stride + j;
          v = vGamma.fma(v, vGain.mul(FloatVector.fromArray(F, trace, at)));
          f = vPhi.fma(f, z);
          FloatVector u = w.fma(f, v.add(b));
          u.intoArray(trace, at);
          FloatVector e = VectorMath.expOfMinusAbs(u);
          FloatVector p = VectorMath.logistic(u, e);
          kl = kl.add(p.mul(u.sub(priorLogit)).sub(VectorMath.softplus(u, e)));
          IntVector mask =
              FloatVector.fromArray(F, uniform, at)
                  .sub(p)
                  .reinterpretAsInts()
                  .lanewise(VectorOperators.ASHR, 31);
          z = mask.and(one).reinterpretAsFloats();
          fired = fired.or(mask.and(1 << i));
        }
        fired.intoArray(spikes.words, k * stride + j);
      }
      int lanes = Math.min(F.length(), spikes.channels - j);
      for (int lane = 0; lane < lanes; lane++) {
        rate += kl.lane(lane);
      }
    }
    clearPadding(spikes);
    return rate - logOfPriorSilence * spikes.steps * spikes.channels;
  }

  private static void clearPadding(SpikeBits spikes) {
    for (int k = 0; k < spikes.blocks; k++) {
      for (int i = spikes.channels; i < spikes.stride; i++) {
        spikes.words[k * spikes.stride + i] = 0;
      }
    }
  }

  /**
   * The adjoint of {@link #forward}, straight through the sampled spikes.
   *
   * @param logOdds {@code [steps][stride]}: u
   * @param adjoint {@code [steps][stride]}: gradient of the spikes, overwritten by that of the
   *     currents
   * @param price weight of the rate in the loss
   * @param spikes what {@link #forward} sampled
   * @param feedback one row of feedback weights
   * @param biasGradient one row, added to
   * @param feedbackGradient one row, added to
   */
  public void backward(
      float[] logOdds,
      float[] adjoint,
      double price,
      SpikeBits spikes,
      Rows feedback,
      Rows biasGradient,
      Rows feedbackGradient) {
    int stride = spikes.stride;
    FloatVector vGamma = FloatVector.broadcast(F, gamma);
    FloatVector vPhi = FloatVector.broadcast(F, phi);
    FloatVector vGain = FloatVector.broadcast(F, gain);
    FloatVector vPrice = FloatVector.broadcast(F, (float) price);
    FloatVector one = FloatVector.broadcast(F, 1f);
    float[] biasSums = biasGradient.values();
    float[] feedbackSums = feedbackGradient.values();
    for (int j = 0; j < stride; j += F.length()) {
      FloatVector uF = FloatVector.zero(F);
      FloatVector uV = uF;
      FloatVector w = FloatVector.fromArray(F, feedback.values(), feedback.at() + j);
      FloatVector biasSum = FloatVector.fromArray(F, biasSums, biasGradient.at() + j);
      FloatVector feedbackSum = FloatVector.fromArray(F, feedbackSums, feedbackGradient.at() + j);
      // dw = sum of uu(t) F(t) = sum over spikes at t' of a trace of later uu: no stored F needed.
      FloatVector later = uF;
      for (int k = spikes.blocks - 1; k >= 0; k--) {
        IntVector word = IntVector.fromArray(I, spikes.words, k * stride + j);
        int first = k * SpikeBits.STEPS;
        for (int i = spikes.stepsIn(k) - 1; i >= 0; i--) {
          int at = (first + i) * stride + j;
          IntVector fired =
              word.lanewise(VectorOperators.LSHL, 31 - i).lanewise(VectorOperators.ASHR, 31);
          feedbackSum = feedbackSum.add(later.reinterpretAsInts().and(fired).reinterpretAsFloats());
          FloatVector u = FloatVector.fromArray(F, logOdds, at);
          FloatVector e = VectorMath.expOfMinusAbs(u);
          FloatVector q = one.div(e.add(1f));
          FloatVector slope = e.mul(q).mul(q); // p (1 - p)
          FloatVector uu =
              vPrice
                  .fma(u.sub(priorLogit), FloatVector.fromArray(F, adjoint, at).add(uF))
                  .mul(slope);
          uF = vPhi.fma(uF, w.mul(uu));
          later = vPhi.fma(later, uu);
          uV = vGamma.fma(uV, uu);
          uV.mul(vGain).intoArray(adjoint, at);
          biasSum = biasSum.add(uu);
        }
      }
      biasSum.intoArray(biasSums, biasGradient.at() + j);
      feedbackSum.intoArray(feedbackSums, feedbackGradient.at() + j);
    }
    // Neurons that are only padding have log-odds 0 and would pay for it.
    for (int j = spikes.channels; j < stride; j++) {
      biasSums[biasGradient.at() + j] = 0;
      feedbackSums[feedbackGradient.at() + j] = 0;
      for (int t = 0; t < spikes.steps; t++) {
        adjoint[t * stride + j] = 0;
      }
    }
  }
}
