package spikeloom.decoder.dl4j;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the weights in a file of Deeplearning4j's {@code ModelSerializer}: entry {@code
 * coefficients.bin}, a vector of single precision in big-endian order. Read here and not by
 * Deeplearning4j, which would allocate whatever length a file claims.
 */
public final class NetworkWeights {
  private static final String ENTRY = "coefficients.bin";
  private static final int MOST_DIMENSIONS = 72; // numbers that describe a shape

  private NetworkWeights() {}

  /**
   * The weights, in Deeplearning4j's order.
   *
   * @param expected number of parameters of the network
   * @throws NetworkException if there are none, or another number
   * @throws IOException if the file cannot be read
   */
  public static float[] read(Path file, int expected) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      @Nullable ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        throw new NetworkException(file + " has no weights (" + ENTRY + ")");
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
        return vector(file, in, expected);
      } catch (UTFDataFormatException | EOFException e) {
        throw new NetworkException(
            file + ": the weights (" + ENTRY + ") are damaged or truncated; write the file again",
            e);
      }
    }
  }

  private static float[] vector(Path file, DataInputStream in, int expected) throws IOException {
    in.readUTF();
    long shape = in.readLong();
    in.readUTF();
    if (shape < 0 || shape > MOST_DIMENSIONS) {
      throw new NetworkException(
          file + ": the shape of the weights is damaged; write the file again");
    }
    in.skipNBytes(shape * Long.BYTES);
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (!type.equals("FLOAT")) {
      throw new NetworkException(
          "%s has weights of type %s; convert the network to FLOAT".formatted(file, type));
    }
    if (length != expected) {
      throw new NetworkException(
          "%s has %,d weights, but its configuration has %,d parameters"
              .formatted(file, length, expected));
    }
    float[] weights = new float[expected];
    for (int i = 0; i < expected; i++) {
      weights[i] = in.readFloat();
    }
    return weights;
  }
}
