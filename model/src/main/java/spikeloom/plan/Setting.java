package spikeloom.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.lif.FeedbackKind;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.PulseKind;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.file.Tolerance;
import spikeloom.image.PictureFormat;
import spikeloom.learning.Baseline;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;
import spikeloom.neuron.SpikingRecurrentCell.Bias;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.neuron.SpikingRecurrentCell.Recurrence;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.Distortion;
import spikeloom.sound.SoundView;
import spikeloom.table.TableFormat;

/**
 * Every setting of a plan as a name and a text: declared once for the command line, the form of the
 * window and tables of runs.
 */
public enum Setting {
  /** Name of a data set. */
  DATA(
      "data", "data.name", "Data set, see 'spikeloom datasets', or your files: a folder or a file"),
  /** Folder with data sets. */
  DATA_DIR("data-dir", "data.directory", "Folder of the data sets", Kind.OPTIONAL_WORD),
  /** Share of samples for validation. */
  VALIDATION(
      "validation",
      "data.validation",
      "Share of the training samples held out for validation, 0 for none (empty: 1/10, or 1/12 for sets like mnist)",
      Kind.OPTIONAL_NUMBER),
  /** Number of training samples. */
  LIMIT(
      "limit",
      "data.limit",
      "Train only on this many samples, the first ones",
      Kind.OPTIONAL_WHOLE),
  /** Code from signal to spikes. */
  ENCODING(
      "encoding", "data.encoding", "Code from signal to spikes", TrainingPlan.Data.encodings()),
  /** Parameters that differ from the code's defaults. */
  CODE_PARAMETERS(
      "code-parameters",
      "data.code_parameters",
      "Parameters that differ from the code's defaults, NAME=X[,NAME=X...], see 'spikeloom encode --list'",
      Kind.OPTIONAL_WORD),
  /** Probability of the rate code. */
  PEAK("peak", "data.peak", "Rate code: probability of a spike at value 1", Kind.NUMBER),
  /** Simulation steps. */
  STEPS(
      "steps",
      "data.steps",
      "Simulation steps; codes that follow a sample in time need a fixed number",
      Kind.WHOLE),
  /** Augmentation. */
  SHIFT(
      "shift",
      "data.shift",
      "Augmentation: shift training samples by up to this many pixels in each direction",
      Kind.WHOLE),
  /** Prediction or recall. */
  LAG(
      "lag",
      "data.lag",
      "For targets that change in time: number of steps that the target lies ahead (negative: back)",
      Kind.WHOLE),
  /** Random seed of the split. */
  SPLIT_SEED(
      "split-seed",
      "data.source.split_seed",
      "Your files: random seed of the split into training and test samples",
      Kind.WHOLE),
  /** Unit of the split. */
  SPLIT(
      "split",
      "data.source.split",
      "fsdd: origin tests on all recordings of one speaker",
      SourceOptions.SplitBy.values()),
  /** Target of the decoder. */
  TARGET(
      "target",
      "data.source.target",
      "Your files in time: reconstruct the same sample, or predict the next one",
      SourceOptions.TargetMoment.values()),
  /** Size of pictures. */
  IMAGE_SIZE(
      "image-size",
      "data.source.image_size",
      "Images: rows and columns after resizing; events: longer side of the sensor",
      Kind.WHOLE),
  /** Colours of pictures. */
  COLOURS(
      "colours",
      "data.source.colours",
      "Folder of images: grey or colour values",
      PictureFormat.Colours.values()),
  /** View of sound. */
  SOUND("sound", "data.source.sound", "Sounds: representation", SoundView.values()),
  /** View of arrays. */
  ARRAY(
      "array",
      "data.source.array",
      "NumPy: representation of the samples",
      SourceOptions.ArrayView.values()),
  /** Values of a table. */
  COLUMNS(
      "columns",
      "data.source.columns",
      "Table: columns of the values; record: leads; archive: array (empty: all numeric ones)",
      Kind.OPTIONAL_WORD),
  /** Length of a sample. */
  SAMPLE_LENGTH(
      "sample-length",
      "data.source.window",
      "Length of a sample: rows, values or frames of a sound, ms of events (empty: default)",
      Kind.OPTIONAL_WHOLE),
  /** Stride between samples. */
  SAMPLE_STRIDE(
      "sample-stride",
      "data.source.stride",
      "Distance between the starts of samples, in the same unit (empty: half a sample)",
      Kind.OPTIONAL_WHOLE),
  /** Empty cells. */
  MISSING(
      "missing",
      "data.source.missing",
      "Table, record: treatment of missing values; fill: use the mean of the column",
      TableOptions.Missing.values()),
  /** Decimal mark. */
  DECIMAL(
      "decimal",
      "data.source.table.decimal",
      "Table: decimal mark; auto: a comma if ; or a tab separates cells like 12,5",
      TableFormat.Decimal.values()),
  /** Names of the columns. */
  HEADER(
      "header",
      "data.source.table.header",
      "Table: whether the first row holds the names of the columns",
      TableFormat.Header.values()),
  /** Column with the classes. */
  LABEL(
      "label",
      "data.source.table.label",
      "Table: name or number of the column with the classes; none: no classes (empty: detected)",
      Kind.OPTIONAL_WORD),
  /** Lines to skip. */
  SKIP_ROWS(
      "skip-rows",
      "data.source.table.skip_rows",
      "Table: lines to skip, N for the first N (titles), A-B for others (units)",
      Kind.OPTIONAL_WORD),
  /** Defects of recordings; on the command line an option for each choice. */
  TOLERANCE(
      "tolerance",
      "data.source.tolerance",
      "Recordings of sound and events: reject files with defects, or skip the defects",
      Tolerance.values()),
  /** The event camera. */
  SENSOR(
      "sensor",
      "data.source.sensor",
      "Event recordings: pixels WxH or name of the camera (empty: from each file)",
      Kind.OPTIONAL_WORD),
  /** Neuron family. */
  ENCODER("encoder", "encoder.kind", "Neurons of the spiking network", EncoderFamilies.names()),
  /** Parameters of a family of a plug-in. */
  ENCODER_PARAMETERS(
      "encoder-parameters",
      "encoder.parameters",
      "Encoders of plug-ins: parameters that differ from the defaults, NAME=X[,NAME=X...]",
      Kind.OPTIONAL_WORD),
  /** Hidden layers. */
  HIDDEN(
      "hidden",
      "encoder.hidden",
      "Neurons of each hidden layer, for instance 600 or 300,200; none",
      Kind.WHOLES),
  /** Latent neurons. */
  LATENT("latent", "encoder.latent", "Neurons whose spikes the decoder reads", Kind.WHOLE),
  /** Surrogate derivative. */
  SURROGATE(
      "surrogate",
      "encoder.surrogate",
      "Encoder lif: surrogate derivative of hidden spikes",
      Surrogate.values()),
  /** Memory of the readout. */
  READOUT_DECAY(
      "readout-decay",
      "encoder.readout_decay",
      "Decay factor of the readout's membrane per step",
      Kind.NUMBER),
  /** Input gain. */
  GAIN(
      "gain",
      "encoder.gain",
      "Input gain of the first layer (empty: fitted to the data)",
      Kind.OPTIONAL_NUMBER),
  /** Initial encoder. */
  START_FROM(
      "start-from",
      "encoder.start_from",
      "Run directory whose trained encoder is the initial encoder, or a NIR file of LIF layers (.nir)",
      Kind.OPTIONAL_WORD),
  /** Recurrence. */
  RECURRENT(
      "recurrent",
      "encoder.ltc.recurrent",
      "Encoder ltc: whether layers receive their own spikes (recurrence)",
      LtcSettings.Recurrent.values()),
  /** Threshold. */
  THRESHOLD(
      "threshold",
      "encoder.ltc.threshold",
      "Encoder ltc: whether spikes raise the threshold",
      LtcSettings.Threshold.values()),
  /** Gate of the slow state. */
  GATE("gate", "encoder.src.gate", "Encoder src: gate of the slow state", Gate.values()),
  /** Output of pulses to the decoder. */
  PULSES("pulses", "encoder.src.pulses", "Encoder src: output to the decoder", PulseKind.values()),
  /** Noise of the latent layer. */
  PULSE_NOISE(
      "pulse-noise",
      "encoder.src.noise",
      "Encoder src: pulse noise, which bounds the rate",
      SrcSettings.Noise.values()),
  /** Scale of the pulse noise. */
  NOISE_SCALE(
      "noise-scale",
      "encoder.src.noise_scale",
      "Encoder src: scale of the pulse noise",
      Kind.NUMBER),
  /** Path of the gradient. */
  RECURRENCE(
      "state-gradient",
      "encoder.src.recurrence",
      "Encoder src: attached: gradients also flow through the recurrent states",
      Recurrence.values()),
  /** Derivative of pulses. */
  RECTIFIER(
      "rectifier",
      "encoder.src.rectifier",
      "Encoder src: derivative of pulses",
      Rectifier.values()),
  /** Whether biases are trained. */
  BIAS("bias", "encoder.src.bias", "Encoder src: biases", Bias.Training.values()),
  /** Initial weights. */
  WEIGHT_SCALE(
      "weight-scale",
      "encoder.src.weight_scale",
      "Encoder src: scale of the initial weights, in units of 1/sqrt(fan-in)",
      Kind.NUMBER),
  /** Length of a sample. */
  TRIAL(
      "trial",
      "encoder.exact.trial",
      "Encoder theta, qif, srm: length of a sample in the neurons' unit of time",
      Kind.NUMBER),
  /** Output to the decoder. */
  LATENT_CODE(
      "latent-code",
      "encoder.exact.code",
      "Encoder theta, qif, srm: Gaussian samples with mean and log-variance, or the features themselves",
      TimeEncoder.LatentCode.values()),
  /** Bound of the slope at a spike. */
  SLOPE_FLOOR(
      "slope-floor",
      "encoder.exact.slope_floor",
      "Encoder srm: lower bound of the slope at a spike in derivatives; 0: exact",
      Kind.NUMBER),
  /** Push of silent neurons. */
  SILENT_PUSH(
      "silent-push",
      "encoder.exact.silent_push",
      "Encoder srm: increase of the weights of neurons that are silent in a batch; 0: exact",
      Kind.NUMBER),
  /** Structure of the decoder. */
  DECODER("decoder", "decoder.kind", "Type of the decoder network", DecoderKind.values()),
  /** Width of the decoder. */
  DECODER_HIDDEN("decoder-hidden", "decoder.hidden", "Hidden units of the decoder mlp", Kind.WHOLE),
  /** Features of the decoder. */
  DECODING(
      "decoding",
      "decoder.decoding",
      "Input of the decoder: all spikes in order, sums, or features of exact times",
      Decoding.values()),
  /** Memory of traces. */
  TRACE_DECAY(
      "trace-decay",
      "decoder.trace_decay",
      "Decoding trace: decay factor of the traces per step",
      Kind.NUMBER),
  /** Length of bins. */
  BIN("bin", "decoder.bin", "Decoding bins: minimum number of steps per bin", Kind.WHOLE),
  /** Number of steps that the decoder reads. */
  WINDOW(
      "window",
      "decoder.window",
      "Number of last steps that the decoder reads (empty: all); rule fptt: steps between updates",
      Kind.OPTIONAL_WHOLE),
  /** Decode steps. */
  DECODE_AT(
      "decode-at", "decoder.moments", "Steps at which the decoder decodes", DecodeSteps.values()),
  /** Distortion. */
  DISTORTION(
      "distortion",
      "objective.distortion",
      "Distortion between output and target; class: the target is the label",
      Distortion.values()),
  /** Weight of the rate. */
  BETA(
      "beta",
      "objective.beta",
      "Weight of the mean rate, in nats per neuron and step (theta, qif, srm: per neuron)",
      Kind.NUMBER),
  /** Reference firing probability. */
  PRIOR("prior", "objective.prior", "Firing probability of the reference process", Kind.NUMBER),
  /** Learning rule. */
  RULE("rule", "rule.kind", "Learning rule", RuleKind.values()),
  /** Feedback of errors. */
  FEEDBACK(
      "feedback", "rule.feedback", "Rule score: feedback to hidden neurons", FeedbackKind.values()),
  /** Baseline of the cost. */
  BASELINE("baseline", "rule.baseline", "Rule score: baseline of the cost", Baseline.values()),
  /** Latent draws. */
  DRAWS("draws", "rule.draws", "Rule score: latent samples drawn per training sample", Kind.WHOLE),
  /** Regulariser of windows. */
  FPTT_FORM(
      "fptt-form",
      "rule.fptt_form",
      "Rule fptt: regulariser that keeps parameters near those of earlier windows",
      FpttForm.values()),
  /** Strength of the regulariser. */
  ALPHA("alpha", "rule.alpha", "Rule fptt: strength of the regulariser", Kind.NUMBER),
  /** Clipping. */
  CLIP(
      "clip",
      "rule.clip",
      "Rule fptt: maximum norm of a window's gradient (empty: no limit)",
      Kind.OPTIONAL_NUMBER),
  /** Weights of windows. */
  EMPHASIS(
      "emphasis",
      "rule.emphasis",
      "Rule fptt: weights of early and late windows",
      FpttWindows.Emphasis.values()),
  /** Passes over the data. */
  EPOCHS("epochs", "optimiser.epochs", "Passes over the training samples", Kind.WHOLE),
  /** Samples per step. */
  BATCH("batch", "optimiser.batch", "Samples per optimiser step", Kind.WHOLE),
  /** Step size. */
  LEARNING_RATE("learning-rate", "optimiser.learning_rate", "Peak step size of Adam", Kind.NUMBER),
  /** Checkpoints. */
  CHECKPOINT_MINUTES(
      "checkpoint-minutes",
      "optimiser.checkpoint_minutes",
      "Minutes between checkpoints within an epoch",
      Kind.NUMBER),
  /** Random seed. */
  SEED("seed", "seed", "Random seed", Kind.WHOLE),
  /** Threads. */
  THREADS(
      "threads", "threads", "Number of threads of encoder, decoder and native library", Kind.WHOLE);

