package spikeloom.ui.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoding.Encodings;
import spikeloom.neuron.Surrogate;

/** The settings of a plan that the window edits, in the order of the command line. */
public enum PlanField {
  /** Name of a data set. */
  DATA("data", "Data set", "What is learned", List.of()),
  /** Folder with data sets. */
  DATA_DIR("data-dir", "Data folder", "Where data sets lie", List.of()),
  /** Code from signal to spikes. */
  ENCODING("encoding", "Encoding", "Code from signal to input spikes", Encodings.names()),
  /** Simulation steps. */
  STEPS("steps", "Steps", "Simulation steps of each sample", List.of()),
  /** Number of training samples. */
  LIMIT("limit", "Sample limit", "Use the first samples only", List.of()),
  /** Hidden layers. */
  HIDDEN(
      "hidden", "Hidden", "Neurons of each hidden layer, for instance 600 or 300,200", List.of()),
  /** Latent neurons. */
  LATENT("latent", "Latent", "Neurons whose spikes the decoder reads", List.of()),
  /** Surrogate derivative. */
  SURROGATE("surrogate", "Surrogate", "Derivative of hidden spikes", names(Surrogate.values())),
  /** Structure of the decoder. */
  DECODER("decoder", "Decoder", "Structure of the artificial network", names(DecoderKind.values())),
  /** Width of the decoder. */
  DECODER_HIDDEN("decoder-hidden", "Decoder width", "Hidden units of the decoder mlp", List.of()),
  /** What the decoder reads. */
  DECODING("decoding", "Decoding", "All spikes in order, or counts", names(Decoding.values())),
  /** Price of the rate. */
  BETA("beta", "Beta", "Price of one unit of rate", List.of()),
  /** Reference firing probability. */
  PRIOR("prior", "Prior", "Firing probability of the reference process", List.of()),
  /** Passes over the data. */
  EPOCHS("epochs", "Epochs", "Passes over the training samples", List.of()),
  /** Samples per step. */
  BATCH("batch", "Batch", "Samples per optimiser step", List.of()),
  /** Step size. */
  LEARNING_RATE("learning-rate", "Learning rate", "Peak step size of Adam", List.of()),
  /** Root of randomness. */
  SEED("seed", "Seed", "Root of all randomness", List.of()),
  /** Workers. */
  THREADS("threads", "Threads", "Workers for the training", List.of());

  private final String option;
  private final String label;
  private final String help;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of and stream().toList()
  private final List<String> choices;

  PlanField(String option, String label, String help, List<String> choices) {
    this.option = option;
    this.label = label;
    this.help = help;
    this.choices = choices;
  }

  /** Its name on the command line, without dashes. */
  public String option() {
    return option;
  }

  /** Its name in the form. */
  public String label() {
    return label;
  }

  /** What it means, in a few words. */
  public String help() {
    return help;
  }

  /** What an empty text means, in a word or two; empty if it means nothing. */
  public String whenEmpty() {
    return switch (this) {
      case DATA_DIR -> "the usual place";
      case LIMIT -> "all samples";
      default -> "";
    };
  }

  /** The values that it can have; empty if it is free text. */
  public List<String> choices() {
    return choices;
  }

  /** A choice as the command line spells it. */
  static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(PlanField::name).toList();
  }
}
