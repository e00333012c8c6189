package spikeloom.campaign;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.numpy.NpzWriter;

/** Small valid files of every kind that samples are made of. */
final class SampleInputs {
  private SampleInputs() {}

  static String table(int rows) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,c,class\n");
    for (int i = 0; i < rows; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f,%.3f,%d,%s%n",
              random.nextGaussian(),
              random.nextGaussian() + i % 2,
              random.nextInt(100),
              i % 2 == 0 ? "even" : "odd"));
    }
    return text.toString();
  }

  static void idx(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(1);
    for (String part : List.of("train", "t10k")) {
      byte[] pixels = new byte[20 * 36];
      byte[] labels = new byte[20];
      random.nextBytes(pixels);
      for (int i = 0; i < labels.length; i++) {
        labels[i] = (byte) (i % 4);
      }
      Idx.write(
          folder.resolve(part + "-images-idx3-ubyte"), new IdxArray(List.of(20, 6, 6), pixels));
      Idx.write(folder.resolve(part + "-labels-idx1-ubyte"), new IdxArray(List.of(20), labels));
    }
  }

  static void npz(Path file) throws IOException {
    Random random = new Random(1);
    float[] x = new float[40 * 12];
    int[] y = new int[40];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat();
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 3;
    }
    try (OutputStream out = Files.newOutputStream(file);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("x", x, List.of(40, 12));
      npz.add("y", y);
    }
  }

  /** Lists of spikes, as they are exported. */
  static void spikes(Path file) throws IOException {
    int[] sample = new int[200];
    int[] neuron = new int[200];
    float[] time = new float[200];
    for (int i = 0; i < 200; i++) {
      sample[i] = i / 10;
      neuron[i] = i % 7;
      time[i] = i % 10;
    }
    try (OutputStream out = Files.newOutputStream(file);
        NpzWriter npz = new NpzWriter(out)) {
      npz.add("sample", sample);
      npz.add("time", time, List.of(200));
      npz.add("neuron", neuron);
      npz.add("steps", new int[] {10});
      npz.add("neurons", new int[] {7});
    }
  }

  static void npy(Path file) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (40, 12), }";
    byte[] text =
        (header + " ".repeat(128 - 11 - header.length()) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = ByteBuffer.allocate(10 + text.length + 4 * 480).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    out.put((byte) 1).put((byte) 0).putShort((short) text.length).put(text);
    Random random = new Random(1);
    for (int i = 0; i < 480; i++) {
      out.putFloat(random.nextFloat());
    }
    Files.write(file, out.array());
  }

  static void pictures(Path folder, String format) throws IOException {
    for (int i = 0; i < 6; i++) {
      BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      picture.setRGB(i, i, 0xffffff);
      picture.setRGB(8, i, 0xff8000);
      Path file = folder.resolve(i % 2 == 0 ? "even" : "odd").resolve(i + "." + format);
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, format, file.toFile());
    }
  }

  static void wav(Path file) throws IOException {
    int samples = 64_000;
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      out.putShort((short) (8_000 * Math.sin(i * 0.1 * (1 + i / 4_000 % 4))));
    }
    Files.write(file, out.array());
  }

  /** Two signals of 360 samples a second in format 212, and a beat every 0.8 s. */
  static void wfdb(Path folder) throws IOException {
    int samples = 7_200;
    byte[] packed = new byte[3 * samples];
    short[] sums = new short[2];
    for (int i = 0; i < samples; i++) {
      int first = 1024 + (i % 288 == 100 ? 400 : i % 7);
      int second = 1024 + i % 5;
      sums[0] += (short) first;
      sums[1] += (short) second;
      packed[3 * i] = (byte) first;
      packed[3 * i + 1] = (byte) (((first >> 8) & 15) | ((second >> 8) << 4));
      packed[3 * i + 2] = (byte) second;
    }
    Files.write(folder.resolve("rec.dat"), packed);
    Files.writeString(
        folder.resolve("rec.hea"),
        """
        rec 2 360 %d
        rec.dat 212 200 11 1024 1024 %d 0 MLII
        rec.dat 212 200 11 1024 1024 %d 0 V5
        """
            .formatted(samples, sums[0], sums[1]));
    ByteBuffer beats = ByteBuffer.allocate(2 * 25 + 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 24; i++) {
      int code = i % 5 == 0 ? 5 : 1;
      beats.putShort((short) (code << 10 | (i == 0 ? 100 : 288)));
    }
    beats.putShort((short) 0);
    Files.write(
        folder.resolve("rec.atr"), java.util.Arrays.copyOf(beats.array(), beats.position()));
  }
}