  private enum Kind {
    WORD("a word"),
    OPTIONAL_WORD("a word"),
    WHOLE("a whole number"),
    OPTIONAL_WHOLE("a whole number"),
    WHOLES("whole numbers with commas between them, or none"),
    NUMBER("a number"),
    OPTIONAL_NUMBER("a number");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    private boolean optional() {
      return this == OPTIONAL_WORD || this == OPTIONAL_WHOLE || this == OPTIONAL_NUMBER;
    }
  }

  private static final String NONE = "none";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String option;
  private final String path;
  private final String help;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // made by toList() and List.of
  private final List<String> choices;

  Setting(String option, String path, String help) {
    this(option, path, help, Kind.WORD);
  }

  Setting(String option, String path, String help, Kind kind) {
    this.option = option;
    this.path = path;
    this.help = help;
    this.kind = kind;
    choices = List.of();
  }

  Setting(String option, String path, String help, List<String> choices) {
    this.option = option;
    this.path = path;
    this.help = help;
    this.choices = choices;
    kind = Kind.WORD;
  }

  Setting(String option, String path, String help, Enum<?>[] choices) {
    this(option, path, help, Arrays.stream(choices).map(EnumWords::of).toList());
  }

  /** Its name on the command line, without dashes. */
  public String option() {
    return option;
  }

