package spikeloom.kernel;

import java.util.Arrays;
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

  private static final int TRACES = 5;
  // Rows of the state beside V, F and z: the rate without its logarithms, and the product of all
  // 1 + exp(-|u|) of a block, at most 2^32, of which one logarithm is taken instead of 32.
  private static final int RATE = 3;
  private static final int PRODUCT = 4;

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

  /** Number of floats that the state of a layer with rows of {@code stride} takes. */
  public static int stateSize(int stride) {
    return TRACES * stride;
  }

  /**
   * Runs the layer over the steps of {@code spikes} and samples them.
   *
   * @param trace {@code [steps][stride]}: input currents, overwritten by the log-odds u
   * @param bias one row
   * @param feedback one row of feedback weights
   * @param uniform {@code [steps][stride]} uniform numbers in [0, 1): a neuron fires where its
   *     number is below its probability
   * @param spikes overwritten
   * @param state {@code [5][stride]}: V, F and z before the first step, all 0 at rest, overwritten
   *     by those after the last; then two rows of scratch
   * @return rate of the sample in nats: sum over steps and neurons of the KL divergence to the
   *     prior
   */
  public double forward(
      float[] trace, Rows bias, Rows feedback, float[] uniform, SpikeBits spikes, float[] state) {
    Arrays.fill(state, RATE * spikes.stride, PRODUCT * spikes.stride, 0f);
    double rate = -logOfPriorSilence * spikes.steps * spikes.channels;
    for (int k = 0; k < spikes.blocks; k++) {
      for (int j = 0; j < spikes.stride; j += F.length()) {
        forwardBlock(trace, bias, feedback, uniform, spikes, k, j, state);
      }
      for (int n = 0; n < spikes.channels; n++) {
        rate -= Math.log(state[PRODUCT * spikes.stride + n]);
      }
    }
    for (int n = 0; n < spikes.channels; n++) {
      rate += state[RATE * spikes.stride + n];
    }
    spikes.clearPadding();
    return rate;
  }

  // See LifScan for why the loop stands alone.
  private void forwardBlock(
      float[] trace,
      Rows bias,
      Rows feedback,
      float[] uniform,
      SpikeBits spikes,
      int block,
      int j,
      float[] state) {
    int stride = spikes.stride;
    FloatVector vGamma = FloatVector.broadcast(F, gamma);
    FloatVector vPhi = FloatVector.broadcast(F, phi);
    FloatVector vGain = FloatVector.broadcast(F, gain);
    int one = Float.floatToRawIntBits(1f);
    FloatVector b = FloatVector.fromArray(F, bias.values(), bias.at() + j);
    FloatVector w = FloatVector.fromArray(F, feedback.values(), feedback.at() + j);
    FloatVector v = FloatVector.fromArray(F, state, j);
    FloatVector f = FloatVector.fromArray(F, state, stride + j);
    FloatVector z = FloatVector.fromArray(F, state, 2 * stride + j);
    FloatVector kl = FloatVector.fromArray(F, state, RATE * stride + j);
    FloatVector product = FloatVector.broadcast(F, 1f);
    IntVector fired = IntVector.zero(I);
    int at = block * SpikeBits.STEPS * stride + j;
    int count = spikes.stepsIn(block);
    for (int i = 0; i < count; i++) {
      v = vGamma.fma(v, vGain.mul(FloatVector.fromArray(F, trace, at)));
      f = vPhi.fma(f, z);
      FloatVector u = w.fma(f, v.add(b));
      u.intoArray(trace, at);
      FloatVector e = VectorMath.expOfMinusAbs(u);
      FloatVector p = VectorMath.logistic(u, e);
      // KL = p (u - logit r) - max(u, 0) - log(1 + exp(-|u|)) - log(1 - r)
      kl = kl.add(p.mul(u.sub(priorLogit)).sub(u.max(0f)));
      product = product.mul(e.add(1f));
      IntVector mask =
          FloatVector.fromArray(F, uniform, at)
              .sub(p)
              .reinterpretAsInts()
              .lanewise(VectorOperators.ASHR, 31);
      z = mask.and(one).reinterpretAsFloats();
      fired = fired.or(mask.and(1 << i));
      at += stride;
    }
    v.intoArray(state, j);
    f.intoArray(state, stride + j);
    z.intoArray(state, 2 * stride + j);
    kl.intoArray(state, RATE * stride + j);
    product.intoArray(state, PRODUCT * stride + j);
    fired.intoArray(spikes.words, block * stride + j);
  }

  /**
   * The adjoint of {@link #forward} from a state of rest, straight through the sampled spikes.
   *
   * @param logOdds {@code [steps][stride]}: u
   * @param adjoint {@code [steps][stride]}: gradient of the spikes, overwritten by that of the
   *     currents
   * @param price weight of the rate in the loss
   * @param spikes what {@link #forward} sampled
   * @param feedback one row of feedback weights
   * @param biasGradient one row, added to
   * @param feedbackGradient one row, added to
   * @param state scratch of {@link #stateSize} floats
   */
  public void backward(
      float[] logOdds,
      float[] adjoint,
      double price,
      SpikeBits spikes,
      Rows feedback,
      Rows biasGradient,
      Rows feedbackGradient,
      float[] state) {
    int stride = spikes.stride;
    Arrays.fill(state, 0, stateSize(stride), 0f);
    for (int k = spikes.blocks - 1; k >= 0; k--) {
      for (int j = 0; j < stride; j += F.length()) {
        backwardBlock(
            logOdds,
            adjoint,
            (float) price,
            spikes,
            k,
            j,
            feedback,
            biasGradient,
            feedbackGradient,
            state);
      }
    }
    // Neurons that are only padding have log-odds 0 and would pay for it.
    for (int j = spikes.channels; j < stride; j++) {
      biasGradient.values()[biasGradient.at() + j] = 0;
      feedbackGradient.values()[feedbackGradient.at() + j] = 0;
      for (int t = 0; t < spikes.steps; t++) {
        adjoint[t * stride + j] = 0;
      }
    }
  }

  private void backwardBlock(
      float[] logOdds,
      float[] adjoint,
      float price,
      SpikeBits spikes,
      int block,
      int j,
      Rows feedback,
      Rows biasGradient,
      Rows feedbackGradient,
      float[] state) {
    int stride = spikes.stride;
    FloatVector vGamma = FloatVector.broadcast(F, gamma);
    FloatVector vPhi = FloatVector.broadcast(F, phi);
    FloatVector vGain = FloatVector.broadcast(F, gain);
    FloatVector one = FloatVector.broadcast(F, 1f);
    FloatVector vPrice = FloatVector.broadcast(F, price);
    FloatVector w = FloatVector.fromArray(F, feedback.values(), feedback.at() + j);
    float[] biasSums = biasGradient.values();
    float[] feedbackSums = feedbackGradient.values();
    FloatVector uF = FloatVector.fromArray(F, state, j);
    FloatVector uV = FloatVector.fromArray(F, state, stride + j);
    // dw = sum of uu(t) F(t) = sum over the spikes of a trace of later uu: no stored F needed.
    FloatVector later = FloatVector.fromArray(F, state, 2 * stride + j);
    FloatVector biasSum = FloatVector.fromArray(F, biasSums, biasGradient.at() + j);
    FloatVector feedbackSum = FloatVector.fromArray(F, feedbackSums, feedbackGradient.at() + j);
    IntVector word = IntVector.fromArray(I, spikes.words, block * stride + j);
    int first = block * SpikeBits.STEPS * stride + j;
    for (int i = spikes.stepsIn(block) - 1; i >= 0; i--) {
      int at = first + i * stride;
      IntVector fired =
          word.lanewise(VectorOperators.LSHL, 31 - i).lanewise(VectorOperators.ASHR, 31);
      feedbackSum = feedbackSum.add(later.reinterpretAsInts().and(fired).reinterpretAsFloats());
      FloatVector u = FloatVector.fromArray(F, logOdds, at);
      FloatVector e = VectorMath.expOfMinusAbs(u);
      FloatVector q = one.div(e.add(1f));
      FloatVector slope = e.mul(q).mul(q); // p (1 - p)
      FloatVector uu =
          vPrice.fma(u.sub(priorLogit), FloatVector.fromArray(F, adjoint, at).add(uF)).mul(slope);
      uF = vPhi.fma(uF, w.mul(uu));
      later = vPhi.fma(later, uu);
      uV = vGamma.fma(uV, uu);
      uV.mul(vGain).intoArray(adjoint, at);
      biasSum = biasSum.add(uu);
    }
    uF.intoArray(state, j);
    uV.intoArray(state, stride + j);
    later.intoArray(state, 2 * stride + j);
    biasSum.intoArray(biasSums, biasGradient.at() + j);
    feedbackSum.intoArray(feedbackSums, feedbackGradient.at() + j);
  }
}
