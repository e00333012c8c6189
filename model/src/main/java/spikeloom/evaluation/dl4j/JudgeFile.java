package spikeloom.evaluation.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import spikeloom.evaluation.EvaluationException;
import spikeloom.file.SafeFile;

/**
 * A judge as a file: {@code SPKLJUDG}, format (int), key, number of parameters (int), the
 * parameters as big-endian floats in Deeplearning4j's order; CRC-32C of all of it (long).
 *
 * @param key data and settings of the training
 * @param parameters all weights
 */
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record JudgeFile(JudgeKey key, float[] parameters) {
  /** Version of the file format and of the network in it. */
  static final int FORMAT = 1;

  private static final byte[] MAGIC = "SPKLJUDG".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST = 1 << 28; // bytes; a judge of small images has two million

  /** Writes the judge atomically. */
  void write(Path file) {
    try {
      SafeFile.write(file, this::writeTo);
    } catch (IOException e) {
      throw new EvaluationException(
          "The judge " + file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
  }

  private void writeTo(OutputStream target) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.write(MAGIC);
    out.writeInt(FORMAT);
    key.write(out);
    out.writeInt(parameters.length);
    ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES);
    bytes.asFloatBuffer().put(parameters);
    out.write(bytes.array());
    out.flush();
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  /**
   * Reads a judge.
   *
   * @throws EvaluationException if there is none, or it is damaged
   */
  static JudgeFile read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new EvaluationException(
            file + " is not a judge: it is too large. Give another file.");
      }
      return parse(Files.readAllBytes(file), file);
    } catch (IOException e) {
      throw new EvaluationException(
          "The judge " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static JudgeFile parse(byte[] content, Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new EvaluationException(
            file + " is not a judge: it does not begin with SPKLJUDG; delete it.");
      }
      int format = in.readInt();
      if (format != FORMAT) {
        throw new EvaluationException(
            "The judge %s has format %d, but this version reads format %d: delete it, and it will be trained again."
                .formatted(file, format, FORMAT));
      }
      CRC32C sum = new CRC32C();
      sum.update(content, 0, Math.max(0, content.length - Long.BYTES));
      if (ByteBuffer.wrap(content).getLong(content.length - Long.BYTES) != sum.getValue()) {
        throw damaged(file, "its checksum does not match its content");
      }
      JudgeKey key = JudgeKey.read(in);
      long bytes = (long) in.readInt() * Float.BYTES;
      if (in.available() != bytes + Long.BYTES) {
        throw damaged(file, "its length does not match its content");
      }
      float[] parameters = new float[(int) (bytes / Float.BYTES)];
      ByteBuffer.wrap(in.readNBytes((int) bytes)).asFloatBuffer().get(parameters);
      return new JudgeFile(key, parameters);
    } catch (EOFException e) {
      throw damaged(file, "it is truncated");
    } catch (IllegalArgumentException e) {
      throw damaged(file, "its settings are not valid");
    }
  }

  /** Returns an exception for a file that cannot be used. */
  static EvaluationException damaged(Path file, String how) {
    return new EvaluationException(
        "The judge "
            + file
            + " is damaged ("
            + how
            + "): delete it, and it will be trained again.");
  }
}