  /** Short help text. */
  public String help() {
    return help;
  }

  /** Allowed values; empty for free text. */
  public List<String> choices() {
    return choices;
  }

  /** Whether its choices are separate options on the command line, such as {@code --lenient}. */
  public boolean isSwitch() {
    return this == TOLERANCE;
  }

  /** Whether it is an option for reading files. */
  public boolean ofFiles() {
    return path.startsWith("data.source.");
  }

  /**
   * Those of the settings {@linkplain #ofFiles of files} that apply to a data set; detects the type
   * of the user's files.
   */
  public static Set<Setting> asked(String data) {
    return AskedSettings.of(data);
  }

  /** Whether this setting has an effect in a run of {@code plan}. */
  public boolean matters(TrainingPlan plan) {
    if (ofFiles()) {
      return asked(plan.data().name()).contains(this);
    }
    return switch (this) {
      case PEAK -> plan.data().encoding().equals("rate") && plan.data().codeParameters() == null;
      case CODE_PARAMETERS -> !plan.data().encoding().equals(TrainingPlan.Data.EVENTS);
      case WINDOW, DECODE_AT -> !plan.encoder().exactTimes();
      case SURROGATE -> ofFamily(plan) && !plan.encoder().hidden().isEmpty();
      case ENCODER_PARAMETERS -> !plan.encoder().family().parameters().isEmpty();
      case PRIOR,
          HIDDEN,
          START_FROM,
          READOUT_DECAY,
          GAIN,
          RECURRENT,
          THRESHOLD,
          GATE,
          PULSES,
          PULSE_NOISE,
          NOISE_SCALE,
          RECURRENCE,
          RECTIFIER,
          BIAS,
          WEIGHT_SCALE,
          TRIAL,
          LATENT_CODE,
          SLOPE_FLOOR,
          SILENT_PUSH ->
          ofFamily(plan);
      case DECODER_HIDDEN -> plan.decoder().kind() == DecoderKind.MLP;
      case TRACE_DECAY -> plan.decoder().decoding() == Decoding.TRACE;
      case BIN -> plan.decoder().decoding() == Decoding.BINS;
      case FEEDBACK, BASELINE, DRAWS -> plan.rule().kind() == RuleKind.SCORE;
      case FPTT_FORM, ALPHA, CLIP, EMPHASIS -> plan.rule().kind() == RuleKind.FPTT;
      default -> true;
    };
  }

