package spikeloom.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** {@link ScoreScan} in vectors, each vector of neurons from the first step to the last. */
final class VectorScoreScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

  private VectorScoreScan() {}

  static void addRates(ScoreScan scan, Rows logOdds, int steps, Rows sum) {
    for (int j = 0; j < sum.width(); j += F.length()) {
      addRates(scan, logOdds.values(), logOdds.index(0, j), logOdds.stride(), steps, sum, j);
    }
  }

  private static void addRates(
      ScoreScan scan, float[] odds, int at, int stride, int steps, Rows sum, int j) {
    FloatVector vPrior = FloatVector.broadcast(F, scan.priorLogit);
    FloatVector silence = FloatVector.broadcast(F, scan.logOfPriorSilence);
    FloatVector rate = FloatVector.fromArray(F, sum.values(), sum.index(0, j));
    for (int t = 0; t < steps; t++) {
      FloatVector u = FloatVector.fromArray(F, odds, at + t * stride);
      FloatVector e = VectorMath.expOfMinusAbs(u);
      rate = rate.add(rate(u, e, vPrior, silence));
    }
    rate.intoArray(sum.values(), sum.index(0, j));
  }

  // With q = 1 / (1 + exp(|u|)), the probability of the less likely of the two outcomes:
  // KL = -q |u| - p logit(r) - log(1 + exp(-|u|)) - log(1 - r).
  private static FloatVector rate(
      FloatVector u, FloatVector e, FloatVector vPrior, FloatVector silence) {
    FloatVector d = e.add(VectorMath.ONE);
    FloatVector q = e.div(d);
    FloatVector p = VectorMath.logistic(u, q);
    FloatVector sum = q.mul(u.abs()).add(p.mul(vPrior));
    return VectorMath.log(d).add(silence).add(sum).neg();
  }

  static void add(
      ScoreScan scan,
      Rows logOdds,
      SpikeBits spikes,
      ScoreScan.Credit credit,
      Rows state,
      ScoreScan.Sums sums) {
    for (int j = 0; j < spikes.stride; j += F.length()) {
      addNeurons(scan, logOdds, spikes, credit, state, sums, j);
    }
    // Padding neurons have log-odds 0 and would have errors.
    int channels = spikes.channels;
    int end = spikes.stride;
    for (int t = 0; t < credit.steps() && channels < end; t++) {
      clear(sums.error(), t, channels, end);
    }
    clear(sums.bias(), 0, channels, end);
    clear(sums.feedback(), 0, channels, end);
  }

  private static void clear(Rows rows, int row, int from, int to) {
    Arrays.fill(rows.values(), rows.index(row, from), rows.index(row, to), 0f);
  }

  private static void addNeurons(
      ScoreScan scan,
      Rows logOdds,
      SpikeBits spikes,
      ScoreScan.Credit credit,
      Rows state,
      ScoreScan.Sums sums,
      int j) {
    float[] odds = logOdds.values();
    float[] errors = sums.error().values();
    float[] signal = credit.signal();
    Rows reference = credit.reference();
    int oddsAt = logOdds.index(0, j);
    int oddsStride = logOdds.stride();
    int errorAt = sums.error().index(0, j);
    int errorStride = sums.error().stride();
    int steps = credit.steps();
    int after = credit.later() + steps - 1;
    FloatVector vPhi = FloatVector.broadcast(F, scan.phi);
    FloatVector vPrice = FloatVector.broadcast(F, (float) credit.rateWeight());
    FloatVector vPrior = FloatVector.broadcast(F, scan.priorLogit);
    FloatVector silence = FloatVector.broadcast(F, scan.logOfPriorSilence);
    IntVector one = IntVector.broadcast(I, Float.floatToRawIntBits(1f));
    IntVector word = IntVector.fromArray(I, spikes.words, j);
    FloatVector f = FloatVector.fromArray(F, state.values(), state.index(0, j));
    FloatVector z = FloatVector.fromArray(F, state.values(), state.index(1, j));
    FloatVector left = FloatVector.fromArray(F, state.values(), state.index(2, j));
    FloatVector bias = FloatVector.fromArray(F, sums.bias().values(), sums.bias().index(0, j));
    Rows own = sums.feedback();
    FloatVector feedback = FloatVector.fromArray(F, own.values(), own.index(0, j));
    for (int t = 0; t < steps; t++) {
      FloatVector u = FloatVector.fromArray(F, odds, oddsAt + t * oddsStride);
      FloatVector e = VectorMath.expOfMinusAbs(u);
      FloatVector kl = rate(u, e, vPrior, silence);
      FloatVector q = e.div(e.add(VectorMath.ONE));
      FloatVector p = VectorMath.logistic(u, q);
      f = vPhi.fma(f, z);
      z =
          word.lanewise(VectorOperators.LSHL, 31 - t)
              .lanewise(VectorOperators.ASHR, 31)
              .and(one)
              .reinterpretAsFloats();
      left = left.sub(kl);
      FloatVector credited =
          vPrice.fma(left.sub(kl.mul(after - t)), FloatVector.broadcast(F, signal[t]));
      FloatVector v = FloatVector.fromArray(F, reference.values(), reference.index(t, j));
      FloatVector slope = q.sub(q.mul(q)).mul(u.sub(v)).mul(vPrice);
      FloatVector m = credited.fma(z.sub(p), slope);
      int at = errorAt + t * errorStride;
      FloatVector.fromArray(F, errors, at).add(m).intoArray(errors, at);
      bias = bias.add(m);
      feedback = m.fma(f, feedback);
    }
    f.intoArray(state.values(), state.index(0, j));
    z.intoArray(state.values(), state.index(1, j));
    left.intoArray(state.values(), state.index(2, j));
    bias.intoArray(sums.bias().values(), sums.bias().index(0, j));
    feedback.intoArray(own.values(), own.index(0, j));
  }
}
