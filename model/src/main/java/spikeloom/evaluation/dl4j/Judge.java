package spikeloom.evaluation.dl4j;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.dataset.Dataset;
import spikeloom.dl4j.NetworkMemory;
import spikeloom.evaluation.EvaluationException;

/**
 * A classifier trained on the original images of a data set that classifies reconstructions: its
 * accuracy measures how much relevant information they preserve. It is never trained on
 * reconstructions or test images. Source of the measure: VDIB (Skatchkovsky, Simeone and Jang,
 * NeurIPS 2021), image reconstruction.
 *
 * <p>The same images, settings and number of native threads give a bit-identical judge. The native
 * library must be loaded before. Not thread safe.
 */
public final class Judge implements AutoCloseable {
  // A fixed batch size, so that sums over an image do not depend on the number of images.
  private static final int BATCH = 64;

  private final JudgeKey key;
  private final MultiLayerNetwork network;
  private final INDArray input;
  private final float[] values;
  private final float[] scores;

  /** Receives the progress of a training. An exception that it throws ends the training. */
  @FunctionalInterface
  public interface Progress {
    /** Called after every batch: {@code examples} of {@code total} training examples are done. */
    void trained(long examples, long total);
  }

  private Judge(JudgeKey key, MultiLayerNetwork network) {
    this.key = key;
    this.network = network;
    input = Nd4j.create(DataType.FLOAT, BATCH, key.shape().size());
    values = new float[BATCH * key.shape().size()];
    scores = new float[BATCH * key.classes()];
  }

  /**
   * Trains a judge on the training images of a data set; takes minutes.
   *
   * @throws EvaluationException if its samples are not images, or there are no training images
   */
  public static Judge train(Dataset dataset, JudgeSettings settings, Progress progress) {
    return train(dataset, JudgeKey.of(dataset, settings), progress);
  }

  private static Judge train(Dataset dataset, JudgeKey key, Progress progress) {
    return new Judge(key, new JudgeTraining(dataset.train(), key).run(progress));
  }

  /**
   * Reads the judge in {@code folder} if it was trained on these training images with these
   * settings; else trains and stores it. A damaged file or one of another format is replaced.
   *
   * @throws EvaluationException as {@link #train}, or if the file cannot be written
   */
  public static Judge cached(
      Path folder, Dataset dataset, JudgeSettings settings, Progress progress) {
    JudgeKey key = JudgeKey.of(dataset, settings);
    Path file = file(folder, dataset.name());
    if (Files.isRegularFile(file)) {
      try {
        JudgeFile stored = JudgeFile.read(file);
        if (stored.key().equals(key)) {
          return of(stored, file);
        }
      } catch (EvaluationException unusable) {
        // The message advises training again, which happens now.
      }
    }
    Judge judge = train(dataset, key, progress);
    judge.save(file);
    return judge;
  }

  /** Path of the judge of a data set in {@link #cached}. */
  public static Path file(Path folder, String dataset) {
    return folder.resolve("judge-" + dataset.replaceAll("[^A-Za-z0-9._-]", "_") + ".bin");
  }

  /**
   * Writes the judge atomically.
   *
   * @throws EvaluationException if the file cannot be written
   */
  public void save(Path file) {
    new JudgeFile(key, JudgeNetwork.parameters(network)).write(file);
  }

  /**
   * Reads a judge that {@link #save} wrote.
   *
   * @throws EvaluationException if there is none, or it is damaged
   */
  public static Judge load(Path file) {
    return of(JudgeFile.read(file), file);
  }

  private static Judge of(JudgeFile stored, Path file) {
    MultiLayerNetwork network = JudgeNetwork.create(stored.key(), 1);
    if (network.numParams() != stored.parameters().length) {
      NetworkMemory.free(network);
      throw JudgeFile.damaged(file, stored.parameters().length + " weights do not fit its network");
    }
    JudgeNetwork.buffer(network.params()).put(stored.parameters());
    return new Judge(stored.key(), network);
  }

  /** Name of the data set that it was trained on. */
  public String dataset() {
    return key.dataset();
  }

