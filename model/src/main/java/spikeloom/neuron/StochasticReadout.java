package spikeloom.neuron;

/**
 * Stochastic readout neuron: the probability of a Bernoulli spike depends on a leaky sum of its
 * input currents and a trace of its own past spikes. All traces are 0 before the first step:
 *
 * <pre>{@code
 * V(t) = gamma V(t-1) + (1 - gamma) c(t)        membrane, a filter of gain 1
 * F(t) = phi   F(t-1) + z(t-1)                  trace of its own spikes
 * u(t) = gain V(t) + b + w F(t)                 log-odds of a spike
 * p(t) = 1 / (1 + exp(-u(t))),   z(t) ~ Bernoulli(p(t))
 * }</pre>
 *
 * <p>Rate term of one neuron and step, given the past: {@code KL(Bernoulli(p) || Bernoulli(r)) = p
 * (u - logit r) - log(1 + exp(u)) - log(1 - r)}, with derivative {@code p (1-p) (u - logit r)} in
 * u.
 *
 * <p>Adjoint with the straight-through estimator (a spike's gradient is taken as its
 * probability's), a(t) = dz(t) the gradient that reaches the spike from outside and k the weight of
 * the rate term:
 *
 * <pre>{@code
 * uu(t) = p (1-p) (a(t) + uF(t+1) + k (u(t) - logit r))
 * uF(t) = phi uF(t+1) + w uu(t)
 * uV(t) = gamma uV(t+1) + gain uu(t)
 * dc(t) = (1 - gamma) uV(t),   db = sum of uu(t),   dw = sum of uu(t) F(t)
 * }</pre>
 *
 * <p>Source: the readout of VDIB (Skatchkovsky, Simeone and Jang, NeurIPS 2021) with exponential
 * filters instead of raised cosines; straight-through: Bengio, Leonard and Courville 2013.
 *
 * @param gamma decay of the membrane per step, in [0, 1)
 * @param phi decay of the trace of own spikes per step, in [0, 1)
 * @param gain factor between the normalised membrane trace and the log-odds, above 0
 */
public record StochasticReadout(double gamma, double phi, double gain) {
  /** Checks the ranges. */
  public StochasticReadout {
    Neurons.requireDecay("gamma", gamma);
    Neurons.requireDecay("phi", phi);
    if (!(gain > 0)) {
      throw new IllegalArgumentException("gain must be above 0, not " + gain);
    }
  }

  /**
   * The response of one neuron: log-odds u, spikes z, trace of own spikes F, and the rate term in
   * nats.
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Response(double[] logOdds, double[] spikes, double[] feedback, double rate) {}

  /** The gradients of currents, bias and feedback weight of one neuron. */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Adjoint(double[] current, double bias, double feedbackWeight) {}

  /** Draws a spike at step t from a probability. */
  @FunctionalInterface
  public interface Sampler {
    /** The spike at {@code step}: 0 or 1, or the probability itself for a mean-field response. */
    double spike(int step, double probability);
  }

  /** One neuron, step by step in double precision; see {@link Lif#respond}. */
  public Response respond(
      double[] current, double bias, double feedbackWeight, double prior, Sampler sampler) {
    int steps = current.length;
    double[] logOdds = new double[steps];
    double[] spikes = new double[steps];
    double[] feedback = new double[steps];
    double v = 0;
    double f = 0;
    double rate = 0;
    for (int t = 0; t < steps; t++) {
      v = gamma * v + (1 - gamma) * current[t];
      f = phi * f + (t > 0 ? spikes[t - 1] : 0);
      double u = gain * v + bias + feedbackWeight * f;
      double p = 1 / (1 + Math.exp(-u));
      rate += rate(u, prior);
      logOdds[t] = u;
      feedback[t] = f;
      spikes[t] = sampler.spike(t, p);
    }
    return new Response(logOdds, spikes, feedback, rate);
  }

  /** KL(Bernoulli(s(u)) || Bernoulli(prior)) in nats, stable for every u. */
  public static double rate(double logOdds, double prior) {
    return divergence(logOdds, logit(prior));
  }

  /** KL(Bernoulli(s(u)) || Bernoulli(s(v))) in nats of two log-odds, stable for all. */
  public static double divergence(double logOdds, double reference) {
    double e = Math.exp(-Math.abs(logOdds));
    double p = logOdds >= 0 ? 1 / (1 + e) : e / (1 + e);
    return p * (logOdds - reference) - softplus(logOdds) + softplus(reference);
  }

  /** log(1 + exp(x)), stable for every x. */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** log(p / (1 - p)). */
  public static double logit(double probability) {
    return Math.log(probability) - Math.log1p(-probability);
  }

  /** The derivative of a spike in its log-odds, for which an estimator stands. */
  @FunctionalInterface
  public interface SpikeSlope {
    /** The derivative of a spike z, drawn with a probability. */
    double at(double probability, double spike);
  }

  /** The adjoint of {@link #respond}, straight through the spikes. */
  public Adjoint adjoint(
      Response response, double[] outside, double feedbackWeight, double prior, double rateWeight) {
    return adjoint(response, outside, feedbackWeight, (p, z) -> p * (1 - p), prior, rateWeight);
  }

  /**
   * The adjoint of {@link #respond}.
   *
   * @param outside dz(t)
   * @param spikeSlope derivative of a spike
   * @param rateWeight k, the weight of the rate term in the loss
   */
  public Adjoint adjoint(
      Response response,
      double[] outside,
      double feedbackWeight,
      SpikeSlope spikeSlope,
      double prior,
      double rateWeight) {
    int steps = outside.length;
    double[] current = new double[steps];
    double bias = 0;
    double weight = 0;
    double uF = 0;
    double uV = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double u = response.logOdds()[t];
      double p = 1 / (1 + Math.exp(-u));
      double uu =
          spikeSlope.at(p, response.spikes()[t]) * (outside[t] + uF)
              + p * (1 - p) * rateWeight * (u - logit(prior));
      uF = phi * uF + feedbackWeight * uu;
      uV = gamma * uV + gain * uu;
      current[t] = (1 - gamma) * uV;
      bias += uu;
      weight += uu * response.feedback()[t];
    }
    return new Adjoint(current, bias, weight);
  }

  /**
   * The score: gradient of the log-probability of the spikes given the currents, {@code sum over t
   * of log p(z(t) | past)}. With {@code uu(t) = z(t) - p(t)} the filters are those of {@link
   * #adjoint}; spikes are given, so nothing flows through them.
   */
  public Adjoint score(Response response) {
    int steps = response.spikes().length;
    double[] current = new double[steps];
    double bias = 0;
    double weight = 0;
    double uV = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double uu = response.spikes()[t] - 1 / (1 + Math.exp(-response.logOdds()[t]));
      uV = gamma * uV + gain * uu;
      current[t] = (1 - gamma) * uV;
      bias += uu;
      weight += uu * response.feedback()[t];
    }
    return new Adjoint(current, bias, weight);
  }
}
