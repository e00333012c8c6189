package spikeloom.run;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import spikeloom.plan.Json;
import spikeloom.plan.Version;

/**
 * The file of a checkpoint: {@code SPKLCKPT}, format (int), position and meter as JSON (int length,
 * UTF-8), number of arrays (int), each array as name (int length, UTF-8), length (int) and
 * big-endian floats; CRC-32C of all of it (long). {@link SavedCheckpoint} reads it.
 */
final class CheckpointFile {
  static final byte[] MAGIC = "SPKLCKPT".getBytes(StandardCharsets.US_ASCII);

  /** Number of floats converted at a time. */
  static final int CHUNK = 1 << 14;

  private CheckpointFile() {}

  /** Writes a checkpoint array by array. */
  static void write(OutputStream target, Checkpoint.State state, Map<String, ArrayValues> arrays)
      throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32C());
    DataOutputStream out = new DataOutputStream(checked);
    out.write(MAGIC);
    out.writeInt(Version.FORMAT);
    writeText(out, Json.write(state));
    out.writeInt(arrays.size());
    byte[] bytes = new byte[CHUNK * Float.BYTES];
    FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
    for (Map.Entry<String, ArrayValues> entry : arrays.entrySet()) {
      writeText(out, entry.getKey());
      ArrayValues values = entry.getValue();
      out.writeInt(values.length());
      for (int i = 0; i < values.length(); i += CHUNK) {
        int n = Math.min(CHUNK, values.length() - i);
        floats.clear().put(values.array(), values.from() + i, n);
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
}
