package spikeloom.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Sha256;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.decoder.dl4j.keras.KerasFile;
import spikeloom.file.DataException;
import spikeloom.json.JsonText;

/**
 * Reads the configuration of a Deeplearning4j network from a file: {@code .json} as written by
 * {@code toJson()}, {@code .zip} as written by {@code ModelSerializer} or {@code save}, or a model
 * of Keras (see {@link KerasFile}). No class that a file names is loaded here.
 */
public final class NetworkFile {
  private static final int LONGEST = 4 << 20;
  private static final String CONFIGURATION = "configuration.json";
  private static final String WEIGHTS = "coefficients.bin";

  private NetworkFile() {}

  /** Whether a text names such a file by its ending. */
  public static boolean named(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(".json")
        || lower.endsWith(".zip")
        || lower.endsWith(".h5")
        || lower.endsWith(".keras");
  }

  /**
   * Brings the content of a plan's network up to date with its file, if the file is another than
   * before.
   *
   * @param decoder part {@code decoder} of a plan
   * @param before the file before the change, empty for none
   */
  static void settle(ObjectNode decoder, String before) {
    String file = decoder.path("network").isTextual() ? decoder.path("network").textValue() : "";
    if (file.isEmpty()) {
      decoder.putNull("network_source");
    } else if (!file.equals(before) || !decoder.path("network_source").isObject()) {
      try {
        decoder.set("network_source", Json.mapper().valueToTree(read(Path.of(file))));
      } catch (DataException e) {
        throw new PlanException("decoder-network: " + e.getMessage());
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read or has no configuration
   */
  public static NetworkSource read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".keras")) {
      throw new DataException(
          file + " has the format .keras, which is not read: save the model as .h5.");
    }
    try {
      if (KerasFile.isArchive(file)) {
        return keras(file, () -> KerasFile.read(file));
      }
      return name.endsWith(".zip") ? zip(file) : json(file);
    } catch (ZipException e) {
      throw new DataException(
          file + " is not a readable zip file (" + e.getMessage() + "); write it again.", e);
    } catch (IOException e) {
      throw new DataException(file + " cannot be read: " + reason(e) + ".", e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "it does not exist; check the path"
        : String.valueOf(e.getMessage());
  }

  private static NetworkSource json(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = bounded(file, in);
      JsonNode json = parse(file, bytes);
      return KerasFile.isModel(json)
          ? keras(file, () -> KerasFile.of(json))
          : new NetworkSource(Sha256.of(file), false, json, null);
    }
  }

  private static NetworkSource keras(Path file, Supplier<KerasFile> reader) throws IOException {
    String sum = Sha256.of(file);
    try {
      KerasFile model = reader.get();
      return new NetworkSource(
          sum,
          model.weights().length > 0,
          JsonText.parse(file.toString(), model.configuration()),
          model.input());
    } catch (NetworkException e) {
      throw new DataException(file + ": " + e.getMessage() + ".", e);
    }
  }

  private static NetworkSource zip(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      @Nullable ZipEntry entry = zip.getEntry(CONFIGURATION);
      if (entry == null) {
        throw new DataException(
            file
                + " has no "
                + CONFIGURATION
                + ", so it is not a network of Deeplearning4j: write it with ModelSerializer.");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return new NetworkSource(
            Sha256.of(file),
            Optional.ofNullable(zip.getEntry(WEIGHTS)).isPresent(),
            parse(file, bounded(file, in)),
            null);
      }
    }
  }

  private static byte[] bounded(Path file, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new DataException(
          "%s has a configuration of more than %,d bytes; check that it is the right file."
              .formatted(file, LONGEST));
    }
    return bytes;
  }

  private static JsonNode parse(Path file, byte[] bytes) {
    return JsonText.parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
  }
}
