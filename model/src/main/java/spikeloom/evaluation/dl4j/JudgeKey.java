package spikeloom.evaluation.dl4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.EvaluationException;
import spikeloom.spike.SignalShape;

/**
 * The training data and settings of a judge; judges with the same key are equal.
 *
 * @param dataset name of the data set
 * @param shape of its images
 * @param classes number of classes
 * @param content CRC-32C of all training images and labels
 * @param settings settings of the training
 */
record JudgeKey(
    String dataset, SignalShape.Image shape, int classes, long content, JudgeSettings settings) {
  JudgeKey {
    if (classes < 2) {
      throw new IllegalArgumentException("a judge cannot classify " + classes + " classes");
    }
  }

  /**
   * The key of a judge for a data set.
   *
   * @throws EvaluationException if its samples are not images, or there are no training images
   */
  static JudgeKey of(Dataset dataset, JudgeSettings settings) {
    if (!(dataset.shape() instanceof SignalShape.Image image)) {
      throw new EvaluationException(
          "A judge reads images, but the samples of %s are %s."
              .formatted(dataset.name(), dataset.shape()));
    }
    if (dataset.train().size() == 0 || dataset.classes() < 2) {
      throw new EvaluationException(
          "A judge cannot be trained on %s: it has %d training images of %d classes."
              .formatted(dataset.name(), dataset.train().size(), dataset.classes()));
    }
    return new JudgeKey(
        dataset.name(), image, dataset.classes(), checksum(dataset.train()), settings);
  }

  private static long checksum(Dataset.Split split) {
    float[] values = new float[split.shape().size()];
    ByteBuffer bytes = ByteBuffer.allocate((values.length + 1) * Float.BYTES);
    CRC32C sum = new CRC32C();
    for (int i = 0; i < split.size(); i++) {
      split.copyTo(i, values, 0);
      bytes.clear();
      bytes.putInt(split.label(i));
      bytes.asFloatBuffer().put(values);
      sum.update(bytes.array());
    }
    return sum.getValue();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(dataset);
    out.writeInt(shape.planes());
    out.writeInt(shape.height());
    out.writeInt(shape.width());
    out.writeInt(classes);
    out.writeLong(content);
    out.writeLong(settings.seed());
    out.writeInt(settings.epochs());
    out.writeInt(settings.batch());
    out.writeDouble(settings.learningRate());
    out.writeInt(settings.shift());
  }

  /**
   * Reads a key from {@link #write}.
   *
   * @throws IllegalArgumentException if the values are invalid
   */
  static JudgeKey read(DataInputStream in) throws IOException {
    String dataset = in.readUTF();
    SignalShape.Image shape = new SignalShape.Image(in.readInt(), in.readInt(), in.readInt());
    int classes = in.readInt();
    long content = in.readLong();
    return new JudgeKey(
        dataset,
        shape,
        classes,
        content,
        new JudgeSettings(
            in.readLong(), in.readInt(), in.readInt(), in.readDouble(), in.readInt()));
  }
}
