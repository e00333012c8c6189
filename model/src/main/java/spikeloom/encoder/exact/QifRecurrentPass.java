package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.array.NumericException;
import spikeloom.neuron.Qif;
import spikeloom.neuron.QifFlow;

/**
 * One example in a {@link QifRecurrentNetwork}, event by event, forward and backward. At a spike
 * the angle of its neuron moves at speed 1 / tau, so that the adjoint A of its time, from the loss
 * and all later events, is an adjoint {@code -tau A} of the angle there.
 *
 * <p>Pseudo-rates are those under the drive of no current at all, and are sent once through the
 * weights.
 */
public final class QifRecurrentPass implements ContinuedSpikes {
  private static final int MOST_EVENTS = 1_000_000;

  private final QifRecurrentNetwork network;
  private final int n;
  private final SpikeTimes spikes = new SpikeTimes();
  private final QifStates states;
  private final double[] rate;
  private final double[] rateAdjoint;
  private final QifContinuation pseudo;
  private final double[] pseudoInput;
  private final int[] count;
  private SpikeTimes input = new SpikeTimes();
  private int[] cause = new int[16]; // of a record: a neuron, or -1 - place of an input
  private int[] number = new int[16]; // of the neuron's spike

  /** Creates buffers for one example. */
  public QifRecurrentPass(QifRecurrentNetwork network) {
    this.network = network;
    n = network.neurons();
    states = new QifStates(network.neuron(), n);
    rate = new double[n];
    rateAdjoint = new double[n];
    pseudo = new QifContinuation(network.neuron(), network.trial(), states);
    pseudoInput = new double[n];
    count = new int[n];
  }

  @Override
  public SpikeTimes spikes() {
    return spikes;
  }

  @Override
  public double trial() {
    return network.trial();
  }

  @Override
  public double pseudospike(int i, int m) {
    return pseudo.time(i, m);
  }

  @Override
  public void addPseudospikeAdjoint(int i, int m, double value) {
    pseudo.addTimeAdjoint(i, m, value);
  }

  @Override
  public double pseudoRate(int i) {
    return rate[i];
  }

  @Override
  public void addPseudoRateAdjoint(int i, double value) {
    rateAdjoint[i] += value;
  }

  /** Potential at the end of the trial. */
  public double potentialAtEnd(int i) {
    return states.p[i] / states.q[i];
  }

  /** Current at the end of the trial. */
  public double currentAtEnd(int i) {
    return states.current[i];
  }

  /**
   * Runs the trial; the list of inputs is also used by {@link #backward}.
   *
   * @param input merged spikes of the inputs, at times from 0; those after T are ignored
   */
  public void forward(SpikeTimes input) {
    this.input = input;
    spikes.clear(n);
    Arrays.fill(count, 0);
    states.begin(network.parameters(), network.potentialsAt(), network.currentsAt());
    int next = 0;
    while (true) {
      boolean more = next < input.size() && input.time(next) <= trial();
      double end = more ? input.time(next) : trial();
      double now = states.time(states.last());
      if (end < 0) {
        throw new IllegalArgumentException("an input spike before the trial, at " + end);
      }
      int first = firstToFire();
      double sigma = QifFlow.spike(states.p[first], states.q[first], states.current[first]);
      double spike =
          sigma < 1 ? now + network.neuron().timeConstant() * QifFlow.time(sigma) : trial();
      if (spike < end) {
        fire(first, spike);
      } else if (more) {
        moveTo(end);
        happen(-1 - next, network.weightsOfInput(input.source(next)), end);
        next++;
      } else {
        moveTo(end);
        break;
      }
    }
    spikes.merge();
    closeTrial();
  }

  private int firstToFire() {
    int first = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double sigma = QifFlow.spike(states.p[i], states.q[i], states.current[i]);
      if (sigma < least) {
        least = sigma;
        first = i;
      }
    }
    return first;
  }

  private void moveTo(double time) {
    states.stretchTo(time);
    for (int i = 0; i < n; i++) {
      states.advance(i, 0);
    }
  }

  private void fire(int neuron, double time) {
    moveTo(time);
    states.p[neuron] = -1;
    states.q[neuron] = 0;
    happen(neuron, network.weightsOf(neuron), time);
    number[states.last()] = count[neuron]++;
    spikes.add(time, neuron);
  }

  private void happen(int what, int weightsAt, double time) {
    Columns.add(states.current, network.parameters(), weightsAt, 1);
    states.record(time);
    int at = states.last();
    if (at >= MOST_EVENTS) {
      throw new NumericException(
          "There are more than a million spikes in a trial because the weights grew too large:"
              + " use a smaller --learning-rate.");
    }
    if (at == cause.length) {
      cause = Arrays.copyOf(cause, 2 * at);
      number = Arrays.copyOf(number, 2 * at);
    }
    cause[at] = what;
  }

  private void closeTrial() {
    Arrays.fill(pseudoInput, 0);
    Arrays.fill(rateAdjoint, 0);
    double drive = network.neuron().drive(0);
    for (int j = 0; j < n; j++) {
      rate[j] = Qif.pseudoRate(states.p[j], states.q[j], drive);
      Columns.add(pseudoInput, network.parameters(), network.weightsOf(j), rate[j]);
    }
    pseudo.begin(pseudoInput);
  }

  /**
   * Backward pass from the adjoints of spikes, pseudospikes and pseudo-rates, once after every
   * {@link #forward}.
   *
   * @param wanted whether the adjoints of the input's times are added to the input
   * @param gradient in the layout of the parameters; the gradient is added
   */
  public void backward(InputAdjoint wanted, double[] gradient) {
    Arrays.fill(states.angleAdjoint, 0);
    Arrays.fill(states.currentAdjoint, 0);
    pseudo.addToStates();
    double drive = network.neuron().drive(0);
    double[] weights = network.parameters();
    for (int j = 0; j < n; j++) {
      int at = network.weightsOf(j);
      for (int i = 0; i < n; i++) {
        double adjoint = pseudo.inputAdjoint(i);
        gradient[at + i] += adjoint * rate[j];
        rateAdjoint[j] += adjoint * weights[at + i];
      }
      double byAngle = Qif.pseudoRateByAngle(states.p[j], states.q[j], drive);
      states.angleAdjoint[j] += rateAdjoint[j] * byAngle;
    }
    double end = trial();
    for (int e = states.last(); e >= 0; e--) {
      states.pullBack(e, end);
      end = states.time(e);
      if (e > 0) {
        event(e, wanted, gradient);
      }
    }
    states.toParameters(gradient, network.potentialsAt(), network.currentsAt());
  }

  private void event(int e, InputAdjoint wanted, double[] gradient) {
    states.inputAt(e);
    int what = cause[e];
    int at = what >= 0 ? network.weightsOf(what) : network.weightsOfInput(input.source(-1 - what));
    Columns.addInto(gradient, at, states.currentAdjoint, 1);
    double adjoint = Columns.dot(states.byTime, network.parameters(), at);
    if (what >= 0) {
      adjoint += spikes.adjoint(spikes.position(what, number[e]));
      states.angleAdjoint[what] -= network.neuron().timeConstant() * adjoint;
    } else if (wanted == InputAdjoint.TIMES) {
      input.addAdjoint(-1 - what, adjoint);
    }
  }
}
