package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.array.NumericException;
import spikeloom.neuron.Qif;
import spikeloom.neuron.QifFlow;

/**
 * One layer of quadratic integrate-and-fire neurons in one example, forward and backward. A
 * neuron's spikes between two inputs follow in closed form from its state after the first; the
 * adjoint of an input's time is {@code w (2 currentAdjoint - angleAdjoint q^2 / (p^2 + q^2)) /
 * tau}.
 */
final class QifLayerPass implements LayerPass {
  private static final double MOST_SPIKES = 1e6;

  private final QifNetwork network;
  private final Qif neuron;
  private final int layer;
  private final int n;
  private final SpikeTimes spikes = new SpikeTimes();
  private final QifStates states;
  private final QifContinuation continuation;
  private final double[] pseudoInput;
  private int[] groupBegin = new int[16];

  QifLayerPass(QifNetwork network, int layer) {
    this.network = network;
    this.layer = layer;
    neuron = network.neuron();
    n = network.neurons(layer);
    states = new QifStates(neuron, n);
    continuation = new QifContinuation(neuron, network.trial(), states);
    pseudoInput = new double[n];
  }

  @Override
  public SpikeTimes spikes() {
    return spikes;
  }

  @Override
  public int neurons() {
    return n;
  }

  @Override
  public double trial() {
    return network.trial();
  }

  @Override
  public double pseudospike(int i, int m) {
    return continuation.time(i, m);
  }

  @Override
  public void addPseudospikeAdjoint(int i, int m, double value) {
    continuation.addTimeAdjoint(i, m, value);
  }

  @Override
  public double pseudoRate(int i) {
    return continuation.rate(i);
  }

  @Override
  public void addPseudoRateAdjoint(int i, double value) {
    continuation.addRateAdjoint(i, value);
  }

  @Override
  public double pseudoInput(int i) {
    return pseudoInput[i];
  }

  /** Potential at the end of the trial. */
  double potentialAtEnd(int i) {
    return states.p[i] / states.q[i];
  }

  /** Current at the end of the trial. */
  double currentAtEnd(int i) {
    return states.current[i];
  }

  @Override
  public void forward(SpikeTimes input) {
    spikes.clear(n);
    states.begin(network.parameters(), network.potentialsAt(layer), network.currentsAt(layer));
    int end;
    for (int i = 0; i < input.size() && input.time(i) <= trial(); i = end) {
      end = input.endOfTie(i);
      double time = input.time(i);
      if (time < 0) {
        throw new IllegalArgumentException("an input spike before the trial, at " + time);
      }
      flowTo(time);
      for (int s = i; s < end; s++) {
        int at = network.weightsAt(layer) + input.source(s) * n;
        Columns.add(states.current, network.parameters(), at, 1);
      }
      states.record(time);
      if (groupBegin.length == states.last()) {
        groupBegin = Arrays.copyOf(groupBegin, 2 * groupBegin.length);
      }
      groupBegin[states.last()] = i;
    }
    flowTo(trial());
    spikes.merge();
    Arrays.fill(pseudoInput, 0);
    continuation.begin(pseudoInput);
  }

  private void flowTo(double end) {
    QifFlow flow = states.stretchTo(end);
    double begin = states.time(states.last());
    states.advanceAll();
    for (int i = 0; i < n; i++) {
      if (!states.firesAtMostOnce(i)) {
        fire(i, begin, end, flow);
      } else if (states.q[i] < 0) {
        addSpike(Math.min(states.firstSpike(i), flow.sigma()), i, begin, end);
        states.flipSign(i);
      }
    }
  }

  private void fire(int i, double begin, double end, QifFlow flow) {
    int count = 0;
    double first = states.firstSpike(i);
    double gap = QifFlow.betweenSpikes(states.currentBefore(i));
    if ((flow.sigma() - first) / gap > MOST_SPIKES) {
      throw new NumericException(
          "A neuron fires more than a million times between two inputs because its weights grew too large:"
              + " use a smaller --learning-rate.");
    }
    for (double sigma = first; sigma < flow.sigma(); sigma = first + count * gap) {
      addSpike(sigma, i, begin, end);
      count++;
    }
    states.advance(i, count);
  }

  private void addSpike(double sigma, int i, double begin, double end) {
    spikes.add(Math.min(begin + neuron.timeConstant() * QifFlow.time(sigma), end), i);
  }

  @Override
  public void forwardPseudo(LayerPass below) {
    for (int j = 0; j < below.neurons(); j++) {
      int at = network.weightsAt(layer) + j * n;
      Columns.add(pseudoInput, network.parameters(), at, below.pseudoRate(j));
    }
    continuation.begin(pseudoInput);
  }

  @Override
  public void endStates() {
    Arrays.fill(states.angleAdjoint, 0);
    Arrays.fill(states.currentAdjoint, 0);
    continuation.addToStates();
  }

  @Override
  public void backwardPseudo(LayerPass below, double[] gradient) {
    for (int j = 0; j < below.neurons(); j++) {
      int at = network.weightsAt(layer) + j * n;
      Columns.addInto(gradient, at, states.currentAdjoint, below.pseudoRate(j));
      double adjoint = Columns.dot(states.currentAdjoint, network.parameters(), at);
      below.addPseudoRateAdjoint(j, adjoint);
    }
  }

  @Override
  public void backward(SpikeTimes input, InputAdjoint wanted, double[] gradient) {
    int spike = spikes.size() - 1;
    double end = trial();
    for (int g = states.last(); g >= 0; g--) {
      states.pullBack(g, end);
      end = states.time(g);
      for (; spike >= 0 && (g == 0 || spikes.time(spike) > end); spike--) {
        states.addSpike(g, spikes.source(spike), spikes.time(spike), spikes.adjoint(spike));
      }
      if (g > 0) {
        inputs(g, input, wanted, gradient);
      }
    }
    states.toParameters(gradient, network.potentialsAt(layer), network.currentsAt(layer));
  }

  private void inputs(int group, SpikeTimes input, InputAdjoint wanted, double[] gradient) {
    if (wanted == InputAdjoint.TIMES) {
      states.inputAt(group);
    }
    int begin = groupBegin[group];
    int end = input.endOfTie(begin);
    for (int s = begin; s < end; s++) {
      int at = network.weightsAt(layer) + input.source(s) * n;
      Columns.addInto(gradient, at, states.currentAdjoint, 1);
      if (wanted == InputAdjoint.TIMES) {
        input.addAdjoint(s, Columns.dot(states.byTime, network.parameters(), at));
      }
    }
  }
}
