package spikeloom.export;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import spikeloom.dataset.Dataset;
import spikeloom.encoder.EncoderPass;
import spikeloom.event.BinFile;
import spikeloom.event.EventStream;
import spikeloom.event.HeldEvents;
import spikeloom.event.Sensor;
import spikeloom.event.format.EventExport;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NpzWriter;
import spikeloom.numpy.NumpyArray;
import spikeloom.text.Wording;

/**
 * The latent spikes of a split: sample, neuron and time of every spike, with the value of graded
 * spikes. Arrays of an {@code .npz}:
 *
 * <pre>{@code
 * sample, neuron   int32 [spikes], ordered by sample, then time
 * time             float32 [spikes], in steps; whole unless spikes have exact times
 * value            float32 [spikes], 1 where spikes are binary
 * label            int32 [samples]
 * steps, neurons   int32 [1]
 * about            text: version, data, split, plan
 * }</pre>
 */
public final class SpikesExport {
  private static final int MOST = 1 << 27;
  private static final int BIN_SIDE = 256;

  private final TrainedModel model;
  private final Dataset.Split split;
  private int[] sample = new int[1 << 16];
  private float[] time = new float[1 << 16];
  private int[] neuron = new int[1 << 16];
  private float[] value = new float[1 << 16];
  private int count;
  private int samples;

  /**
   * The spikes of the first samples of a split, as in the run's evaluation.
   *
   * @param limit how many samples
   */
  public SpikesExport(TrainedModel model, Dataset.Split split, int limit) {
    this.model = model;
    this.split = split.first(limit);
    model
        .evaluator(this.split)
        .run(this.split.size(), (index, target, output, at) -> {}, this::add);
  }

