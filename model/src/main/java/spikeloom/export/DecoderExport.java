package spikeloom.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import onnx.Onnx.ModelProto;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.TimeMap;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jFile;
import spikeloom.decoder.dl4j.NetworkDecoder;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.numpy.Npy;
import spikeloom.objective.Distortion;
import spikeloom.training.Models;

/**
 * Exports the trained decoder for other programs. Every file is written to a temporary path, read
 * back, run on test samples and only then moved, so that a failed export keeps the old file.
 */
public final class DecoderExport {
  /** The largest difference from the run's decoder that counts as equal. */
  public static final double TOLERANCE = 1e-5;

  private static final int EXAMPLES = 8;

  private final Strictness strictness;
  private final TrainedModel model;
  private final DecoderSamples samples;

  /**
   * An export of a run's decoder.
   *
   * @param limit test samples used to verify a file
   * @param strictness treatment of properties that a file cannot represent
   */
  public DecoderExport(TrainedModel model, int limit, Strictness strictness) {
    this.model = model;
    this.strictness = strictness;
    samples = DecoderSamples.of(model, limit);
  }

  private Decoder decoder() {
    return model.autoencoder().decoder();
  }

  private Distortion distortion() {
    return model.autoencoder().objective().distortion();
  }

  /**
   * Writes an ONNX file; see {@link OnnxDecoder}.
   *
   * @throws DataException if it cannot be written, or its output differs from that of the run's
   *     decoder
   */
  public ExportReport onnx(Path file) {
    ModelProto built = OnnxDecoder.of(decoder(), distortion(), ModelFacts.of(model));
    Judged judged = write(file, beside -> writeAndRun(built, beside));
    List<Note> notes = new ArrayList<>(features());
    notes.add(
        new Note(
            Fidelity.EXACT,
            String.format(
                Locale.ROOT,
                "weights and structure: operator set %d, batch dimension free, input '%s', output '%s'",
                OnnxGraph.OPSET,
                built.getGraph().getInput(0).getName(),
                built.getGraph().getOutput(0).getName())));
    return new ExportReport(
        "onnx", file, samples.count(), Optional.of(judged.difference), judged.by, notes);
  }

  /** The result of running a file, and the program that ran it. */
  private record Judged(double difference, String by) {}

  /** Writes a file to a temporary path and returns the result of running it. */
  private interface Proof {
    Judged of(Path beside) throws IOException;
  }

  private Judged writeAndRun(ModelProto built, Path beside) throws IOException {
    Files.write(beside, built.toByteArray());
    Optional<OnnxRuntime> runtime = OnnxRuntime.find();
    if (runtime.isPresent()) {
      float[] decoded =
          runtime.get().run(beside, samples.shape(), samples.inputs(), samples.count());
      return new Judged(samples.difference(decoded), "ONNX Runtime");
    }
    try (InputStream in = Files.newInputStream(beside)) {
      OnnxRun run = new OnnxRun(ModelProto.parseFrom(in), beside.toString());
      float[] decoded = run.run(samples.shape(), samples.inputs(), samples.count());
      return new Judged(samples.difference(decoded), OnnxRuntime.REPLACEMENT);
    }
  }

  /**
   * Writes a file of Deeplearning4j; its input are the features of the spikes, in the order of
   * {@link spikeloom.decoder.TimeMap}.
   *
   * @throws DataException if it cannot be written, or the decoder is not a network
   */
  public ExportReport dl4j(Path file) {
    float[] read = read();
    double[] kernels = new double[1];
    String[] use = new String[1];
    Judged judged =
        write(
            file,
            beside -> {
              try (Dl4jFile here = network()) {
                use[0] = here.use();
                try (OutputStream out = Files.newOutputStream(beside)) {
                  here.write(out);
                }
                float[] expected = here.run(read, samples.count());
                kernels[0] = samples.difference(expected);
                try (Dl4jFile back = here.read(beside)) {
                  float[] decoded = back.run(read, samples.count());
                  return new Judged(
                      new DecoderSamples(samples.shape(), read, samples.outputs(), expected)
                          .difference(decoded),
                      "Deeplearning4j");
                }
              }
            });
    List<Note> notes = new ArrayList<>(features());
    notes.add(new Note(Fidelity.EXACT, "weights and structure, " + use[0]));
    notes.add(
        new Note(
            Fidelity.EXACT,
            String.format(
                Locale.ROOT,
                "the largest difference from the training kernels is %.2g",
                kernels[0])));
    return new ExportReport(
        "dl4j", file, samples.count(), Optional.of(judged.difference), judged.by, notes);
  }