  private boolean ofFamily(TrainingPlan plan) {
    return plan.encoder().family().options().contains(option);
  }

  /** The setting with this option; empty if there is none. */
  public static Optional<Setting> named(String option) {
    return Arrays.stream(values()).filter(setting -> setting.option.equals(option)).findFirst();
  }

  /** The text of this setting in a plan; empty for one that is not set. */
  public String of(TrainingPlan plan) {
    return text(node(Json.mapper().<ObjectNode>valueToTree(plan)));
  }

  /** The texts of all settings of a plan, in the order of declaration. */
  public static Map<Setting, String> all(TrainingPlan plan) {
    ObjectNode tree = Json.mapper().valueToTree(plan);
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    for (Setting setting : values()) {
      texts.put(setting, setting.text(setting.node(tree)));
    }
    return texts;
  }

  /**
   * A plan with some settings changed.
   *
   * @throws PlanException if a text has the wrong type, or the resulting plan is invalid
   */
  public static TrainingPlan change(TrainingPlan plan, Map<Setting, String> texts) {
    ObjectNode tree = Json.mapper().valueToTree(plan);
    texts.forEach((setting, text) -> setting.put(tree, text.strip()));
    return PlanJson.of(tree, "");
  }

  /**
   * Checks that a text has this setting's type.
   *
   * @throws PlanException if it is not; the message begins with {@link #option()}
   */
  public void check(String text) {
    parsed(text.strip());
  }

