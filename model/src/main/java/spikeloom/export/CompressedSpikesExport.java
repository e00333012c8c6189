package spikeloom.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.compression.SpkHeader;
import spikeloom.compression.SpkReader;
import spikeloom.compression.SpkWriter;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Sha256;
import spikeloom.encoder.EncoderPass;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Generator;
import spikeloom.plan.RunException;
import spikeloom.text.Wording;

/** The latent spikes of a split as an {@code .spk} file, coded with the prior of the run. */
public final class CompressedSpikesExport {
  private final TrainedModel model;
  private final Dataset.Split split;

  /**
   * The spikes of the first samples of a split, as in the run's evaluation.
   *
   * @param limit how many samples
   * @throws RunException if the spikes are not binary in steps, or their prior is unknown
   */
  public CompressedSpikesExport(TrainedModel model, Dataset.Split split, int limit) {
    Generator.problem(model.autoencoder(), model.workers())
        .ifPresent(
            problem -> {
              throw new RunException(
                  "The spikes of this run cannot be coded: %s. Export them as npz or csv."
                      .formatted(problem));
            });
    this.model = model;
    this.split = split.first(limit);
  }

  private record Written(SpkHeader header, double codeLength) {
    double bits() {
      return 8.0 * (SpkHeader.BYTES + header.payload());
    }
  }

  /**
   * Writes a file, which is decoded again.
   *
   * @throws DataException if it cannot be written
   */
  public ExportReport write(Path file) {
    Written[] written = new Written[1];
    try {
      SafeFile.writeBeside(
          file,
          beside -> {
            MessageDigest digest = Sha256.digest();
            written[0] = write(beside, digest);
            if (!Arrays.equals(digest.digest(), read(beside))) {
              throw new DataException(
                  file + " does not contain the exported spikes; export again, or report this.");
            }
          });
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    return report(file, written[0]);
  }

  private Written write(Path beside, MessageDigest digest) throws IOException {
    try (SpkWriter file = new SpkWriter(beside, model.autoencoder())) {
      model
          .evaluator(split)
          .run(split.size(), (index, target, output, at) -> {}, pass -> add(pass, file, digest));
      return new Written(file.finish(), file.codeLengthBits());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(EncoderPass pass, SpkWriter file, MessageDigest digest) {
    requireRunning();
    try {
      for (int b = 0; b < pass.samples(); b++) {
        file.add(pass.latent(b));
        add(pass.latent(b), digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    new SpkReader(file, model.autoencoder())
        .forEach(
            (index, spikes) -> {
              requireRunning();
              add(spikes, digest);
            });
    return digest.digest();
  }

  private static void requireRunning() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException("The export was interrupted; nothing was written.");
    }
  }

  private static void add(SpikeBits spikes, MessageDigest digest) {
    ByteBuffer words = ByteBuffer.allocate(Integer.BYTES * spikes.blocks() * spikes.channels());
    for (int k = 0; k < spikes.blocks(); k++) {
      for (int n = 0; n < spikes.channels(); n++) {
        words.putInt(spikes.word(k, n));
      }
    }
    digest.update(words.flip());
  }

  private static ExportReport report(Path file, Written written) {
    SpkHeader header = written.header();
    return new ExportReport(
        "spk",
        file,
        header.samples(),
        Optional.of(0.0),
        "decoding, spike by spike",
        List.of(
            new Note(
                Fidelity.EXACT,
                String.format(
                    Locale.ROOT,
                    "%s in %,d bytes, %.1f bits each, header included; code length %.1f bits each",
                    Wording.count(header.samples(), "sample"),
                    SpkHeader.BYTES + header.payload(),
                    written.bits() / header.samples(),
                    written.codeLength() / header.samples())),
            new Note(
                Fidelity.EXACT,
                "decoded by 'spikeloom decode' with this run at this checkpoint, SHA-256 "
                    + header.model())));
  }
}
