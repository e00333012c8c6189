package spikeloom.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import spikeloom.file.SafeFile;

/**
 * Everything that a run needs to go on to the bit: where it stands, and named float arrays
 * (parameters and moments). All randomness is a function of the plan's seed and the position, so no
 * generator has a state to keep.
 *
 * <p>File: {@code SPKLCKPT}, format (int), position and meter as JSON (int length, UTF-8), number
 * of arrays (int), each array as name (int length, UTF-8), length (int) and big-endian floats;
 * CRC-32C of all of it (long).
 *
 * @param position where the run stands
 * @param meter what has been measured since the last report
 * @param arrays name to values
 */
public record Checkpoint(Position position, Meter.Sums meter, Map<String, float[]> arrays) {
  private static final byte[] MAGIC = "SPKLCKPT".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int CHUNK = 1 << 14;

  /**
   * Where a run stands.
   *
   * @param step optimiser steps done
   * @param epoch epochs completed
   * @param batch batches of the current epoch done
   * @param examples training examples seen
   * @param seconds time spent training
   */
  public record Position(long step, int epoch, int batch, long examples, double seconds) {
    /** The start of a run. */
    static Position start() {
      return new Position(0, 0, 0, 0, 0);
    }

    /** One batch further. */
    Position after(int samples, double seconds) {
      return new Position(step + 1, epoch, batch + 1, examples + samples, this.seconds + seconds);
    }

    /** At the start of the next epoch. */
    Position nextEpoch() {
      return new Position(step, epoch + 1, 0, examples, seconds);
    }
  }

  private record Header(Position position, Meter.Sums meter) {}

  /** Writes the checkpoint; a reader never meets half of it. */
  public void write(Path file) throws IOException {
    SafeFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream target) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.write(MAGIC);
    out.writeInt(Version.FORMAT);
    writeText(out, Json.write(new Header(position, meter)));
    out.writeInt(arrays.size());
    byte[] bytes = new byte[CHUNK * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
    for (Map.Entry<String, float[]> entry : arrays.entrySet()) {
      writeText(out, entry.getKey());
      float[] values = entry.getValue();
      out.writeInt(values.length);
      for (int i = 0; i < values.length; i += CHUNK) {
        int n = Math.min(CHUNK, values.length - i);
        floats.clear().put(values, i, n);
        out.write(bytes, 0, n * Float.BYTES);
      }
    }
    out.flush();
    out.writeLong(checked.getChecksum().getValue());
    out.flush();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a checkpoint.
   *
   * @throws RunException saying what is wrong if the file is damaged or from a newer version
   */
  public static Checkpoint read(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      CheckedInputStream checked = new CheckedInputStream(raw, new CRC32C());
      DataInputStream in = new DataInputStream(checked);
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new RunException(file + " is not a checkpoint: it does not begin with SPKLCKPT.");
      }
      int format = in.readInt();
      if (format > Version.FORMAT || format < 1) {
        throw new RunException(
            file + " has format " + format + "; this version knows 1 to " + Version.FORMAT + ".");
      }
      String header = readText(in, file);
      int count = in.readInt();
      Map<String, float[]> arrays = new LinkedHashMap<>();
      long room = Files.size(file);
      for (int a = 0; a < count; a++) {
        String name = readText(in, file);
        int length = in.readInt();
        if (length < 0 || (long) length * Float.BYTES > room) {
          throw damaged(file, "an array of " + length + " values cannot be in it");
        }
        arrays.put(name, readFloats(in, length));
      }
      long sum = checked.getChecksum().getValue();
      if (in.readLong() != sum || in.read() != -1) {
        throw damaged(file, "its checksum does not fit its content");
      }
      Header read = Json.mapper().readValue(header, Header.class);
      return new Checkpoint(read.position(), read.meter(), arrays);
    } catch (EOFException e) {
      throw damaged(file, "it ends too early");
    } catch (IOException e) {
      throw new RunException(
          "The checkpoint " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static float[] readFloats(DataInputStream in, int length) throws IOException {
    float[] values = new float[length];
    byte[] bytes = new byte[CHUNK * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
    for (int i = 0; i < length; i += CHUNK) {
      int n = Math.min(CHUNK, length - i);
      in.readFully(bytes, 0, n * Float.BYTES);
      floats.clear().get(values, i, n);
    }
    return values;
  }

  private static String readText(DataInputStream in, Path file) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw damaged(file, "a text of " + length + " bytes cannot be in it");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static RunException damaged(Path file, String how) {
    return new RunException("The checkpoint " + file + " is damaged: " + how + ".");
  }
}