  private void add(EncoderPass pass) {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException("The export was interrupted; nothing was written.");
    }
    for (int b = 0; b < pass.samples(); b++, samples++) {
      pass.raster(b).forEach(this::add);
    }
  }

  private void add(double t, int n, float spike) {
    if (count == sample.length) {
      if (count >= MOST) {
        throw new DataException(
            "%s has more than %,d latent spikes; export fewer with --samples."
                .formatted(model.task().dataset().name(), MOST));
      }
      int capacity = 2 * count;
      sample = Arrays.copyOf(sample, capacity);
      time = Arrays.copyOf(time, capacity);
      neuron = Arrays.copyOf(neuron, capacity);
      value = Arrays.copyOf(value, capacity);
    }
    sample[count] = samples;
    time[count] = (float) t;
    neuron[count] = n;
    value[count++] = spike;
  }

  private int steps() {
    return model.autoencoder().steps();
  }

  private int neurons() {
    return model.autoencoder().encoder().latents();
  }

  /**
   * Writes an {@code .npz}, which is read back.
   *
   * @throws DataException if it cannot be written
   */
  public ExportReport npz(Path file) {
    return write("npz", file, this::writeNpz, this::readNpz);
  }

  /**
   * Writes a text: {@code sample,time,neuron,value}, a spike per line.
   *
   * @throws DataException if it cannot be written
   */
  public ExportReport csv(Path file) {
    return write("csv", file, this::writeCsv, this::readCsv);
  }

  private interface Writer {
    void to(Path beside) throws IOException;
  }

  private interface Reader {
    boolean same(Path beside) throws IOException;
  }

  private ExportReport write(String format, Path file, Writer writer, Reader reader) {
    try {
      SafeFile.writeBeside(
          file,
          beside -> {
            writer.to(beside);
            if (!reader.same(beside)) {
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
    return new ExportReport(
        format,
        file,
        samples,
        Optional.of(0.0),
        "read back, spike by spike",
        List.of(
            new Note(
                Fidelity.EXACT,
                Wording.count(count, "spike") + " of " + Wording.count(samples, "sample"))));
  }

  private void writeNpz(Path beside) throws IOException {
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = split.label(i);
    }
    try (NpzWriter arrays = new NpzWriter(Files.newOutputStream(beside))) {
      arrays.add("sample", Arrays.copyOf(sample, count));
      arrays.add("time", Arrays.copyOf(time, count), List.of(count));
      arrays.add("neuron", Arrays.copyOf(neuron, count));
      arrays.add("value", Arrays.copyOf(value, count), List.of(count));
      arrays.add("label", labels);
      arrays.add("steps", new int[] {steps()});
      arrays.add("neurons", new int[] {neurons()});
      arrays.add("about", ModelFacts.of(model).text());
    }
  }

  private boolean readNpz(Path beside) {
    Map<String, IntToDoubleFunction> written =
        Map.of(
            "sample", i -> sample[i],
            "time", i -> time[i],
            "neuron", i -> neuron[i],
            "value", i -> value[i]);
    Set<String> same = new HashSet<>();
    Npz.forEach(
        beside,
        (name, array) -> {
          IntToDoubleFunction wanted = written.get(name);
          if (wanted != null && holds(array, wanted)) {
            same.add(name);
          }
        });
    return same.equals(written.keySet());
  }

  private boolean holds(NumpyArray array, IntToDoubleFunction wanted) {
    if (array.size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (array.number(i) != wanted.applyAsDouble(i)) {
        return false;
      }
    }
    return true;
  }

  private void writeCsv(Path beside) throws IOException {
    try (BufferedWriter text = Files.newBufferedWriter(beside)) {
      text.write("sample,time,neuron,value\n");
      for (int i = 0; i < count; i++) {
        text.write(line(i));
      }
    }
  }

  private String line(int i) {
    String graded = value[i] == 1 ? "1" : Float.toString(value[i]);
    boolean whole = time[i] == Math.rint(time[i]);
    String when = whole ? Integer.toString((int) time[i]) : Float.toString(time[i]);
    return sample[i] + "," + when + "," + neuron[i] + "," + graded + "\n";
  }

  private boolean readCsv(Path beside) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(beside)) {
      lines.readLine();
      for (int i = 0; i < count; i++) {
        String read = lines.readLine();
        if (read == null || !(read + "\n").equals(line(i))) {
          return false;
        }
      }
      return lines.readLine() == null;
    }
  }

  /**
   * Writes a folder {@code <label>/<sample>.bin} in the format of N-MNIST: neuron n is pixel (n %
   * 256, n / 256), time t in steps is 1000 t microseconds, every spike with polarity ON.
   *
   * @throws DataException if it cannot be written, or neurons, steps or values do not fit
   */
  public ExportReport bin(Path folder) {
    if (neurons() > BIN_SIDE * BIN_SIDE || (long) steps() * 1000 >= 1 << 23) {
      throw new DataException(
          "A .bin file has %,d pixels and lasts 8.3 seconds, too little for %,d neurons and %,d steps of 1 ms; export .npz instead."
              .formatted(BIN_SIDE * BIN_SIDE, neurons(), steps()));
    }
    for (int i = 0; i < count; i++) {
      if (value[i] != 1) {
        throw new DataException(
            "A .bin file cannot hold the values of graded spikes; export .npz instead.");
      }
    }
    int side = Math.min(BIN_SIDE, neurons());
    Sensor sensor = new Sensor(side, (neurons() + side - 1) / side);
    int digits = Integer.toString(samples).length();
    List<String> classes =
        model.task().dataset().classNames().stream().map(SpikesExport::plain).toList();
    double[] difference = new double[1];
    SafeFolder.write(
        folder,
        path -> classes.contains(path.replaceFirst("/\\d+\\.bin$", "")),
        beside -> {
          int at = 0;
          for (int s = 0; s < samples; s++) {
            int from = at;
            EventStream.Builder events = new EventStream.Builder(sensor, 64);
            for (; at < count && sample[at] == s; at++) {
              events.on(microseconds(at), neuron[at] % side, neuron[at] / side);
            }
            Path place = Files.createDirectories(beside.resolve(classes.get(split.label(s))));
            String name = String.format(Locale.ROOT, "%0" + digits + "d.bin", s + 1);
            Path file = place.resolve(name);
            EventExport.write(new HeldEvents(events.build()), EventExport.Target.BIN, file);
            difference[0] = Math.max(difference[0], difference(file, sensor, from, at));
          }
        });
    return new ExportReport(
        "nmnist",
        folder,
        samples,
        Optional.of(difference[0]),
        "reading the events back, times in steps",
        List.of(
            new Note(
                difference[0] == 0 ? Fidelity.EXACT : Fidelity.APPROXIMATE,
                String.format(
                    Locale.ROOT,
                    "%s; neuron n is pixel (n %% %d, n / %d), time t is %s",
                    Wording.count(count, "spike"),
                    side,
                    side,
                    difference[0] == 0
                        ? "1000 t microseconds"
                        : "1000 t microseconds, rounded to whole ones"))));
  }

  private long microseconds(int spike) {
    return Math.round(1000.0 * time[spike]);
  }

  /** Reads a recording back: the largest difference of a time, in steps. */
  private double difference(Path file, Sensor sensor, int from, int to) {
    EventStream read =
        to == from ? new EventStream.Builder(sensor, 1).build() : BinFile.read(file, sensor);
    boolean same = read.count() == to - from;
    double largest = 0;
    for (int i = from; same && i < to; i++) {
      int event = i - from;
      same = read.on(event) && read.x(event) + read.y(event) * sensor.width() == neuron[i];
      largest = Math.max(largest, Math.abs(read.time(event) / 1000.0 - time[i]));
    }
    if (!same) {
      throw new DataException(
          file.getFileName()
              + " does not contain the exported spikes; export again, or report this.");
    }
    return largest;
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]+", "-");
  }
}
