package spikeloom.ui.model;

import java.util.List;
import spikeloom.training.Setting;

/** The settings of a plan that the window edits, in the order of the command line. */
public enum PlanField {
  /** Name of a data set. */
  DATA(Setting.DATA, "Data set", ""),
  /** Folder with data sets. */
  DATA_DIR(Setting.DATA_DIR, "Data folder", "the usual place"),
  /** Code from signal to spikes. */
  ENCODING(Setting.ENCODING, "Encoding", ""),
  /** Simulation steps. */
  STEPS(Setting.STEPS, "Steps", ""),
  /** Augmentation. */
  SHIFT(Setting.SHIFT, "Shift", ""),
  /** Memory of the readout. */
  READOUT_DECAY(Setting.READOUT_DECAY, "Readout decay", ""),
  /** Prediction or recall. */
  LAG(Setting.LAG, "Lag", ""),
  /** Number of training samples. */
  LIMIT(Setting.LIMIT, "Sample limit", "all samples"),
  /** Neurons of the encoder. */
  ENCODER(Setting.ENCODER, "Neurons", ""),
  /** Probability of the rate code. */
  PEAK(Setting.PEAK, "Peak", ""),
  /** What the decoder reads of a latent pulse. */
  PULSES(Setting.PULSES, "Pulses", ""),
  /** Noise of latent pulses. */
  PULSE_NOISE(Setting.PULSE_NOISE, "Pulse noise", ""),
  /** Hidden layers. */
  HIDDEN(Setting.HIDDEN, "Hidden", ""),
  /** Latent neurons. */
  LATENT(Setting.LATENT, "Latent", ""),
  /** Surrogate derivative. */
  SURROGATE(Setting.SURROGATE, "Surrogate", ""),
  /** Structure of the decoder. */
  DECODER(Setting.DECODER, "Decoder", ""),
  /** Width of the decoder. */
  DECODER_HIDDEN(Setting.DECODER_HIDDEN, "Decoder width", ""),
  /** What the decoder reads. */
  DECODING(Setting.DECODING, "Decoding", ""),
  /** How far the decoder looks back. */
  WINDOW(Setting.WINDOW, "Window", "all steps"),
  /** When the decoder speaks. */
  DECODE_AT(Setting.DECODE_AT, "Decode at", ""),
  /** What reconstruction and target are compared by. */
  DISTORTION(Setting.DISTORTION, "Distortion", ""),
  /** Price of the rate. */
  BETA(Setting.BETA, "Beta", ""),
  /** Reference firing probability. */
  PRIOR(Setting.PRIOR, "Prior", ""),
  /** Learning rule. */
  RULE(Setting.RULE, "Rule", ""),
  /** Feedback to hidden neurons. */
  FEEDBACK(Setting.FEEDBACK, "Feedback", ""),
  /** What costs are compared with. */
  BASELINE(Setting.BASELINE, "Baseline", ""),
  /** Latent draws. */
  DRAWS(Setting.DRAWS, "Draws", ""),
  /** Passes over the data. */
  EPOCHS(Setting.EPOCHS, "Epochs", ""),
  /** Samples per step. */
  BATCH(Setting.BATCH, "Batch", ""),
  /** Step size. */
  LEARNING_RATE(Setting.LEARNING_RATE, "Learning rate", ""),
  /** Root of randomness. */
  SEED(Setting.SEED, "Seed", ""),
  /** Workers. */
  THREADS(Setting.THREADS, "Threads", "");

  private final Setting setting;
  private final String label;
  private final String whenEmpty;

  PlanField(Setting setting, String label, String whenEmpty) {
    this.setting = setting;
    this.label = label;
    this.whenEmpty = whenEmpty;
  }

  /** The setting that it edits. */
  Setting setting() {
    return setting;
  }

  /** Its name on the command line, without dashes. */
  public String option() {
    return setting.option();
  }

  /** Its name in the form. */
  public String label() {
    return label;
  }

  /** What it means, in a few words. */
  public String help() {
    return setting.help();
  }

  /** What an empty text means, in a word or two; empty if it means nothing. */
  public String whenEmpty() {
    return whenEmpty;
  }

  /** The values that it can have; empty if it is free text. */
  public List<String> choices() {
    return setting.choices();
  }
}
