package spikeloom.compression;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;

/** Reads an {@code .spk} file with the model whose prior wrote it. */
public final class SpkReader {
  private final Path file;
  private final Autoencoder model;
  private final SpkHeader header;

  /** Receives the samples in order. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One sample.
     *
     * @param spikes valid until the call returns
     */
    void visit(int index, SpikeBits spikes) throws IOException;
  }

  /**
   * Checks a whole file and its model before anything is decoded.
   *
   * @throws DataException if it cannot be read, is damaged, or was written with another model
   */
  public SpkReader(Path file, Autoencoder model) {
    this.file = file;
    this.model = model;
    try (InputStream in = open()) {
      byte[] first = in.readNBytes(SpkHeader.BYTES);
      header = SpkHeader.read(first, file.toString(), Files.size(file));
      requireChecksum(first, in);
    } catch (IOException e) {
      throw unreadable(e);
    }
    requireModel();
  }

  /** The file's header. */
  public SpkHeader header() {
    return header;
  }

  private InputStream open() throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is not a regular file");
    }
    return new BufferedInputStream(Files.newInputStream(file));
  }

  private DataException unreadable(IOException e) {
    return new DataException(
        "%s cannot be read: %s; check its path and permissions."
            .formatted(file, SafeFile.reason(e)),
        e);
  }

  private void requireChecksum(byte[] first, InputStream in) throws IOException {
    CRC32 checksum = new CRC32();
    byte[] block = new byte[1 << 16];
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      checksum.update(block, 0, n);
    }
    int at = SpkHeader.BYTES - Integer.BYTES;
    checksum.update(first, 0, at);
    if ((int) checksum.getValue() != ByteBuffer.wrap(first).getInt(at)) {
      throw new DataException(
          file
              + " is damaged: its bytes do not have the checksum at byte 60. Copy or export it again.");
    }
  }

  private void requireModel() {
    String present = ModelHash.of(model);
    if (!header.model().equals(present)) {
      throw new DataException(
          "%s was written with the model %s, and this run's model is %s: decode it with the run that wrote it, at the same checkpoint."
              .formatted(file, brief(header.model()), brief(present)));
    }
    if (header.steps() != model.steps() || header.latents() != model.encoder().latents()) {
      throw new DataException(
          "%s has spikes of %d steps and %d neurons, and the model has %d and %d: decode it with the run that wrote it."
              .formatted(
                  file,
                  header.steps(),
                  header.latents(),
                  model.steps(),
                  model.encoder().latents()));
    }
  }

  private static String brief(String hash) {
    return hash.substring(0, 12) + "...";
  }

  /**
   * Decodes all samples.
   *
   * @throws DataException if the file does not hold them
   * @throws IOException of the visitor
   */
  public void forEach(Visitor visitor) throws IOException {
    SpikeBits spikes = new SpikeBits(header.steps(), header.latents());
    SpikeCoder coder = new SpikeCoder(model.prior());
    try (InputStream in = open()) {
      in.skipNBytes(SpkHeader.BYTES);
      ArithmeticDecoder coded = new ArithmeticDecoder(in);
      for (int i = 0; i < header.samples(); i++) {
        read(coder, spikes, coded, i);
        visitor.visit(i, spikes);
      }
      if (in.read() >= 0) {
        throw new DataException(
            "%s is damaged: bytes follow the last of %,d samples. Export it again."
                .formatted(file, header.samples()));
      }
    }
  }

  private void read(SpikeCoder coder, SpikeBits spikes, ArithmeticDecoder coded, int sample)
      throws IOException {
    try {
      coder.read(spikes, coded);
    } catch (EOFException e) {
      throw new DataException(
          "%s is damaged: it ends within sample %,d of %,d. Export it again."
              .formatted(file, sample + 1, header.samples()),
          e);
    }
  }
}
