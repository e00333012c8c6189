package spikeloom.neuron;

/**
 * The theta neuron, a quadratic integrate-and-fire neuron that fires by itself, with pulses as
 * input:
 *
 * <pre>
 *   tau V' = V (V - 1) + I,  I &gt; 1/4;    input of weight w: V += w;    spike at V = +inf, reset to -inf
 *   a = sqrt(I - 1/4),  V - 1/2 = -a cot(psi),  psi in (0, pi),  phase phi = tau psi / a
 * </pre>
 *
 * <p>The phase moves at speed 1 from 0 to the period {@code pi tau / a}. In projective form {@code
 * V - 1/2 = a p / q} with {@code (p, q) = (-cos psi, sin psi)}: time rotates the pair, a pulse adds
 * {@code (w / a) q} to p, and reset changes nothing, because (p, q) and (-p, -q) are one point.
 * Source: Klos and Memmesheimer, "Smooth exact gradient descent learning in spiking neural
 * networks", arXiv 2309.14523.
 *
 * @param timeConstant tau
 * @param current I, more than 1/4
 */
public record ThetaNeuron(double timeConstant, double current) {
  /** Checks that the neuron fires by itself. */
  public ThetaNeuron {
    if (!(timeConstant > 0) || timeConstant > Double.MAX_VALUE) {
      throw new IllegalArgumentException("time constant: " + timeConstant);
    }
    if (!(current > 0.25) || current > Double.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a theta neuron needs a constant current above 1/4, not " + current);
    }
  }

  /** The neuron of the paper's classification of MNIST: a = 1, period 6. */
  public static ThetaNeuron ofPaper() {
    return new ThetaNeuron(6 / Math.PI, 1.25);
  }

  /** {@code a = sqrt(I - 1/4)}. */
  public double amplitude() {
    return Math.sqrt(current - 0.25);
  }

  /** Angle psi per unit of time, {@code a / tau}. */
  public double speed() {
    return amplitude() / timeConstant;
  }

  /** Time from reset to spike without input, {@code pi tau / a}. */
  public double period() {
    return Math.PI / speed();
  }

  /** Phase after a pulse. */
  public double pulsed(double phase, double weight) {
    double psi = phase * speed();
    double omega = weight / amplitude();
    return Math.atan2(Math.sin(psi), Math.cos(psi) - omega * Math.sin(psi)) / speed();
  }

  /** Derivative of {@link #pulsed} by the phase. */
  public double pulsedByPhase(double phase, double weight) {
    return 1 / stretch(phase * speed(), weight / amplitude());
  }

  /** Derivative of {@link #pulsed} by the weight. */
  public double pulsedByWeight(double phase, double weight) {
    double psi = phase * speed();
    double sine = Math.sin(psi);
    return byWeight() * sine * sine / stretch(psi, weight / amplitude());
  }

  /**
   * {@code tau / a^2}, the derivative of the phase after a small pulse at V = 1/2 by its weight.
   */
  public double byWeight() {
    return 1 / (speed() * amplitude());
  }

  private static double stretch(double psi, double omega) {
    double left = Math.cos(psi) - omega * Math.sin(psi);
    double sine = Math.sin(psi);
    return left * left + sine * sine;
  }
}
