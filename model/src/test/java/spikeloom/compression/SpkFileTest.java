package spikeloom.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Parameters;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.file.DataException;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.TinyModel;
import spikeloom.objective.Distortion;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.PriorSampler;
import spikeloom.prior.Priors;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class SpkFileTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final int SAMPLES = 300;

  @TempDir Path folder;

  /** A model whose prior and decoder have weights that no other program part computes. */
  private static Autoencoder model(PriorKind kind) {
    Autoencoder tiny =
        TinyModel.build(
            List.of(9),
            DecoderKind.LINEAR,
            Decoding.TIME,
            TinyModel.WHOLE,
            Distortion.CROSS_ENTROPY);
    CausalPrior prior =
        Priors.create(kind, TinyModel.LATENTS, TinyModel.STEPS, TinyModel.PRIOR, KEY.fold("prior"));
    spread(prior.parameters());
    return new Autoencoder(tiny.encoder(), tiny.decoder(), prior, tiny.windows(), tiny.objective());
  }

  private static void spread(Parameters parameters) {
    FastRandom random = KEY.fold("weights").random();
    for (Parameters.Slice slice : parameters.slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          parameters.values()[slice.at(r, c)] += 0.6f * random.nextFloat() - 0.35f;
        }
      }
    }
    parameters.changed();
  }

  private static SpikeBits[] drawn(Autoencoder model, int count) {
    PriorSampler sampler = new PriorSampler(model.prior());
    SpikeBits[] all = new SpikeBits[count];
    for (int i = 0; i < count; i++) {
      all[i] = new SpikeBits(TinyModel.STEPS, TinyModel.LATENTS);
      sampler.draw(all[i], 0, KEY.fold("sample"), i);
    }
    return all;
  }

  private Path written(Autoencoder model, SpikeBits[] spikes, String name) throws IOException {
    Path file = folder.resolve(name);
    try (SpkWriter writer = new SpkWriter(file, model)) {
      for (SpikeBits sample : spikes) {
        writer.add(sample);
      }
      SpkHeader header = writer.finish();
      assertEquals(spikes.length, header.samples());
      double bits = 8.0 * (Files.size(file) - SpkHeader.BYTES);
      assertEquals(writer.codeLengthBits(), bits, 48 + 0.001 * bits);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void aFileHoldsTheSpikesInTheirCodeLength(PriorKind kind) throws IOException {
    try (Autoencoder model = model(kind)) {
      SpikeBits[] spikes = drawn(model, SAMPLES);
      int[] count = new int[1];
      new SpkReader(written(model, spikes, "a.spk"), model)
          .forEach(
              (index, read) -> {
                assertEquals(count[0]++, index);
                assertTrue(spikes[index].sameAs(read), "sample " + index);
              });
      assertEquals(SAMPLES, count[0]);
    }
  }

  @Test
  void aGoodPriorMakesASmallerFile() throws IOException {
    try (Autoencoder model = model(PriorKind.NETWORK);
        Autoencoder fixed = model(PriorKind.FIXED)) {
      SpikeBits[] spikes = drawn(model, SAMPLES);
      long small = Files.size(written(model, spikes, "network.spk"));
      long large = Files.size(written(fixed, spikes, "fixed.spk"));
      assertTrue(small < large - 100, small + " of " + large + " bytes");
    }
  }

  /** Checksums from a processor with AVX-512; this test also runs with plain loops. */
  @ParameterizedTest
  @CsvSource({
    "FIXED, 225350",
    "RATES, 7f9e7d58",
    "GLM, d36280c2",
    "NETWORK, 948aa26",
    "SPIKING_NETWORK, 5fee7b7d",
  })
  void theBytesAreTheSameOnEveryProcessor(PriorKind kind, String checksum) throws IOException {
    try (Autoencoder model = model(kind)) {
      byte[] bytes = Files.readAllBytes(written(model, drawn(model, 40), "golden.spk"));
      CRC32 payload = new CRC32();
      payload.update(bytes, SpkHeader.BYTES, bytes.length - SpkHeader.BYTES);
      assertEquals(checksum, Long.toHexString(payload.getValue()));
    }
  }

  @Test
  void aChangedByteAnywhereIsAnError() throws IOException {
    try (Autoencoder model = model(PriorKind.GLM)) {
      Path file = written(model, drawn(model, 20), "a.spk");
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at++) {
        byte[] changed = bytes.clone();
        changed[at] ^= 0x10;
        assertRefused(changed, model, "");
      }
    }
  }

  @Test
  void theMessageTellsWhatIsWrong() throws IOException {
    try (Autoencoder model = model(PriorKind.RATES)) {
      byte[] bytes = Files.readAllBytes(written(model, drawn(model, 20), "a.spk"));
      assertRefused(new byte[0], model, "does not start with the bytes 89 53 50 4B");
      assertRefused("a text".getBytes(StandardCharsets.UTF_8), model, "not a file of coded spikes");
      assertRefused(Arrays.copyOf(bytes, 40), model, "ends at byte 40, within the header");
      assertRefused(Arrays.copyOf(bytes, bytes.length - 3), model, "bytes after its header, not");
      assertRefused(Arrays.copyOf(bytes, bytes.length + 1), model, "bytes after its header, not");
      byte[] newer = bytes.clone();
      newer[7] = 2;
      assertRefused(newer, model, "has version 2 of the format");
      byte[] damaged = bytes.clone();
      damaged[bytes.length - 1]++;
      assertRefused(damaged, model, "do not have the checksum at byte 60");
      spread(model.prior().parameters());
      assertRefused(bytes, model, "decode it with the run that wrote it, at the same checkpoint");
    }
  }

  private void assertRefused(byte[] bytes, Autoencoder model, String reason) throws IOException {
    Path file = Files.write(folder.resolve("wrong.spk"), bytes);
    DataException refused =
        assertThrows(
            DataException.class, () -> new SpkReader(file, model).forEach((index, spikes) -> {}));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("wrong.spk") && message.contains(reason), message);
  }
}
