package spikeloom.app.experiment.codec;

import spikeloom.dataset.Dataset;
import spikeloom.plan.PlanException;
import spikeloom.spike.SignalShape;

/**
 * Grey pictures in bytes, as their data set stores them.
 *
 * @param height rows
 * @param width columns
 * @param pixels {@code [pictures][height * width]}
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
record GreyPictures(int height, int width, byte[][] pixels) {
  /** The pictures of a split, from values in [0, 1]. */
  static GreyPictures of(Dataset.Split split) {
    if (!(split.shape() instanceof SignalShape.Image image) || image.planes() != 1) {
      throw new PlanException(
          "the codec experiment needs grey pictures, not samples of shape " + split.shape());
    }
    byte[][] pixels = new byte[split.size()][];
    float[] values = new float[image.size()];
    for (int i = 0; i < pixels.length; i++) {
      split.copyTo(i, values, 0);
      pixels[i] = bytes(values, 0, values.length);
    }
    return new GreyPictures(image.height(), image.width(), pixels);
  }

  /** Values in [0, 1] as bytes 0 .. 255. */
  static byte[] bytes(float[] values, int at, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) Math.round(255 * Math.max(0f, Math.min(1f, values[at + i])));
    }
    return bytes;
  }

  /** Number of pictures. */
  int count() {
    return pixels.length;
  }

  /** Sum of squared differences between a picture and bytes. */
  double squaredError(int picture, byte[] other) {
    double sum = 0;
    for (int i = 0; i < other.length; i++) {
      double difference = (pixels[picture][i] & 0xFF) - (other[i] & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }

  /** The PSNR of a squared error, summed over all pictures. */
  double psnr(double squaredError) {
    return CodecPoint.psnr(squaredError / ((double) count() * height * width));
  }
}
