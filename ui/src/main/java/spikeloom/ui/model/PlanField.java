package spikeloom.ui.model;

import java.util.Arrays;
import java.util.List;
import spikeloom.plan.Setting;

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
  /** Weight of the rate. */
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
  /** Random seed of the split. */
  SPLIT_SEED(Setting.SPLIT_SEED, Section.MORE, "Split seed"),
  /** How the data are split. */
  SPLIT(Setting.SPLIT, Section.MORE, "Split"),
  /** Same or next sample. */
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
  /** Stride between samples. */
  SAMPLE_STRIDE(Setting.SAMPLE_STRIDE, Section.MORE, "Sample stride", "half a sample"),
  /** Empty cells. */
  MISSING(Setting.MISSING, Section.MORE, "Missing values"),
  /** Decimal mark of a table. */
  DECIMAL(Setting.DECIMAL, Section.MORE, "Decimal mark"),
  /** Whether the first row of a table holds names. */
  HEADER(Setting.HEADER, Section.MORE, "Header row"),
  /** Column of a table with the classes. */
  LABEL(Setting.LABEL, Section.MORE, "Label column", "found by name and content"),
  /** Lines to skip. */
  SKIP_ROWS(Setting.SKIP_ROWS, Section.MORE, "Skip rows", "none"),
  /** Handling of defects. */
  TOLERANCE(Setting.TOLERANCE, Section.MORE, "Defects"),
  /** The event camera. */
  SENSOR(Setting.SENSOR, Section.MORE, "Camera", "from each file"),
  /** Parameters that differ from the code's defaults. */
  CODE_PARAMETERS(Setting.CODE_PARAMETERS, Section.MORE, "Code", "default"),
  /** Firing probability of the brightest value. */
  PEAK(Setting.PEAK, Section.MORE, "Peak"),
  /** Surrogate derivative. */
  SURROGATE(Setting.SURROGATE, Section.MORE, "Surrogate"),
  /** Memory of the readout. */
  READOUT_DECAY(Setting.READOUT_DECAY, Section.MORE, "Readout"),
  /** Input gain. */
  GAIN(Setting.GAIN, Section.MORE, "Gain", "fitted to the data"),
  /** Initial encoder. */
  START_FROM(Setting.START_FROM, Section.MORE, "Start from", "random weights"),
  /** Recurrence of liquid neurons. */
  RECURRENT(Setting.RECURRENT, Section.MORE, "Recurrent"),
  /** Threshold of liquid neurons. */
  THRESHOLD(Setting.THRESHOLD, Section.MORE, "Threshold"),
  /** Output of pulses to the decoder. */
  PULSES(Setting.PULSES, Section.MORE, "Pulses"),
  /** Noise of pulses. */
  PULSE_NOISE(Setting.PULSE_NOISE, Section.MORE, "Pulse noise"),
  /** Scale of the noise. */
  NOISE_SCALE(Setting.NOISE_SCALE, Section.MORE, "Noise scale"),
  /** Gate of the slow state. */
  GATE(Setting.GATE, Section.MORE, "Gate"),
  /** Path of the gradient. */
  RECURRENCE(Setting.RECURRENCE, Section.MORE, "State gradient"),
  /** Derivative of pulses. */
  RECTIFIER(Setting.RECTIFIER, Section.MORE, "Rectifier"),
  /** Whether biases are trained. */
  BIAS(Setting.BIAS, Section.MORE, "Bias"),
  /** Initial weights. */
  WEIGHT_SCALE(Setting.WEIGHT_SCALE, Section.MORE, "Weight scale"),
  /** Length of a sample. */
  TRIAL(Setting.TRIAL, Section.MORE, "Trial"),
  /** Gaussian samples, or the features themselves. */
  LATENT_CODE(Setting.LATENT_CODE, Section.MORE, "Latent code"),
  /** Bound of the slope at a spike. */
  SLOPE_FLOOR(Setting.SLOPE_FLOOR, Section.MORE, "Slope floor"),
  /** Push of silent neurons. */
  SILENT_PUSH(Setting.SILENT_PUSH, Section.MORE, "Silent push"),
  /** Width of the decoder. */
  DECODER_HIDDEN(Setting.DECODER_HIDDEN, Section.MORE, "Decoder width"),
  /** Memory of traces. */
  TRACE_DECAY(Setting.TRACE_DECAY, Section.MORE, "Trace decay"),
  /** Length of bins. */
  BIN(Setting.BIN, Section.MORE, "Bin"),
  /** Number of steps that the decoder reads. */
  WINDOW(Setting.WINDOW, Section.MORE, "Window", "all steps"),
  /** Steps at which the decoder decodes. */
  DECODE_AT(Setting.DECODE_AT, Section.MORE, "Decode at"),
  /** Distortion. */
  DISTORTION(Setting.DISTORTION, Section.MORE, "Distortion"),
  /** Reference firing probability. */
  PRIOR(Setting.PRIOR, Section.MORE, "Prior"),
  /** Feedback to hidden neurons. */
  FEEDBACK(Setting.FEEDBACK, Section.MORE, "Feedback"),
  /** Baseline of the cost. */
  BASELINE(Setting.BASELINE, Section.MORE, "Baseline"),
  /** Latent draws. */
  DRAWS(Setting.DRAWS, Section.MORE, "Draws"),
  /** Regulariser of windows. */
  FPTT_FORM(Setting.FPTT_FORM, Section.MORE, "FPTT form"),
  /** Strength of the regulariser. */
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
  /** Random seed. */
  SEED(Setting.SEED, Section.MORE, "Seed"),
  /** Threads. */
  THREADS(Setting.THREADS, Section.MORE, "Threads");

  /** The section of the form. */
  public enum Section {
    /** What goes in. */
    SIGNAL("Signal"),
    /** Encoder and decoder. */
    NETWORKS("Networks"),
    /** Objective and rule. */
    LEARNING("Learning"),
    /** Settings that are rarely changed. */
    MORE("More options");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    /** Heading of the section. */
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

  /** Section of the field. */
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

  /** Short help text. */
  public String help() {
    return setting.help();
  }

  /** Meaning of an empty text, in a word or two; empty if it has none. */
  public String whenEmpty() {
    return whenEmpty;
  }

  /** Allowed values; empty for free text. */
  public List<String> choices() {
    return setting.choices();
  }
}
