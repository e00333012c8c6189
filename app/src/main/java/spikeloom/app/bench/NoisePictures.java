package spikeloom.app.bench;

import java.util.Objects;
import spikeloom.dataset.Dataset;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

/**
 * Square grey pictures of random pixels: every pixel is grey with a given probability, else black.
 * They cost as much as real pictures of as many spikes, in any size and density.
 */
final class NoisePictures implements Dataset.Split {
  private static final float GREY = 0.5f;

  private final int size;
  private final SignalShape.Image shape;
  private final double density;
  private final RandomKey key;

  private NoisePictures(int size, int side, double density, String part) {
    this.size = size;
    this.density = density;
    shape = new SignalShape.Image(1, side, side);
    key = RandomKey.ofSeed(1).fold("noise").fold(part);
  }

  /**
   * A data set.
   *
   * @param samples number of training pictures; the test part has eight
   * @param side rows and columns
   * @param density probability of a grey pixel, 0 .. 1
   */
  static Dataset dataset(int samples, int side, double density) {
    return new Dataset(
        "noise",
        1,
        new NoisePictures(samples, side, density, "train"),
        new NoisePictures(8, side, density, "test"));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public SignalShape shape() {
    return shape;
  }

  @Override
  public int label(int index) {
    return 0;
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    var random = key.fold(Objects.checkIndex(index, size)).random();
    for (int i = 0; i < shape.size(); i++) {
      target[at + i] = random.nextDouble() < density ? GREY : 0;
    }
  }
}
