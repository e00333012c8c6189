package spikeloom.compression;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;

/** Writes an {@code .spk} file, sample by sample. */
public final class SpkWriter implements Closeable {
  private final Autoencoder model;
  private final FileChannel channel;
  private final CRC32 checksum = new CRC32();
  private final OutputStream payload;
  private final ArithmeticEncoder coded;
  private final SpikeCoder coder;
  private int samples;

  /** Starts a new file with the spikes of a model. */
  public SpkWriter(Path file, Autoencoder model) throws IOException {
    this.model = model;
    coder = new SpikeCoder(model.prior());
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.position(SpkHeader.BYTES);
    payload =
        new CheckedOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel)), checksum);
    coded = new ArithmeticEncoder(payload);
  }

  /** Adds the spikes of the next sample. */
  public void add(SpikeBits spikes) throws IOException {
    coder.write(spikes, coded);
    samples++;
  }

  /** Completes the file. */
  public SpkHeader finish() throws IOException {
    coded.finish();
    payload.flush();
    SpkHeader header =
        new SpkHeader(
            ModelHash.of(model),
            samples,
            model.steps(),
            model.encoder().latents(),
            channel.position() - SpkHeader.BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(header.bytes(checksum));
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    return header;
  }

  /** Sum of -log2 q over all spikes and silent cells that were written, in bits. */
  public double codeLengthBits() {
    return coder.codeLengthBits();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
