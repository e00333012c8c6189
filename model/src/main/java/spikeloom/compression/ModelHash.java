package spikeloom.compression;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import spikeloom.array.Parameters;
import spikeloom.dataset.Sha256;
import spikeloom.learning.Autoencoder;

/**
 * The identity of a trained model: the SHA-256 of its steps, latent neurons, decode steps,
 * distortion, prior rate, and all parameters of encoder, prior and decoder, to the last bit. Two
 * checkpoints of a run differ in it.
 */
final class ModelHash {
  private ModelHash() {}

  /** 64 lower-case hexadecimal digits. */
  static String of(Autoencoder model) {
    MessageDigest digest = Sha256.digest();
    add(
        digest,
        "%d steps, %d neurons, %s, %s, prior %s"
            .formatted(
                model.steps(),
                model.encoder().latents(),
                model.windows(),
                model.objective().distortion(),
                Double.toHexString(model.objective().prior())));
    add(digest, model.encoder().parameters());
    add(digest, model.prior().parameters());
    add(digest, model.decoder().parameters());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static void add(MessageDigest digest, Parameters parameters) {
    for (Parameters.Slice slice : parameters.slices()) {
      add(digest, "%s %d x %d".formatted(slice.name(), slice.rows(), slice.columns()));
      ByteBuffer row = ByteBuffer.allocate(4 * slice.columns());
      for (int r = 0; r < slice.rows(); r++) {
        row.clear();
        for (int c = 0; c < slice.columns(); c++) {
          row.putFloat(parameters.values()[slice.at(r, c)]);
        }
        digest.update(row.flip());
      }
    }
  }
}
