package spikeloom.kernel;

import spikeloom.array.Rows;

/** {@link LtcScan} in plain loops, a row at a time. */
final class PlainLtcScan {
  private PlainLtcScan() {}

  /** 0 for what is hardly above the smallest normal number. */
  private static float normal(float x) {
    return x + LtcScan.TINY - LtcScan.TINY;
  }

  static void gate(float[] gate, int at, float[] more, int moreAt, Rows bias, int width) {
    for (int j = 0; j < width; j++) {
      float argument = gate[at + j] + more[moreAt + j] + bias.values()[bias.at() + j];
      gate[at + j] = PlainMath.logistic(argument);
    }
  }

  // Writes the margin to the place of the spikes.
  static void integrate(LtcScan scan, LtcScan.Step step, int r) {
    float[] drive = step.drive().values();
    float[] k = step.membraneGate().values();
    float[] q = step.adaptationGate().values();
    float[] v = step.potential().values();
    float[] u = step.before().potential().values();
    float[] s = step.before().spikes().values();
    float[] b = step.before().adaptation().values();
    float[] margin = step.after().spikes().values();
    float[] raised = step.after().adaptation().values();
    int at = step.drive().index(r, 0);
    int qAt = step.adaptationGate().index(r, 0);
    int uAt = step.before().potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    for (int j = 0; j < step.drive().width(); j++) {
      float old = b[uAt + j];
      float now = scan.adapts ? normal(old * q[qAt + j] + (1 - q[qAt + j]) * s[uAt + j]) : old;
      float potential = normal(u[uAt + j] + k[at + j] * (drive[at + j] - u[uAt + j]));
      raised[toAt + j] = now;
      v[at + j] = potential;
      margin[toAt + j] = potential - (scan.threshold + scan.adaptation * now);
    }
  }

  static void fire(LtcScan scan, LtcScan.Step step, int r) {
    float[] v = step.potential().values();
    float[] u = step.after().potential().values();
    float[] s = step.after().spikes().values();
    int at = step.potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    for (int j = 0; j < step.drive().width(); j++) {
      boolean spike = scan.fires && s[toAt + j] > 0;
      s[toAt + j] = spike ? 1 : 0;
      u[toAt + j] = spike ? 0 : v[at + j];
    }
  }

  static void draw(LtcScan.Step step, int r, LtcScan.Chance chance, Rows uniform, Rows rate) {
    float[] v = step.potential().values();
    float[] u = step.after().potential().values();
    float[] s = step.after().spikes().values();
    float[] draws = uniform.values();
    float[] sum = rate.values();
    int at = step.potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    int drawAt = uniform.index(r, 0);
    int sumAt = rate.index(r, 0);
    double silence = Math.log1p(Math.exp(chance.prior()));
    for (int j = 0; j < step.drive().width(); j++) {
      float logit = s[toAt + j] / chance.width();
      float e = PlainMath.expOfMinusAbs(logit);
      float q = e / (1 + e);
      float p = logit < 0 ? q : 1 - q;
      double kl = silence - q * Math.abs(logit) - p * chance.prior() - Math.log1p(e);
      sum[sumAt + j] += (float) kl;
      boolean spike = draws[drawAt + j] < p;
      s[toAt + j] = spike ? 1 : 0;
      u[toAt + j] = spike ? 0 : v[at + j];
    }
  }

  static void follow(LtcScan.Step step, int r, Rows given) {
    float[] v = step.potential().values();
    float[] u = step.after().potential().values();
    float[] s = step.after().spikes().values();
    int at = step.potential().index(r, 0);
    int toAt = step.after().spikes().index(r, 0);
    int from = given.index(r, 0);
    for (int j = 0; j < step.drive().width(); j++) {
      float spike = given.values()[from + j];
      s[toAt + j] = spike;
      u[toAt + j] = (1 - spike) * v[at + j];
    }
  }

  static void margins(LtcScan scan, LtcScan.Step step, int r, Rows margin) {
    float[] v = step.potential().values();
    float[] b = step.after().adaptation().values();
    int at = step.potential().index(r, 0);
    int bAt = step.after().adaptation().index(r, 0);
    int to = margin.index(r, 0);
    for (int j = 0; j < margin.width(); j++) {
      margin.values()[to + j] = v[at + j] - (scan.threshold + scan.adaptation * b[bAt + j]);
    }
  }

  static void rateGradient(
      Rows margin, Rows reference, int r, float width, float rateWeight, Rows gradient) {
    int at = margin.index(r, 0);
    int to = gradient.index(r, 0);
    int referenceAt = reference.index(r, 0);
    float inverse = 1 / width;
    for (int j = 0; j < gradient.width(); j++) {
      float logit = margin.values()[at + j] * inverse;
      float e = PlainMath.expOfMinusAbs(logit);
      float slope = e / ((1 + e) * (1 + e));
      gradient.values()[to + j] =
          rateWeight * (logit - reference.values()[referenceAt + j]) * slope * inverse;
    }
  }

  static void backward(
      LtcScan scan, LtcScan.Step step, int r, LtcScan.Outside outside, LtcScan.State carried) {
    float[] drive = step.drive().values();
    float[] k = step.membraneGate().values();
    float[] q = step.adaptationGate().values();
    float[] v = step.potential().values();
    float[] u = step.before().potential().values();
    float[] old = step.before().spikes().values();
    float[] b = step.before().adaptation().values();
    float[] s = step.after().spikes().values();
    float[] ofPotential = carried.potential().values();
    float[] ofSpikes = carried.spikes().values();
    float[] ofAdaptation = carried.adaptation().values();
    int at = step.drive().index(r, 0);
    int uAt = step.before().potential().index(r, 0);
    int sAt = step.after().spikes().index(r, 0);
    int carryAt = carried.potential().index(r, 0);
    boolean heard = outside.spikes().width() > 0;
    boolean priced = outside.margin().width() > 0;
    int heardAt = heard ? outside.spikes().index(r, 0) : 0;
    int pricedAt = priced ? outside.margin().index(r, 0) : 0;
    int slopeAt = outside.slope().index(r, 0);
    for (int j = 0; j < step.drive().width(); j++) {
      float reached = ofPotential[carryAt + j];
      float ofSpike = ofSpikes[carryAt + j];
      ofSpike += heard ? outside.spikes().values()[heardAt + j] : 0;
      float a = outside.slope().values()[slopeAt + j] * (ofSpike - v[at + j] * reached);
      a += priced ? outside.margin().values()[pricedAt + j] : 0;
      float dv = (1 - s[sAt + j]) * reached + a;
      float gate = k[at + j];
      float back = 0;
      if (scan.adapts) {
        int qAt = step.adaptationGate().index(r, j);
        float kept = q[qAt];
        float db = ofAdaptation[carryAt + j] - scan.adaptation * a;
        q[qAt] = normal(db * (b[uAt + j] - old[uAt + j]) * kept * (1 - kept));
        back = normal((1 - kept) * db);
        ofAdaptation[carryAt + j] = normal(kept * db);
      }
      k[at + j] = normal(dv * (drive[at + j] - u[uAt + j]) * gate * (1 - gate));
      v[at + j] = normal(gate * dv);
      ofPotential[carryAt + j] = normal((1 - gate) * dv);
      ofSpikes[carryAt + j] = back;
    }
  }
}
