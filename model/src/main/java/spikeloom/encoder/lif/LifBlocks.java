package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.spike.SpikeBatch;

/**
 * A {@link LifEncoder} that runs forward a block of steps at a time, with one or several draws of
 * the latent spikes. Only the last block is kept. The hidden layers do not depend on the draws, and
 * run once.
 */
final class LifBlocks {
  final int steps;
  final int length; // of a block; the last can extend beyond the last step
  final int blocks;
  final List<LifEncoder.Layer> layers;
  final SpikeBits[][] spikes; // [layer][sample]: inputs
  final SpikeBits[][] latent; // [draw][sample]
  final Rows[] margin; // [hidden layer], a row per sample and step: U - 1
  final Rows[] logOdds; // [draw]
  private final LifEncoder encoder;
  private final int readout;
  private final LifScan[] lif;
  private final ReadoutScan stochastic;
  private final InputCurrents[] currents;
  private final Rows readoutCurrent;
  private final Rows[][] hiddenState; // [layer][sample]
  private final Rows[][] readoutState; // [draw][sample]
  private final Rows[] uniform; // [worker]

  LifBlocks(LifEncoder encoder, EligibilityPass.Room capacity, Workers workers) {
    this.encoder = encoder;
    steps = capacity.steps();
    blocks = (steps + SpikeBits.STEPS - 1) / SpikeBits.STEPS;
    length = (steps + blocks - 1) / blocks;
    layers = encoder.layers();
    readout = layers.size() - 1;
    LifEncoder.Structure structure = encoder.structure();
    StochasticReadout r = structure.readout();
    double gain = (1 - r.gamma()) * r.gain();
    SpikeEstimator estimator = structure.sampling().estimator();
    stochastic = new ReadoutScan(r.gamma(), r.phi(), gain, structure.prior(), estimator);
    lif = new LifScan[readout];
    margin = new Rows[readout];
    hiddenState = new Rows[readout][capacity.samples()];
    spikes = new SpikeBits[layers.size()][capacity.samples()];
    currents = new InputCurrents[layers.size()];
    int rows = capacity.samples() * length;
    readoutCurrent = Rows.of(rows, Padding.stride(encoder.latents()));
    for (int l = 0; l < layers.size(); l++) {
      LifEncoder.Layer layer = layers.get(l);
      int stride = Padding.stride(layer.neurons());
      Arrays.setAll(spikes[l], b -> new SpikeBits(length, layer.inputs()));
      if (l < readout) {
        lif[l] = scan(structure.neuron(l));
        margin[l] = Rows.of(rows, stride);
        Arrays.setAll(hiddenState[l], b -> LifScan.state(stride));
      }
      Rows out = l < readout ? margin[l] : readoutCurrent;
      currents[l] =
          new InputCurrents(layer.weights(), encoder.parameters(), spikes[l], out, workers);
    }
    latent = new SpikeBits[capacity.draws()][capacity.samples()];
    logOdds = new Rows[capacity.draws()];
    readoutState = new Rows[capacity.draws()][capacity.samples()];
    for (int d = 0; d < capacity.draws(); d++) {
      Arrays.setAll(latent[d], b -> new SpikeBits(length, encoder.latents()));
      logOdds[d] = Rows.of(rows, readoutCurrent.stride());
      Arrays.setAll(readoutState[d], b -> ReadoutScan.state(readoutCurrent.stride()));
    }
    uniform = new Rows[workers.count()];
    Arrays.setAll(uniform, w -> Rows.of(length, readoutCurrent.stride()));
  }

  private static LifScan scan(Lif n) {
    double membraneGain = (1 - n.alpha()) * n.gain();
    return new LifScan(n.beta(), n.alpha(), n.rho(), n.kappa(), 1 - n.beta(), membraneGain);
  }

  /** First step of a block. */
  int first(int block) {
    return block * length;
  }

  /** Number of steps of a block. */
  int stepsIn(int block) {
    return Math.min(length, steps - first(block));
  }

  /** Resets samples to the state before their first step. */
  void rest(Range samples) {
    for (int b = samples.from(); b < samples.to(); b++) {
      for (Rows[] state : hiddenState) {
        Arrays.fill(state[b].values(), 0f);
      }
      for (Rows[] state : readoutState) {
        Arrays.fill(state[b].values(), 0f);
      }
    }
  }

  /** Runs samples through a block, from the state of the previous block or from rest. */
  void run(int worker, Range samples, int block, EligibilityPass.Input received) {
    for (int b = samples.from(); b < samples.to(); b++) {
      readInput(received.input(), b, block);
    }
    for (int l = 0; l <= readout; l++) {
      currents[l].sum(worker, samples);
      for (int b = samples.from(); b < samples.to() && l < readout; b++) {
        Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
        lif[l].forward(margin[l].from(b * length), bias, spikes[l + 1][b], hiddenState[l][b]);
      }
    }
    for (int b = samples.from(); b < samples.to(); b++) {
      for (int d = 0; d < latent.length; d++) {
        sample(uniform[worker], b, d, block, received.draws());
      }
    }
  }

  private void readInput(SpikeBatch input, int b, int block) {
    SpikeBits bits = spikes[0][b];
    bits.clear();
    for (int t = 0; t < stepsIn(block); t++) {
      int step = first(block) + t;
      for (int i = input.begin(b, step); i < input.end(b, step); i++) {
        bits.set(t, input.channel(i));
      }
    }
  }

  private void sample(Rows numbers, int b, int draw, int block, LatentDraws draws) {
    Arrays.fill(numbers.values(), 0f);
    for (int t = 0; t < stepsIn(block); t++) {
      draws.write(b, draw, first(block) + t, numbers.values(), numbers.index(t, 0));
    }
    Rows odds = logOdds[draw].from(b * length);
    int from = readoutCurrent.index(b * length, 0);
    int size = length * odds.stride();
    System.arraycopy(readoutCurrent.values(), from, odds.values(), odds.at(), size);
    Rows bias = Rows.of(layers.get(readout).bias(), encoder.parameters().values());
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    stochastic.forward(odds, bias, feedback, numbers, latent[draw][b], readoutState[draw][b]);
  }

  /** Adds the latent spikes of a block to those of all steps. */
  void copyLatent(int draw, int b, int block, SpikeBits whole) {
    if (block == 0) {
      whole.clear();
    }
    for (int n = 0; n < encoder.latents(); n++) {
      int word = latent[draw][b].word(0, n) & mask(block);
      for (int rest = word; rest != 0; rest &= rest - 1) {
        whole.set(first(block) + Integer.numberOfTrailingZeros(rest), n);
      }
    }
  }

  private int mask(int block) {
    return -1 >>> (SpikeBits.STEPS - stepsIn(block));
  }

  /** Number of spikes of a sample in the steps of a block. */
  int count(SpikeBits bits, int block) {
    int mask = mask(block);
    int count = 0;
    for (int c = 0; c < bits.channels(); c++) {
      count += Integer.bitCount(bits.word(0, c) & mask);
    }
    return count;
  }
}
