package spikeloom.kernel;

import spikeloom.array.Rows;

/** {@link ScoreScan} in plain loops, a neuron at a time. */
final class PlainScoreScan {
  private PlainScoreScan() {}

  static void addRates(ScoreScan scan, Rows logOdds, int steps, Rows sum) {
    for (int n = 0; n < sum.width(); n++) {
      float rate = sum.values()[sum.index(0, n)];
      for (int t = 0; t < steps; t++) {
        rate += rate(scan, logOdds.values()[logOdds.index(t, n)]);
      }
      sum.values()[sum.index(0, n)] = rate;
    }
  }

  private static float rate(ScoreScan scan, float u) {
    double e = Math.exp(-Math.abs(u));
    double q = e / (1 + e);
    double p = u < 0 ? q : 1 - q;
    return (float)
        (-q * Math.abs(u) - p * scan.priorLogit - Math.log1p(e) - scan.logOfPriorSilence);
  }

  static void add(
      ScoreScan scan,
      Rows logOdds,
      SpikeBits spikes,
      ScoreScan.Credit credit,
      Rows state,
      ScoreScan.Sums sums) {
    for (int n = 0; n < spikes.channels; n++) {
      addNeuron(scan, logOdds, spikes.word(0, n), n, credit, state, sums);
    }
  }

  private static void addNeuron(
      ScoreScan scan,
      Rows logOdds,
      int word,
      int n,
      ScoreScan.Credit credit,
      Rows state,
      ScoreScan.Sums sums) {
    float[] traces = state.values();
    float rateWeight = (float) credit.rateWeight();
    float f = traces[state.index(0, n)];
    float z = traces[state.index(1, n)];
    float left = traces[state.index(2, n)];
    float bias = 0;
    float feedback = 0;
    for (int t = 0; t < credit.steps(); t++) {
      float u = logOdds.values()[logOdds.index(t, n)];
      float e = (float) Math.exp(-Math.abs(u));
      float q = e / (1 + e);
      float p = u < 0 ? q : 1 - q;
      float kl = rate(scan, u);
      f = scan.phi * f + z;
      z = word >>> t & 1;
      left -= kl;
      float later = left - (credit.later() + credit.steps() - 1 - t) * kl;
      Rows v = credit.reference();
      float m =
          (credit.signal()[t] + rateWeight * later) * (z - p)
              + rateWeight * q * (1 - q) * (u - v.values()[v.index(t, n)]);
      sums.error().values()[sums.error().index(t, n)] += m;
      bias += m;
      feedback += m * f;
    }
    traces[state.index(0, n)] = f;
    traces[state.index(1, n)] = z;
    traces[state.index(2, n)] = left;
    sums.bias().values()[sums.bias().index(0, n)] += bias;
    sums.feedback().values()[sums.feedback().index(0, n)] += feedback;
  }
}