  private JsonNode node(ObjectNode tree) {
    JsonNode node = tree;
    for (String name : path.split("\\.")) {
      node = node.path(name);
    }
    return node;
  }

  private String text(JsonNode node) {
    if (node.isNull()) {
      return "";
    }
    if (node.isArray()) {
      return node.isEmpty()
          ? NONE
          : StreamSupport.stream(node.spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining(","));
    }
    return node.isFloatingPointNumber() ? plain(node.doubleValue()) : node.asText();
  }

  // Formats without exponent and trailing zeros.
  private static String plain(double value) {
    return Math.abs(value) >= 1e-6 && Math.abs(value) < 1e9 || value == 0
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  private void put(ObjectNode tree, String text) {
    String[] names = path.split("\\.");
    ObjectNode parent = tree;
    for (int i = 0; i < names.length - 1; i++) {
      parent = (ObjectNode) parent.path(names[i]);
    }
    parent.set(names[names.length - 1], parsed(text));
  }

  private JsonNode parsed(String text) {
    if (text.isEmpty()) {
      PlanException.unless(kind.optional(), "%s is missing", option);
      return NODES.nullNode();
    }
    try {
      return switch (kind) {
        case WORD, OPTIONAL_WORD -> word(text);
        case WHOLE, OPTIONAL_WHOLE -> NODES.numberNode(whole(text));
        case NUMBER, OPTIONAL_NUMBER -> NODES.numberNode(Double.parseDouble(text));
        case WHOLES -> wholes(text);
      };
    } catch (NumberFormatException e) {
      throw new PlanException(option + " must be " + kind.words + ", not '" + text + "'");
    }
  }

  private JsonNode word(String text) {
    if (!choices.isEmpty()) {
      PlanException.oneOf(option, text, choices);
    }
    return NODES.textNode(text);
  }

  private long whole(String text) {
    long number = Long.parseLong(text);
    PlanException.unless(
        this == SEED || number == (int) number, "%s is out of range: %s", option, text);
    return number;
  }

  private ArrayNode wholes(String text) {
    ArrayNode array = NODES.arrayNode();
    if (!text.equals(NONE)) {
      for (String part : text.split("\\s*,\\s*|\\s+", -1)) {
        array.add(whole(part));
      }
    }
    return array;
  }
}