  private Dl4jFile network() {
    if (decoder() instanceof NetworkDecoder network) {
      return Dl4jFile.of(network);
    }
    if (decoder() instanceof Dl4jDecoder network) {
      return Dl4jFile.of(network, Models.output(model.plan()));
    }
    throw new DataException(
        "Deeplearning4j cannot hold decoder groups, which is a fixed sum and not a network; use --to onnx.");
  }

  /** The features of the inputs. */
  private float[] read() {
    LatentFeatures features = decoder().features();
    if (DecoderSamples.kind(features) != DecoderSamples.InputKind.SPIKES) {
      return samples.inputs();
    }
    TimeMap map = features.timeMap();
    int size = features.size();
    float[] read = new float[samples.count() * size];
    for (int i = 0; i < samples.count(); i++) {
      for (int n = 0; n < features.latents(); n++) {
        for (int t = 0; t < features.steps(); t++) {
          float spike = samples.inputs()[i * samples.size() + n * features.steps() + t];
          read[i * size + map.feature(t, n)] += map.weight(t) * spike;
        }
      }
    }
    return read;
  }

  /**
   * Writes a self-contained folder: {@code decoder.onnx}, {@code example_input.npy}, {@code
   * example_output.npy} and {@code README.md} with code that loads and runs it.
   *
   * @throws DataException if it cannot be written, or {@code folder} has other files in it
   */
  public ExportReport folder(Path folder) {
    DecoderSamples examples = samples.first(Math.min(EXAMPLES, samples.count()));
    ExportReport[] report = new ExportReport[1];
    SafeFolder.write(
        folder,
        List.of("decoder.onnx", "example_input.npy", "example_output.npy", "README.md", "card.md")
            ::contains,
        beside -> {
          report[0] = onnx(beside.resolve("decoder.onnx"));
          List<Integer> shape = new ArrayList<>(List.of(examples.count()));
          shape.addAll(examples.shape());
          Npy.write(beside.resolve("example_input.npy"), examples.inputs(), shape);
          Npy.write(
              beside.resolve("example_output.npy"),
              examples.decoded(),
              List.of(examples.count(), examples.outputs()));
          Files.writeString(
              beside.resolve("README.md"),
              FolderReadme.text(ModelFacts.of(model), decoder().features(), distortion()));
        });
    return new ExportReport(
        "folder",
        folder,
        report[0].samples(),
        report[0].difference(),
        report[0].judge(),
        report[0].notes());
  }

  private List<Note> features() {
    if (DecoderSamples.kind(decoder().features()) == DecoderSamples.InputKind.FEATURES) {
      return List.of(
          new Note(
              Fidelity.NOT_EXPRESSED,
              "the conversion of exact spike times to features: the file starts at the features"));
    }
    return model.autoencoder().windows().count() > 1
        ? List.of(
            new Note(
                Fidelity.EXACT,
                String.format(
                    Locale.ROOT,
                    "the decode steps: the file decodes one window of %d steps, which the caller moves",
                    decoder().features().steps())))
        : List.of();
  }

  private Judged write(Path file, Proof proof) {
    if (strictness == Strictness.REFUSE) {
      features().stream()
          .filter(note -> note.fidelity() != Fidelity.EXACT)
          .findFirst()
          .ifPresent(
              note -> {
                throw new DataException(
                    "%s cannot represent %s; omit --strict to write the rest."
                        .formatted(file, note.sentence()));
              });
    }
    Judged[] judged = new Judged[1];
    try {
      SafeFile.writeBeside(
          file,
          beside -> {
            judged[0] = proof.of(beside);
            if (strictness == Strictness.REFUSE && !(judged[0].difference <= TOLERANCE)) {
              throw new DataException(
                  "%s would differ from the run's decoder by %.3g, more than %.0e; omit --strict to write it."
                      .formatted(file, judged[0].difference, TOLERANCE));
            }
          });
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    return judged[0];
  }
}
