package spikeloom.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import spikeloom.array.MapSize;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.lif.MapLayer;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Lif;
import spikeloom.nir.NirFile;
import spikeloom.nir.NirGraph;
import spikeloom.nir.NirGraph.Values;
import spikeloom.nir.NirSimulation;
import spikeloom.nir.NirSimulation.Reset;

/**
 * The encoder of a run as a NIR file. The file is read back: its parameters are compared number by
 * number, and its hidden spikes, in a reference simulation, with those of the run.
 */
public final class EncoderExport {
  private final TrainedModel model;
  private final int limit;
  private final Strictness strictness;

  /**
   * An export of a run's encoder.
   *
   * @param limit test samples used to verify a file
   * @param strictness treatment of properties that the graph cannot represent
   */
  public EncoderExport(TrainedModel model, int limit, Strictness strictness) {
    this.model = model;
    this.limit = limit;
    this.strictness = strictness;
  }

  /**
   * Writes the graph; see {@link NirEncoder}.
   *
   * @throws DataException if it cannot be written, or NIR does not support the neurons
   */
  public ExportReport nir(Path file) {
    if (!(model.autoencoder().encoder() instanceof LifEncoder encoder)) {
      throw new DataException(
          "NIR has no nodes for the neurons of this run's encoder; only encoder lif can be exported.");
    }
    requireExact(file, encoder);
    NirGraph graph = NirEncoder.of(encoder, ModelFacts.of(model).entries());
    double[] difference = new double[1];
    List<Note> notes = new ArrayList<>();
    try {
      SafeFile.writeBeside(
          file,
          beside -> {
            NirFile.write(graph, beside);
            NirGraph back = NirFile.read(beside);
            difference[0] = difference(graph, back);
            addSpikes(back, encoder, notes);
          });
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    notes.add(
        new Note(
            Fidelity.EXACT,
            "weights, biases, time constants and thresholds, NIR " + NirFile.VERSION));
    notes.add(
        new Note(
            Fidelity.EXACT,
            "the feedback of the readout's spikes, as edges; the refractory trace, as the reset"));
    notes.addAll(losses());
    return new ExportReport(
        "nir", file, samples(), Optional.of(difference[0]), "parameters read back", notes);
  }

  private int samples() {
    return Math.min(limit, model.task().dataset().test().size());
  }

  private List<Note> losses() {
    return List.of(
        new Note(
            Fidelity.NOT_EXPRESSED,
            "the stochastic readout, which fires with probability 1 / (1 + exp(-u)); the graph fires where u >= 0"),
        new Note(
            Fidelity.NOT_EXPRESSED,
            "the code from signal to input spikes, " + model.plan().data().encoding()),
        new Note(
            Fidelity.NOT_EXPRESSED,
            "the reset by subtraction, which is in the metadata; NIR itself sets v to v_reset"));
  }

  private void requireExact(Path file, LifEncoder encoder) {
    if (strictness == Strictness.REFUSE) {
      throw new DataException(
          "%s cannot represent %s; omit --strict to write the rest."
              .formatted(file, losses().get(0).sentence()));
    }
    for (MapLayer layer : encoder.mapLayers()) {
      if (layer.pooling()) {
        throw new DataException(
            "NIR has no pooling in which the first spike wins, as in %s of this run's encoder; train one with strides instead."
                .formatted(layer.name()));
      }
    }
    for (int layer = 0; layer < encoder.neuronLayers().size() - 1; layer++) {
      Lif neuron = encoder.neuron(layer);
      if (neuron.rho() != neuron.alpha() || neuron.kappa() != 1) {
        throw new DataException(
            "%s cannot represent neurons whose refractory trace and membrane decay differently."
                .formatted(file));
      }
    }
  }

  private static double difference(NirGraph first, NirGraph second) {
    double most = 0;
    for (Map.Entry<String, NirGraph.Node> entry : first.nodes().entrySet()) {
      NirGraph.Node other = second.nodes().get(entry.getKey());
      for (Map.Entry<String, Values> value : entry.getValue().values().entrySet()) {
        double[] here = value.getValue().numbers();
        double[] there =
            other == null
                ? new double[0]
                : other.find(value.getKey()).map(Values::numbers).orElse(new double[0]);
        if (there.length != here.length) {
          return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < here.length; i++) {
          most = Math.max(most, Math.abs(here[i] - there[i]));
        }
      }
    }
    return first.edges().equals(second.edges()) ? most : Double.POSITIVE_INFINITY;
  }

  /** Compares hidden spikes for both kinds of reset. */
  private void addSpikes(NirGraph graph, LifEncoder encoder, List<Note> notes) {
    int layers = encoder.neuronLayers().size() - 1;
    if (layers == 0) {
      return;
    }
    for (Reset reset : List.of(Reset.SUBTRACT, Reset.SET)) {
      Comparison comparison =
          new Comparison(new NirSimulation(graph, NirEncoder.DT, reset), encoder);
      model.evaluator().run(samples(), (index, target, output, at) -> {}, comparison::add);
      boolean subtract = reset == Reset.SUBTRACT;
      notes.add(
          new Note(
              subtract && comparison.share() == 1 ? Fidelity.EXACT : Fidelity.APPROXIMATE,
              String.format(
                  Locale.ROOT,
                  "hidden spikes of a reference simulation with reset by %s: %.4f %% of (neuron, step) the same over %,d samples",
                  subtract ? "subtraction" : "setting",
                  100 * comparison.share(),
                  samples())));
    }
  }

  /** Counts equal spikes. */
  private static final class Comparison {
    private final NirSimulation simulation;
    private final LifEncoder encoder;
    private long equal;
    private long all;

    Comparison(NirSimulation simulation, LifEncoder encoder) {
      this.simulation = simulation;
      this.encoder = encoder;
    }

    double share() {
      return all == 0 ? 1 : equal / (double) all;
    }

    void add(EncoderPass pass) {
      for (int b = 0; b < pass.samples(); b++) {
        SpikeBits input = pass.hidden(-1, b).orElseThrow();
        NirSimulation.Run run = simulation.run();
        double[] values = new double[input.channels()];
        for (int t = 0; t < input.steps(); t++) {
          Arrays.setAll(values, bits(input, t));
          run.step(values);
          for (int layer = 0; layer < encoder.neuronLayers().size() - 1; layer++) {
            double[] simulated = run.output(NirEncoder.hidden(layer));
            count(pass.hidden(layer, b).orElseThrow(), t, places(layer), simulated);
          }
        }
      }
    }

    private static IntToDoubleFunction bits(SpikeBits spikes, int step) {
      return n -> spikes.bit(step, n);
    }

    /** Place of a neuron of a layer in the graph. */
    private IntUnaryOperator places(int layer) {
      if (layer >= encoder.mapLayers().size()) {
        return IntUnaryOperator.identity();
      }
      MapSize maps = encoder.mapLayers().get(layer).output();
      return n -> NirMaps.place(n, maps);
    }

    private void count(SpikeBits spikes, int step, IntUnaryOperator places, double[] simulated) {
      for (int n = 0; n < simulated.length; n++) {
        equal += spikes.bit(step, n) == simulated[places.applyAsInt(n)] ? 1 : 0;
      }
      all += simulated.length;
    }
  }
}
