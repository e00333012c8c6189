package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import spikeloom.app.Main;
import spikeloom.event.format.SampleRecordings;
import spikeloom.hdf.SpikeFixture;

/** A kind of file that is damaged: a valid input, the file in it, and the commands that read it. */
@SuppressWarnings("ImmutableEnumChecker") // its writers have no state
enum MutantFormat {
  CSV("table.csv", (to, name) -> Files.writeString(to.resolve(name), SampleInputs.table(60))),
  NPY("array.npy", (to, name) -> SampleInputs.npy(to.resolve(name))),
  NPZ("arrays.npz", (to, name) -> SampleInputs.npz(to.resolve(name))),
  IDX_IMAGES(
      "set/train-images-idx3-ubyte", "set", (to, name) -> SampleInputs.idx(to.resolve("set"))),
  IDX_LABELS(
      "set/t10k-labels-idx1-ubyte", "set", (to, name) -> SampleInputs.idx(to.resolve("set"))),
  PNG("set/odd/1.png", "set", (to, name) -> SampleInputs.pictures(to.resolve("set"), "png")),
  JPEG("set/odd/1.jpg", "set", (to, name) -> SampleInputs.pictures(to.resolve("set"), "jpg")),
  GIF("set/odd/1.gif", "set", (to, name) -> SampleInputs.pictures(to.resolve("set"), "gif")),
  BMP("set/odd/1.bmp", "set", (to, name) -> SampleInputs.pictures(to.resolve("set"), "bmp")),
  WAV("sound.wav", (to, name) -> SampleInputs.wav(to.resolve(name))),
  WFDB_HEADER("rec.hea", (to, name) -> SampleInputs.wfdb(to)),
  WFDB_SIGNAL("rec.dat", "rec.hea", (to, name) -> SampleInputs.wfdb(to)),
  WFDB_ANNOTATION("rec.atr", "rec.hea", (to, name) -> SampleInputs.wfdb(to)),
  BIN,
  AEDAT2_DVS128,
  AEDAT2_DAVIS,
  AEDAT3,
  AEDAT4,
  AEDAT4_LZ4,
  AEDAT4_ZSTD,
  EVT2,
  EVT3,
  DAT,
  ES,
  EVENTS_CSV("events.csv", (to, name) -> SampleRecordings.write("CSV", to.resolve(name))),
  SPIKES_HDF5(SpikeFixture.PYTABLES, (to, name) -> SpikeFixture.copy(SpikeFixture.PYTABLES, to)),
  SPIKES_NPZ("spikes.npz", (to, name) -> SampleInputs.spikes(to.resolve(name))),
  SPIKES_CSV("spikes.csv", MutantFormat::spikes),
  NIR("graph.nir", MutantFormat::nir),
  RUN_PLAN("run/plan.json", "run", MutantFormat::run),
  RUN_SPLIT("run/split.json", "run", MutantFormat::run),
  RUN_METRICS("run/metrics.csv", "run", MutantFormat::run),
  RUN_LAYERS("run/layers.csv", "run", MutantFormat::run),
  RUN_EDITS("run/edits.csv", "run", MutantFormat::run),
  RUN_SUMMARY("run/summary.json", "run", MutantFormat::run),
  RUN_LOG("run/log.txt", "run", MutantFormat::run),
  RUN_CHECKPOINT("run/checkpoints/LAST", "run", MutantFormat::run);

  /** Writes a valid input into a folder. */
  private interface Writer {
    void write(Path folder, String name) throws IOException;
  }

  private static final String SMALL =
      "--limit 100 --steps 4 --hidden 12 --latent 6 --decoder-hidden 8 --batch 10 --epochs 2"
          + " --threads 1";

  private final String damaged;
  private final String input;
  private final Writer writer;

  MutantFormat() {
    damaged = "recording" + (name().startsWith("AEDAT2") ? ".aedat" : ending(name()));
    input = damaged;
    writer = (to, name) -> SampleRecordings.write(name(), to.resolve(name));
  }

  MutantFormat(String damaged, Writer writer) {
    this(damaged, damaged, writer);
  }

  MutantFormat(String damaged, String input, Writer writer) {
    this.damaged = damaged;
    this.input = input;
    this.writer = writer;
  }

  private static String ending(String name) {
    Map<String, String> endings = new TreeMap<>(Map.of("EVT2", ".raw", "EVT3", ".raw"));
    return endings.getOrDefault(
        name, "." + (name.startsWith("AEDAT4") ? "aedat4" : name.toLowerCase(Locale.ROOT)));
  }

  void writeTo(Path folder) throws IOException {
    writer.write(folder, damaged);
  }

  Path damaged(Path folder) throws IOException {
    if (!damaged.endsWith("LAST")) {
      return folder.resolve(damaged);
    }
    try (var files = Files.list(folder.resolve(damaged).getParent())) {
      return files.max(Path::compareTo).orElseThrow();
    }
  }

  /** Command lines that read the input in a folder; what they write goes to the folder. */
  List<String[]> commands(Path folder) {
    String path = folder.resolve(input).toString();
    String out = folder.resolve("out").toString();
    return switch (this) {
      case NIR ->
          List.<String[]>of(
              ("train --start-from " + path + " " + SMALL + " --out " + out).split(" "));
      case RUN_PLAN ->
          List.of(
              new String[] {"evaluate", path, "--limit", "20"},
              new String[] {"export", path, "--to", "card", "--out", out});
      case RUN_SPLIT, RUN_METRICS, RUN_LAYERS, RUN_EDITS, RUN_SUMMARY, RUN_LOG, RUN_CHECKPOINT ->
          List.of(
              new String[] {"evaluate", path, "--limit", "20"},
              new String[] {"export", path, "--to", "card", "--out", out},
              new String[] {"resume", path});
      default ->
          List.of(
              new String[] {"inspect", folder.resolve(damaged).toString()},
              new String[] {"datasets", "--describe", path});
    };
  }

  private static void run(Path folder, String name) throws IOException {
    train(folder.resolve("run"));
    Files.writeString(
        folder.resolve("run/edits.csv"), "step,setting,before,after\n5,beta,0.001,0.002\n");
  }

  private static void spikes(Path folder, String name) throws IOException {
    StringBuilder text = new StringBuilder("sample,time,neuron,label\n");
    for (int i = 0; i < 200; i++) {
      text.append("%d,%d,%d,%d%n".formatted(i / 10, i % 10, i % 7, i / 10 % 2));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static void nir(Path folder, String name) {
    Path run = folder.resolve("run");
    train(run);
    execute("export", run.toString(), "--to", "nir", "--out", folder.resolve(name).toString());
  }

  private static void train(Path run) {
    execute(("train " + SMALL + " --out " + run).split(" "));
  }

  private static void execute(String... arguments) {
    int code = Main.execute(arguments);
    if (code != 0) {
      throw new IllegalStateException("exit " + code + " of " + String.join(" ", arguments));
    }
  }
}
