package spikeloom.encoder.exact;

import java.util.random.RandomGenerator;
import spikeloom.neuron.Qif;
import spikeloom.neuron.ThetaNeuron;

/** Networks and inputs for properties that hold for all of them. */
enum RandomNetworks {
  THETA {
    @Override
    TimeNetwork zero(int... sizes) {
      return new ThetaNetwork(ThetaNeuron.ofPaper(), 2, sizes);
    }

    @Override
    TimeNetwork draw(RandomGenerator random, double scale, int... sizes) {
      ThetaNetwork network = new ThetaNetwork(ThetaNeuron.ofPaper(), 2, sizes);
      fill(network, random, scale, 0.3);
      for (int l = 0; l < network.layers(); l++) {
        for (int n = 0; n < network.neurons(l); n++) {
          network.parameters()[network.phasesAt(l) + n] = 0.5 + 5 * random.nextDouble();
        }
      }
      network.changed();
      return network;
    }
  },
  QIF {
    @Override
    TimeNetwork zero(int... sizes) {
      return new QifNetwork(Qif.ofPaper(), 4, sizes);
    }

    @Override
    TimeNetwork draw(RandomGenerator random, double scale, int... sizes) {
      QifNetwork network = new QifNetwork(Qif.ofPaper(), 4, sizes);
      fill(network, random, 4 * scale, 0.5);
      for (int l = 0; l < network.layers(); l++) {
        for (int n = 0; n < network.neurons(l); n++) {
          network.parameters()[network.potentialsAt(l) + n] = random.nextGaussian() / 2;
          network.parameters()[network.currentsAt(l) + n] = random.nextGaussian();
        }
      }
      return network;
    }
  };

  /** A network of zeros. */
  abstract TimeNetwork zero(int... sizes);

  /** A network whose weights are about {@code scale} and rather positive. */
  abstract TimeNetwork draw(RandomGenerator random, double scale, int... sizes);

  private static void fill(TimeNetwork network, RandomGenerator random, double scale, double mean) {
    for (int l = 0; l < network.layers(); l++) {
      int end = network.weightsAt(l) + network.inputs(l) * network.neurons(l);
      for (int i = network.weightsAt(l); i < end; i++) {
        network.parameters()[i] = scale * (mean + random.nextGaussian());
      }
    }
  }

  /** Spikes at random times of random inputs. */
  static SpikeTimes input(RandomGenerator random, int inputs, int spikes, double trial) {
    SpikeTimes input = new SpikeTimes();
    input.clear(inputs);
    for (int i = 0; i < spikes; i++) {
      input.add(0.9 * trial * random.nextDouble(), random.nextInt(inputs));
    }
    input.merge();
    return input;
  }

  /** The same spikes, adjoints 0. */
  static SpikeTimes copy(SpikeTimes spikes) {
    SpikeTimes copy = new SpikeTimes();
    copy.clear(spikes.neurons());
    for (int i = 0; i < spikes.size(); i++) {
      copy.add(spikes.time(i), spikes.source(i));
    }
    copy.merge();
    return copy;
  }
}
