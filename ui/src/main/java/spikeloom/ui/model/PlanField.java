package spikeloom.ui.model;

import java.util.Arrays;
import java.util.List;
import spikeloom.training.Setting;

/** The settings of a plan that the window edits, section by section, from top to bottom. */
public enum PlanField {
  /** Name of a data set. */
  DATA(Setting.DATA, Section.SIGNAL, "Data set"),
  /** Code from signal to spikes. */
  ENCODING(Setting.ENCODING, Section.SIGNAL, "Encoding"),
  /** Simulation steps. */
  STEPS(Setting.STEPS, Section.SIGNAL, "Steps"),
  /** Neuron family. */
  ENCODER(Setting.ENCODER, Section.NETWORKS, "Neurons"),
  /** Hidden layers. */
  HIDDEN(Setting.HIDDEN, Section.NETWORKS, "Hidden"),
  /** Latent neurons. */
  LATENT(Setting.LATENT, Section.NETWORKS, "Latent"),
  /** Structure of the decoder. */
  DECODER(Setting.DECODER, Section.NETWORKS, "Decoder"),
  /** What the decoder reads. */
  DECODING(Setting.DECODING, Section.NETWORKS, "Decoding"),
  /** Learning rule. */
  RULE(Setting.RULE, Section.LEARNING, "Rule"),
  /** Price of the rate. */
  BETA(Setting.BETA, Section.LEARNING, "Beta"),
  /** Passes over the data. */
  EPOCHS(Setting.EPOCHS, Section.LEARNING, "Epochs"),
  /** Folder with data sets. */
  DATA_DIR(Setting.DATA_DIR, Section.MORE, "Data folder", "default folder"),
  /** Share of samples for validation. */
  VALIDATION(Setting.VALIDATION, Section.MORE, "Validation share", "default of the data set"),
  /** Number of training samples. */
  LIMIT(Setting.LIMIT, Section.MORE, "Sample limit", "all samples"),
  /** Augmentation. */
  SHIFT(Setting.SHIFT, Section.MORE, "Shift"),
  /** Prediction or recall. */
  LAG(Setting.LAG, Section.MORE, "Lag"),
  /** Which own files are for the test. */
  SPLIT_SEED(Setting.SPLIT_SEED, Section.MORE, "Split seed"),
  /** What is dealt out to training and test. */
  SPLIT(Setting.SPLIT, Section.MORE, "Split"),
  /** Which moment the decoder is to say. */
  TARGET(Setting.TARGET, Section.MORE, "Target"),
  /** Size of pictures. */
  IMAGE_SIZE(Setting.IMAGE_SIZE, Section.MORE, "Image size"),
  /** Colours of pictures. */
  COLOURS(Setting.COLOURS, Section.MORE, "Colours"),
  /** View of sound. */
  SOUND(Setting.SOUND, Section.MORE, "Sound"),
  /** View of arrays. */
  ARRAY(Setting.ARRAY, Section.MORE, "Array"),
  /** Values of a table. */
  COLUMNS(Setting.COLUMNS, Section.MORE, "Columns", "all numeric columns"),
  /** Length of a sample. */
  SAMPLE_LENGTH(Setting.SAMPLE_LENGTH, Section.MORE, "Sample length", "default"),
  /** From sample to sample. */
  SAMPLE_STRIDE(Setting.SAMPLE_STRIDE, Section.MORE, "Sample stride", "half a sample"),
  /** Empty cells. */
  MISSING(Setting.MISSING, Section.MORE, "Missing values"),
  /** Decimal mark of a table. */
  DECIMAL(Setting.DECIMAL, Section.MORE, "Decimal mark"),
  /** Whether the first row of a table holds names. */
  HEADER(Setting.HEADER, Section.MORE, "Header row"),
  /** Column of a table with the classes. */
  LABEL(Setting.LABEL, Section.MORE, "Label column", "found by name and content"),
  /** Lines of a table that are not read. */
  SKIP_ROWS(Setting.SKIP_ROWS, Section.MORE, "Skip rows", "none"),
  /** Recordings with defects. */
  TOLERANCE(Setting.TOLERANCE, Section.MORE, "Defects"),
  /** The event camera. */
  SENSOR(Setting.SENSOR, Section.MORE, "Camera", "from each file"),
  /** What is not usual of the code. */
  CODE_PARAMETERS(Setting.CODE_PARAMETERS, Section.MORE, "Code", "default"),
  /** Firing probability of the brightest value. */
  PEAK(Setting.PEAK, Section.MORE, "Peak"),
  /** Surrogate derivative. */
  SURROGATE(Setting.SURROGATE, Section.MORE, "Surrogate"),
  /** Memory of the readout. */
  READOUT_DECAY(Setting.READOUT_DECAY, Section.MORE, "Readout"),
  /** Input gain. */
  GAIN(Setting.GAIN, Section.MORE, "Gain", "fitted to the data"),
  /** Another run's encoder. */
  START_FROM(Setting.START_FROM, Section.MORE, "Start from", "random weights"),
  /** Recurrence of liquid neurons. */
  RECURRENT(Setting.RECURRENT, Section.MORE, "Recurrent"),
  /** Threshold of liquid neurons. */
  THRESHOLD(Setting.THRESHOLD, Section.MORE, "Threshold"),
  /** What the decoder reads of a pulse. */
  PULSES(Setting.PULSES, Section.MORE, "Pulses"),
  /** Noise of pulses. */
  PULSE_NOISE(Setting.PULSE_NOISE, Section.MORE, "Pulse noise"),
  /** Its size. */
  NOISE_SCALE(Setting.NOISE_SCALE, Section.MORE, "Noise scale"),
  /** Gate of the slow state. */
  GATE(Setting.GATE, Section.MORE, "Gate"),
  /** The way of the gradient. */
  RECURRENCE(Setting.RECURRENCE, Section.MORE, "State gradient"),
  /** Derivative of pulses. */
  RECTIFIER(Setting.RECTIFIER, Section.MORE, "Rectifier"),
  /** Whether biases are learned. */
  BIAS(Setting.BIAS, Section.MORE, "Bias"),
  /** Initial weights. */
  WEIGHT_SCALE(Setting.WEIGHT_SCALE, Section.MORE, "Weight scale"),
  /** Length of a sample. */
  TRIAL(Setting.TRIAL, Section.MORE, "Trial"),
  /** Draws, or the features themselves. */
  LATENT_CODE(Setting.LATENT_CODE, Section.MORE, "Latent code"),
  /** Bound of the slope at a spike. */
  SLOPE_FLOOR(Setting.SLOPE_FLOOR, Section.MORE, "Slope floor"),
  /** What makes silent neurons fire. */
  SILENT_PUSH(Setting.SILENT_PUSH, Section.MORE, "Silent push"),
  /** Width of the decoder. */
  DECODER_HIDDEN(Setting.DECODER_HIDDEN, Section.MORE, "Decoder width"),
  /** Memory of traces. */
  TRACE_DECAY(Setting.TRACE_DECAY, Section.MORE, "Trace decay"),
  /** Length of bins. */
  BIN(Setting.BIN, Section.MORE, "Bin"),
  /** How far the decoder looks back. */
  WINDOW(Setting.WINDOW, Section.MORE, "Window", "all steps"),
  /** When the decoder speaks. */
  DECODE_AT(Setting.DECODE_AT, Section.MORE, "Decode at"),
  /** What reconstruction and target are compared by. */
  DISTORTION(Setting.DISTORTION, Section.MORE, "Distortion"),
  /** Reference firing probability. */
  PRIOR(Setting.PRIOR, Section.MORE, "Prior"),
  /** Feedback to hidden neurons. */
  FEEDBACK(Setting.FEEDBACK, Section.MORE, "Feedback"),
  /** What costs are compared with. */
  BASELINE(Setting.BASELINE, Section.MORE, "Baseline"),
  /** Latent draws. */
  DRAWS(Setting.DRAWS, Section.MORE, "Draws"),
  /** What regularises windows. */
  FPTT_FORM(Setting.FPTT_FORM, Section.MORE, "FPTT form"),
  /** Strength of it. */
  ALPHA(Setting.ALPHA, Section.MORE, "Alpha"),
  /** Clipping. */
  CLIP(Setting.CLIP, Section.MORE, "Clip", "no limit"),
  /** Weights of windows. */
  EMPHASIS(Setting.EMPHASIS, Section.MORE, "Emphasis"),
  /** Samples per step. */
  BATCH(Setting.BATCH, Section.MORE, "Batch"),
  /** Step size. */
  LEARNING_RATE(Setting.LEARNING_RATE, Section.MORE, "Learning rate"),
  /** Time between checkpoints. */
  CHECKPOINT_MINUTES(Setting.CHECKPOINT_MINUTES, Section.MORE, "Checkpoints"),
  /** Root of randomness. */
  SEED(Setting.SEED, Section.MORE, "Seed"),
  /** Workers. */
  THREADS(Setting.THREADS, Section.MORE, "Threads");

  /** Where in the form a setting stands. */
  public enum Section {
    /** What goes in. */
    SIGNAL("Signal"),
    /** Encoder and decoder. */
    NETWORKS("Networks"),
    /** Objective and rule. */
    LEARNING("Learning"),
    /** What is rarely changed. */
    MORE("More options");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    /** Its heading. */
    public String title() {
      return title;
    }

    /** Its settings, from top to bottom. */
    public List<PlanField> fields() {
      return Arrays.stream(PlanField.values()).filter(field -> field.section == this).toList();
    }
  }

  private final Setting setting;
  private final Section section;
  private final String label;
  private final String whenEmpty;

  PlanField(Setting setting, Section section, String label) {
    this(setting, section, label, "");
  }

  PlanField(Setting setting, Section section, String label, String whenEmpty) {
    this.setting = setting;
    this.section = section;
    this.label = label;
    this.whenEmpty = whenEmpty;
  }

  /** The setting that it edits. */
  Setting setting() {
    return setting;
  }

  /** Where it stands. */
  public Section section() {
    return section;
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
