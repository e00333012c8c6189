package spikeloom.evaluation.dl4j;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.dataset.Dataset;
import spikeloom.dl4j.NetworkMemory;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

/**
 * Trains the network of a judge: Adam on cross-entropy, shifted images, a fixed number of steps.
 */
final class JudgeTraining {
  private static final long STEPS_BETWEEN_COLLECTIONS = 256;

  private final Dataset.Split split;
  private final JudgeKey key;
  private final RandomKey random;
  private final int batch;
  private final int steps; // per epoch
  private final float[] image;
  private final float[] images;
  private final float[] labels;

  JudgeTraining(Dataset.Split split, JudgeKey key) {
    this.split = split;
    this.key = key;
    random = RandomKey.ofSeed(key.settings().seed()).fold("judge");
    batch = Math.min(key.settings().batch(), split.size());
    steps = split.size() / batch; // the rest of an epoch's order is skipped
    image = new float[key.shape().size()];
    images = new float[batch * image.length];
    labels = new float[batch * key.classes()];
  }

  /** A trained network, to be closed by the caller. */
  MultiLayerNetwork run(Judge.Progress progress) {
    MultiLayerNetwork network = JudgeNetwork.create(key, key.settings().epochs() * steps);
    boolean trained = false;
    try {
      train(network, progress);
      trained = true;
      return network;
    } finally {
      if (!trained) {
        NetworkMemory.free(network);
      }
    }
  }

  private void train(MultiLayerNetwork network, Judge.Progress progress) {
    int epochs = key.settings().epochs();
    long total = (long) epochs * steps;
    long done = 0;
    try (INDArray input = Nd4j.create(DataType.FLOAT, batch, image.length);
        INDArray target = Nd4j.create(DataType.FLOAT, batch, key.classes())) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        int[] order = random.fold("order").fold(epoch).random().permutation(split.size());
        FastRandom shifts = random.fold("shifts").fold(epoch).random();
        for (int step = 0; step < steps; step++) {
          fill(order, step * batch, shifts);
          JudgeNetwork.buffer(input).put(images);
          JudgeNetwork.buffer(target).put(labels);
          network.fit(input, target);
          done++;
          collectGarbage(done);
          progress.trained(done * batch, total * batch);
        }
      }
    }
  }

  // Deeplearning4j leaves native arrays that only the garbage collector frees, and it does not see
  // their size.
  private static void collectGarbage(long steps) {
    if (steps % STEPS_BETWEEN_COLLECTIONS == 0) {
      System.gc();
    }
  }

  private void fill(int[] order, int from, FastRandom shifts) {
    Arrays.fill(images, 0f);
    Arrays.fill(labels, 0f);
    int range = 2 * key.settings().shift() + 1;
    for (int b = 0; b < batch; b++) {
      int index = order[from + b];
      split.copyTo(index, image, 0);
      int down = shifts.nextInt(range) - key.settings().shift();
      int right = shifts.nextInt(range) - key.settings().shift();
      shift(image, key.shape(), down, right, images, b * image.length);
      labels[b * key.classes() + split.label(index)] = 1f;
    }
  }

  /** Writes a shifted image to {@code target[at ..]}, which holds zeros. */
  static void shift(
      float[] image, SignalShape.Image shape, int down, int right, float[] target, int at) {
    int height = shape.height();
    int width = shape.width();
    int length = width - Math.abs(right);
    if (length <= 0) {
      return;
    }
    for (int plane = 0; plane < shape.planes(); plane++) {
      for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
        int to = (plane * height + y) * width + Math.max(0, right);
        int from = (plane * height + y - down) * width + Math.max(0, -right);
        System.arraycopy(image, from, target, at + to, length);
      }
    }
  }
}
