package spikeloom.encoder.exact;

import java.util.stream.IntStream;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * A {@link SrmNetwork} with its weights, as a {@link TimeNetwork}. The weights of a layer lie
 * neuron by neuron.
 *
 * @param srm the network
 * @param silentPush what the gradient of all weights of a neuron that was silent throughout a batch
 *     is lowered by, at least 0; with 0 the gradient is that of the loss alone
 * @param parameters its weights
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SrmTimeNetwork(SrmNetwork srm, double silentPush, double[] parameters)
    implements TimeNetwork {
  /** A network of zeros. */
  public SrmTimeNetwork(SrmNetwork srm, double silentPush) {
    this(srm, silentPush, new double[srm.weights()]);
  }

  @Override
  public double trial() {
    return srm.trial();
  }

  @Override
  public int layers() {
    return srm.layers();
  }

  @Override
  public int inputs(int layer) {
    return srm.neurons(layer);
  }

  @Override
  public int neurons(int layer) {
    return srm.neurons(layer + 1);
  }

  @Override
  public int weightsAt(int layer) {
    return srm.offset(layer + 1);
  }

  /** Draws the weights of a layer from a normal distribution. */
  public void drawNormalWeights(int layer, double mean, double deviation, RandomKey key) {
    FastRandom random = key.fold(layer).random();
    for (int i = weightsAt(layer); i < weightsAt(layer) + inputs(layer) * neurons(layer); i++) {
      parameters[i] = mean + deviation * random.nextGaussian();
    }
  }

  /**
   * A silent neuron has no spike time that could be differentiated: its weights would never change.
   * They are raised a little; where none is silent nothing is.
   */
  @Override
  public void pushSilent(int layer, boolean[] silent, double[] gradient) {
    int width = inputs(layer);
    for (int n = 0; n < silent.length; n++) {
      int row = weightsAt(layer) + n * width;
      for (int i = row; silent[n] && i < row + width; i++) {
        gradient[i] -= silentPush;
      }
    }
  }

  @Override
  public void changed() {
    // Every finite number is a weight.
  }

  @Override
  public TimePass pass() {
    return new TimePass(
        IntStream.range(0, layers()).mapToObj(l -> new SrmLayerPass(this, l)).toList());
  }
}
