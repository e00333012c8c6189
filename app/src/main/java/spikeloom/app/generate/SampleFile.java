package spikeloom.app.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import spikeloom.dataset.Idx;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.numpy.NpzWriter;
import spikeloom.numpy.NumpyBytes;
import spikeloom.plan.PlanException;
import spikeloom.spike.SignalShape;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.Figures;

/** The formats of samples that a run generates or decodes. */
public enum SampleFile {
  /** All samples in one picture. */
  GRID("png|svg|csv") {
    @Override
    public void requireCount(int count) {
      if (count > MOST_IN_GRID) {
        throw new PlanException(
            "A grid has at most %d samples, not %,d: write .idx.gz or .npz, or generate fewer."
                .formatted(MOST_IN_GRID, count));
      }
    }

    @Override
    void write(SampleSource samples, boolean spikes, Path file) throws IOException {
      int size = samples.shape().size();
      List<float[]> all = new ArrayList<>();
      samples.forEach((index, values, at) -> all.add(Arrays.copyOfRange(values, at, at + size)));
      FigureFile.write(Figures.sampleGrid(samples.shape(), all), file);
    }
  },

  /** One byte per value, {@code round(255 x)}, as in the files of MNIST. */
  IDX("idx|idx[.]gz") {
    @Override
    void write(SampleSource samples, boolean spikes, Path file) {
      byte[] bytes = new byte[samples.shape().size()];
      Idx.write(
          file,
          planar(samples),
          out ->
              samples.forEach(
                  (index, values, at) -> {
                    for (int i = 0; i < bytes.length; i++) {
                      float value = Math.max(0f, Math.min(1f, values[at + i]));
                      bytes[i] = (byte) Math.round(255 * value);
                    }
                    out.write(bytes);
                  }));
    }
  },

  /** Floats, and the latent spikes as bytes 0 and 1. */
  NPZ("npz") {
    @Override
    void refuseSpikes() {}

    @Override
    void write(SampleSource samples, boolean spikes, Path file) throws IOException {
      SafeFile.write(file, out -> writeArrays(samples, spikes, new NpzWriter(out)));
    }
  };

  /** Largest number of samples in a grid. */
  public static final int MOST_IN_GRID = 400;

  private final String endings; // a regular expression

  SampleFile(String endings) {
    this.endings = endings;
  }

  /**
   * The format of a file by its name.
   *
   * @throws PlanException if the name ends otherwise
   */
  public static SampleFile of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.matches(".*[.](" + format.endings + ")"))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "--out "
                        + file
                        + ": the name must end in .png, .svg, .csv, .idx, .idx.gz or .npz."));
  }

  /**
   * Checks whether latent spikes can be written.
   *
   * @param spikes whether latent spikes are written too
   * @throws PlanException if the format cannot hold them
   */
  public void requireSpikes(boolean spikes) {
    if (spikes) {
      refuseSpikes();
    }
  }

  /**
   * Checks a number of samples.
   *
   * @throws PlanException if the format cannot hold them
   */
  public void requireCount(int count) {}

  void refuseSpikes() {
    throw new PlanException("--spikes needs an .npz file, which can hold several arrays.");
  }

  /**
   * Computes and writes samples; the file is complete or absent.
   *
   * @throws DataException if it cannot be written
   */
  public void save(SampleSource samples, boolean spikes, Path file) {
    try {
      write(samples, spikes, file);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    samples.finish();
  }

  abstract void write(SampleSource samples, boolean spikes, Path file) throws IOException;

  private static void writeArrays(SampleSource samples, boolean spikes, NpzWriter arrays)
      throws IOException {
    int size = samples.shape().size();
    arrays.addFloats(
        "samples",
        natural(samples),
        out ->
            samples.forEach(
                (index, values, at) ->
                    out.write(NumpyBytes.of(Arrays.copyOfRange(values, at, at + size)))));
    if (spikes) {
      int steps = samples.steps();
      int neurons = samples.neurons();
      byte[] bytes = new byte[steps * neurons];
      arrays.addBytes(
          "spikes",
          List.of(samples.count(), steps, neurons),
          out ->
              samples.forEachSpikes(
                  drawn -> {
                    for (int i = 0; i < bytes.length; i++) {
                      bytes[i] = (byte) drawn.bit(i / neurons, i % neurons);
                    }
                    out.write(bytes);
                  }));
    }
    arrays.finish(); // the file is closed by its owner, after it was flushed to the disk
  }

  /** Three dimensions: planes are below each other, as in {@code spikeloom reconstruct}. */
  private static List<Integer> planar(SampleSource samples) {
    if (samples.shape() instanceof SignalShape.Image image) {
      return List.of(samples.count(), image.planes() * image.height(), image.width());
    }
    return natural(samples);
  }

  private static List<Integer> natural(SampleSource samples) {
    int count = samples.count();
    if (samples.shape() instanceof SignalShape.Image image) {
      return image.planes() == 1
          ? List.of(count, image.height(), image.width())
          : List.of(count, image.planes(), image.height(), image.width());
    }
    SignalShape.Series series = (SignalShape.Series) samples.shape();
    return List.of(count, series.length(), series.variables());
  }
}
