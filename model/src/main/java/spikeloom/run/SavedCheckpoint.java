package spikeloom.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;
import spikeloom.plan.Version;

/**
 * A checkpoint on the disk with a verified checksum. Its arrays stay in the file until {@link
 * #copyTo} reads one.
 */
public final class SavedCheckpoint {
  private static final int LONGEST_TEXT = 1 << 20;

  /** Position of the floats of an array. */
  private record Place(long offset, int length) {}

  private final Path file;
  private final Checkpoint.State state;
  private final Map<String, Place> places;

  private SavedCheckpoint(Path file, Checkpoint.State state, Map<String, Place> places) {
    this.file = file;
    this.state = state;
    this.places = places;
  }

  /**
   * Opens a checkpoint, reading it completely once.
   *
   * @throws RunException if the file is damaged or from a newer version
   */
  static SavedCheckpoint open(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      CheckedInputStream checked = new CheckedInputStream(raw, new CRC32C());
      DataInputStream in = new DataInputStream(checked);
      if (!Arrays.equals(in.readNBytes(CheckpointFile.MAGIC.length), CheckpointFile.MAGIC)) {
        throw new RunException(file + " is not a checkpoint: it does not begin with SPKLCKPT.");
      }
      int format = in.readInt();
      if (format > Version.FORMAT || format < 1) {
        throw new RunException(
            file + " has format " + format + "; this version reads 1 to " + Version.FORMAT + ".");
      }
      String header = readText(in, file);
      Map<String, Place> places = places(in, file, header.getBytes(StandardCharsets.UTF_8).length);
      long sum = checked.getChecksum().getValue();
      if (in.readLong() != sum || in.read() != -1) {
        throw damaged(file, "its checksum does not match its content");
      }
      return new SavedCheckpoint(
          file, Json.mapper().readValue(header, Checkpoint.State.class), places);
    } catch (EOFException e) {
      throw damaged(file, "it is truncated");
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Map<String, Place> places(DataInputStream in, Path file, int headerBytes)
      throws IOException {
    Map<String, Place> places = new LinkedHashMap<>();
    long size = Files.size(file);
    long at = (long) CheckpointFile.MAGIC.length + 2 * Integer.BYTES + headerBytes;
    int count = in.readInt();
    at += Integer.BYTES;
    for (int a = 0; a < count; a++) {
      String name = readText(in, file);
      int length = in.readInt();
      if (length < 0 || (long) length * Float.BYTES > size) {
        throw damaged(file, "an array of " + length + " values cannot be in it");
      }
      at += 2 * Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length;
      places.put(name, new Place(at, length));
      in.skipNBytes((long) length * Float.BYTES);
      at += (long) length * Float.BYTES;
    }
    return places;
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

  private static RunException unreadable(Path file, IOException e) {
    return new RunException(
        "The checkpoint " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
  }

  /** Position of the run. */
  public Checkpoint.Position position() {
    return state.position();
  }

  /** Measurements since the last report. */
  public RunningMeans.Sums meter() {
    return state.meter();
  }

  /** Number of values of an array; empty if there is no such array. */
  public Optional<Integer> length(String name) {
    return Optional.ofNullable(places.get(name)).map(Place::length);
  }

  /**
   * Reads an array from the file.
   *
   * @param name of an array that the checkpoint has
   * @param to overwritten from index {@code from} on
   * @throws RunException if the file cannot be read any more
   */
  public void copyTo(String name, float[] to, int from) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("no array '" + name + "'");
    }
    try (FileChannel channel = FileChannel.open(file);
        DataInputStream in =
            new DataInputStream(Channels.newInputStream(channel.position(place.offset())))) {
      byte[] bytes = new byte[CheckpointFile.CHUNK * Float.BYTES];
      FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
      for (int i = 0; i < place.length(); i += CheckpointFile.CHUNK) {
        int n = Math.min(CheckpointFile.CHUNK, place.length() - i);
        in.readFully(bytes, 0, n * Float.BYTES);
        floats.clear().get(to, from + i, n);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Reads everything into memory. */
  public Checkpoint load() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    places.forEach(
        (name, place) -> {
          float[] values = new float[place.length()];
          copyTo(name, values, 0);
          arrays.put(name, values);
        });
    return new Checkpoint(state.position(), state.meter(), arrays);
  }
}
