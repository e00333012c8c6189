package spikeloom.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import onnx.Onnx.ModelProto;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.file.DataException;
import spikeloom.learning.Generator;
import spikeloom.plan.RunException;
import spikeloom.prior.CausalPrior;
import spikeloom.text.Wording;
import spikeloom.training.Streams;

/**
 * Exports the prior of a run as one step in ONNX, with code that samples spike trains. The file is
 * read back and compared with the prior over whole trains before the folder gets its name.
 */
public final class PriorExport {
  private final TrainedModel model;
  private final int count;
  private final Strictness strictness;

  /**
   * An export of a run's prior.
   *
   * @param count number of spike trains used to verify the file
   * @param strictness treatment of a file that differs from the prior
   */
  public PriorExport(TrainedModel model, int count, Strictness strictness) {
    this.model = model;
    this.count = count;
    this.strictness = strictness;
  }

  /**
   * Writes a folder: {@code prior.onnx}, see {@link OnnxPrior}, and {@code README.md}.
   *
   * @throws RunException if the model has no prior over spikes in steps
   * @throws DataException if the folder cannot be written, or has other files in it
   */
  public ExportReport folder(Path folder) {
    Generator.problem(model.autoencoder(), model.workers())
        .ifPresent(
            problem -> {
              throw new RunException(
                  "The prior cannot be exported: %s. Use a run whose encoder draws binary spikes, for instance lif."
                      .formatted(problem));
            });
    CausalPrior prior = model.autoencoder().prior();
    ModelFacts facts = PriorFacts.of(model);
    OnnxPrior.Step step = OnnxPrior.of(prior, facts);
    Verified[] verified = new Verified[1];
    SafeFolder.write(
        folder,
        List.of("prior.onnx", "README.md")::contains,
        beside -> {
          Path file = beside.resolve("prior.onnx");
          Files.write(file, step.model().toByteArray());
          verified[0] = verify(prior, step, file);
          requireEqual(folder, verified[0]);
          Files.writeString(beside.resolve("README.md"), PriorReadme.text(facts, prior, step));
        });
    return new ExportReport(
        "onnx-prior",
        folder,
        count,
        Optional.of(verified[0].differences.probability()),
        verified[0].by,
        notes(step, verified[0].differences));
  }

  /** The result of running the file, and the program that ran it. */
  private record Verified(PriorTrains.Differences differences, String by) {}

  private Verified verify(CausalPrior prior, OnnxPrior.Step step, Path file) throws IOException {
    PriorTrains trains =
        new PriorTrains(prior, step.states(), count, Streams.generation(model.plan().seed()));
    OnnxRun own;
    try (InputStream in = Files.newInputStream(file)) {
      own = new OnnxRun(ModelProto.parseFrom(in), file.toString());
    }
    Optional<OnnxRuntime> runtime = OnnxRuntime.find();
    if (runtime.isEmpty()) {
      return new Verified(trains.compare(own, own), OnnxRuntime.REPLACEMENT);
    }
    try (OnnxRuntime.Session session = runtime.get().open(file)) {
      return new Verified(trains.compare(session, own), "ONNX Runtime");
    }
  }

  private void requireEqual(Path folder, Verified verified) {
    double difference = verified.differences.probability();
    if (strictness == Strictness.REFUSE && !(difference <= DecoderExport.TOLERANCE)) {
      throw new DataException(
          "%s would differ from the run's prior by %.3g, more than %.0e; omit --strict to write it."
              .formatted(folder, difference, DecoderExport.TOLERANCE));
    }
  }

  private List<Note> notes(OnnxPrior.Step step, PriorTrains.Differences differences) {
    List<Note> notes = new ArrayList<>();
    notes.add(
        new Note(
            Fidelity.EXACT,
            String.format(
                Locale.ROOT,
                "weights and equations: operator set %d, batch dimension free; state: %s",
                OnnxGraph.OPSET,
                step.states().isEmpty() ? "none" : String.join(", ", step.states().keySet()))));
    notes.add(
        new Note(
            Fidelity.EXACT,
            String.format(
                Locale.ROOT,
                "probabilities of whole spike trains, every other one drawn from the prior; log-odds differ by at most %.2g",
                differences.logOdds())));
    if (differences.shortened() > 0) {
      notes.add(
          new Note(
              Fidelity.EXACT,
              String.format(
                  Locale.ROOT,
                  "%s compared up to the step at which a hidden neuron comes within %.0e of its threshold: rounding decides whether it fires",
                  Wording.count(differences.shortened(), "train"),
                  PriorTrains.UNCERTAIN)));
    }
    return notes;
  }
}