  /** Settings of its training. */
  public JudgeSettings settings() {
    return key.settings();
  }

  /**
   * Classifies images.
   *
   * @param images concatenated in the shape of the data set, values in [0, 1]
   * @param count how many there are
   * @return the class of each
   */
  public int[] classify(float[] images, int count) {
    int size = key.shape().size();
    if ((long) count * size > images.length) {
      throw new IllegalArgumentException(
          images.length + " values are not " + count + " images of " + key.shape());
    }
    int[] classes = new int[count];
    for (int from = 0; from < count; from += BATCH) {
      int here = Math.min(BATCH, count - from);
      System.arraycopy(images, from * size, values, 0, here * size);
      read(here, classes, from);
    }
    return classes;
  }

  /**
   * What the judge computes for images.
   *
   * @param features values of the last hidden layer, {@code [images][features]}
   * @param probabilities of the classes, {@code [images][classes]}
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Reading(double[][] features, double[][] probabilities) {}

  /**
   * Reads images.
   *
   * @param images {@code [images][values]}, values in [0, 1]
   */
  public Reading read(double[][] images) {
    double[][] features = new double[images.length][];
    double[][] probabilities = new double[images.length][];
    int size = key.shape().size();
    for (int from = 0; from < images.length; from += BATCH) {
      int here = Math.min(BATCH, images.length - from);
      Arrays.fill(values, 0f);
      for (int i = 0; i < here * size; i++) {
        values[i] = (float) images[from + i / size][i % size];
      }
      JudgeNetwork.buffer(input).put(values);
      List<INDArray> layers = network.feedForward(input, false);
      copy(layers.get(layers.size() - 2), here, features, from);
      copy(layers.get(layers.size() - 1), here, probabilities, from);
      layers.stream().filter(l -> l != input && l.closeable()).forEach(INDArray::close);
    }
    return new Reading(features, probabilities);
  }

  private static void copy(INDArray layer, int count, double[][] to, int at) {
    int width = (int) layer.size(1);
    float[] read = new float[BATCH * width];
    try (INDArray rows = layer.dup('c')) {
      JudgeNetwork.buffer(rows).get(read);
    }
    for (int b = 0; b < count; b++) {
      double[] row = new double[width];
      for (int i = 0; i < width; i++) {
        row[i] = read[b * width + i];
      }
      to[at + b] = row;
    }
  }

  /** The accuracy on the images of a split, 0 .. 1; 0 for an empty split. */
  public double accuracy(Dataset.Split split) {
    if (!split.shape().equals(key.shape())) {
      throw new IllegalArgumentException(
          "a judge of images of " + key.shape() + " cannot read " + split.shape());
    }
    int size = key.shape().size();
    int[] classes = new int[BATCH];
    int right = 0;
    for (int from = 0; from < split.size(); from += BATCH) {
      int here = Math.min(BATCH, split.size() - from);
      for (int b = 0; b < here; b++) {
        split.copyTo(from + b, values, b * size);
      }
      read(here, classes, 0);
      for (int b = 0; b < here; b++) {
        right += classes[b] == split.label(from + b) ? 1 : 0;
      }
    }
    return split.size() == 0 ? 0 : right / (double) split.size();
  }

  // The classes of the first `count` images in `values`.
  private void read(int count, int[] classes, int at) {
    Arrays.fill(values, count * key.shape().size(), values.length, 0f);
    JudgeNetwork.buffer(input).put(values);
    try (INDArray output = network.output(input);
        INDArray rows = output.dup('c')) {
      JudgeNetwork.buffer(rows).get(scores);
    }
    for (int b = 0; b < count; b++) {
      classes[at + b] = largest(b * key.classes());
    }
  }

  private int largest(int from) {
    int best = 0;
    for (int c = 1; c < key.classes(); c++) {
      if (scores[from + c] > scores[from + best]) {
        best = c;
      }
    }
    return best;
  }

  @Override
  public void close() {
    input.close();
    NetworkMemory.free(network);
  }
}
