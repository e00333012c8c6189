package spikeloom.plan;

import static spikeloom.plan.SettingType.layers;
import static spikeloom.plan.SettingType.longWhole;
import static spikeloom.plan.SettingType.number;
import static spikeloom.plan.SettingType.oneOf;
import static spikeloom.plan.SettingType.whole;
import static spikeloom.plan.SettingType.wholes;
import static spikeloom.plan.SettingType.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import spikeloom.kernel.SpikeEstimator;
import spikeloom.learning.Baseline;
import spikeloom.learning.Binarisation;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;
import spikeloom.neuron.SpikingRecurrentCell.Bias;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.neuron.SpikingRecurrentCell.Recurrence;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateCost;
import spikeloom.prior.PriorKind;
import spikeloom.sound.SoundView;
import spikeloom.table.TableFormat;

/**
 * Every setting of a plan as a name and a text: declared once for plan.json, the command line, the
 * form of the window and tables of runs. The option is the last part of the path and the label is
 * the option, unless the declaration has others.
 */
public enum Setting {
  DATA(
      "data.name",
      word().named("data").labelled("Data set"),
      "Data set, see 'spikeloom datasets', or your files: a folder or a file"),
  DATA_DIR(
      "data.directory",
      word("default folder").named("data-dir").labelled("Data folder"),
      "Folder of the data sets"),
  VALIDATION(
      "data.validation",
      number("default of the data set").labelled("Validation share"),
      "Share of the training samples held out for validation, 0 for none (empty: 1/10, or 1/12 for sets like mnist)"),
  CLASSES(
      "data.classes",
      word("all classes").labelled("Trained classes"),
      "Train only on samples of these classes, NAME[,NAME...]; the test part keeps all"),
  LIMIT(
      "data.limit",
      whole("all samples").labelled("Sample limit"),
      "Train only on this many samples: the first ones or, if the classes lie one after the other, some at equal distances"),
  ENCODING("data.encoding", oneOf(DataPlan.encodings()), "Code from signal to spikes"),
  CODE_PARAMETERS(
      "data.code_parameters",
      word("default").labelled("Code"),
      "Parameters that differ from the code's defaults, NAME=X[,NAME=X...], see 'spikeloom encode --list'"),
  PEAK("data.peak", number(), "Rate code: probability of a spike at value 1"),
  STEPS(
      "data.steps",
      whole(),
      "Simulation steps; codes that follow a sample in time need a fixed number"),
  SHIFT(
      "data.shift",
      whole(),
      "Augmentation: shift training samples by up to this many pixels in each direction"),
  BINARISE(
      "data.binarise",
      oneOf(Binarisation.values()),
      "Grey pictures as zeros and ones, drawn once (static) or at every presentation (dynamic)"),
  LAG(
      "data.lag",
      whole(),
      "For targets that change in time: number of steps that the target lies ahead (negative: back)"),
  SPLIT_SEED(
      "data.source.split_seed",
      whole(),
      "Your files: random seed of the split into training and test samples"),
  SPLIT(
      "data.source.split",
      oneOf(SourceOptions.SplitBy.values()),
      "fsdd: origin tests on all recordings of one speaker"),
  TARGET(
      "data.source.target",
      oneOf(SourceOptions.TargetMoment.values()),
      "Your files in time: reconstruct the same sample, or predict the next one"),
  IMAGE_SIZE(
      "data.source.image_size",
      whole(),
      "Images: rows and columns after resizing; events: longer side of the sensor; spikes: rows and columns of the target"),
  COLOURS(
      "data.source.colours",
      oneOf(PictureFormat.Colours.values()),
      "Folder of images: grey or colour values"),
  SOUND("data.source.sound", oneOf(SoundView.values()), "Sounds: representation"),
  ARRAY(
      "data.source.array",
      oneOf(SourceOptions.ArrayView.values()),
      "NumPy: representation of the samples; encoding events chooses spikes"),
  COLUMNS(
      "data.source.columns",
      word("all numeric columns"),
      "Table: columns of the values; record: leads; archive: array (empty: all numeric ones)"),
  SAMPLE_LENGTH(
      "data.source.window",
      whole("default").named("sample-length"),
      "Length of a sample: rows, values or frames of a sound, ms of events, ms or steps of spikes (empty: default)"),
  SAMPLE_STRIDE(
      "data.source.stride",
      whole("half a sample").named("sample-stride"),
      "Distance between the starts of samples, in the same unit (empty: half a sample)"),
  MISSING(
      "data.source.missing",
      oneOf(TableOptions.Missing.values()).labelled("Missing values"),
      "Table, record: treatment of missing values; fill: use the mean of the column"),
  DECIMAL(
      "data.source.table.decimal",
      oneOf(TableFormat.Decimal.values()).labelled("Decimal mark"),
      "Table: decimal mark; auto: a comma if semicolons, tabs or bars separate cells like 12,5"),
  HEADER(
      "data.source.table.header",
      oneOf(TableFormat.Header.values()).labelled("Header row"),
      "Table: whether the first row holds the names of the columns"),
  LABEL(
      "data.source.table.label",
      word("found by name and content").labelled("Label column"),
      "Table: name or number of the column with the classes; none: no classes (empty: detected)"),
  SKIP_ROWS(
      "data.source.table.skip_rows",
      word("none"),
      "Table: lines to skip, N for the first N (titles), A-B for others (units)"),
  TRANSFORM(
      "data.source.table.transform",
      word("none"),
      "Table: JSON of a TransformProcess of DataVec that is applied to every row"),
  READER(
      "data.source.table.reader",
      word("none").labelled("Record reader"),
      "Table: class of a RecordReader of DataVec that reads the file, of DataVec or a plug-in"),
  TOLERANCE(
      "data.source.tolerance",
      oneOf(Tolerance.values()).labelled("Defects"),
      "Recordings of sound and events: reject files with defects, or skip the defects"),
  SENSOR(
      "data.source.sensor",
      word("from each file").labelled("Camera"),
      "Event recordings: pixels WxH or name of the camera (empty: from each file)"),
  ENCODER(
      "encoder.kind",
      oneOf(EncoderFamilies.names()).named("encoder").labelled("Neurons"),
      "Neurons of the spiking network"),
  ENCODER_PARAMETERS(
      "encoder.parameters",
      word("default").named("encoder-parameters"),
      "Encoders of plug-ins: parameters that differ from the defaults, NAME=X[,NAME=X...]"),
  HIDDEN(
      "encoder.hidden",
      layers(),
      "Hidden layers: numbers of neurons, for instance 300,200, convolutions conv:MAPSxKERNEL, with sSTRIDE for a stride, pool:SIDE; none"),
  LATENT("encoder.latent", whole(), "Neurons whose spikes the decoder reads"),
  LATENT_KERNEL(
      "encoder.latent_kernel",
      whole().named("latent-kernel"),
      "Side of the kernel of a convolution from the last maps to the latent neurons, odd; 0: they receive all"),
  SURROGATE(
      "encoder.surrogate",
      oneOf(Surrogate.values()),
      "Encoder lif: surrogate derivative of hidden spikes"),
  HIDDEN_DECAY(
      "encoder.hidden_decay",
      number().named("hidden-decay"),
      "Encoder lif: decay factor per step of the membrane of hidden neurons, and of what a spike takes from it"),
  MAP_GAIN(
      "encoder.map_gain",
      number().named("map-gain"),
      "Encoder lif: factor of the gain of convolutions; their initial weights shrink with it, so they learn faster"),
  READOUT_DECAY(
      "encoder.readout_decay",
      number().labelled("Readout"),
      "Decay factor of the readout's membrane per step"),
  LATERAL(
      "encoder.lateral",
      oneOf(EncoderPlan.Lateral.values()),
      "Encoder lif: whether latent neurons receive the past spikes of all of them, or their own only"),
  ESTIMATOR(
      "encoder.estimator",
      oneOf(SpikeEstimator.values()),
      "Encoder lif: gradient through latent spikes, which are drawn at random or, with threshold, are not"),
  GAIN(
      "encoder.gain",
      number("fitted to the data"),
      "Input gain of the first layer (empty: fitted to the data)"),
  START_FROM(
      "encoder.start_from",
      word("random weights"),
      "Run directory whose trained encoder is the initial encoder, or a NIR file of LIF layers (.nir)"),
  RECURRENT(
      "encoder.ltc.recurrent",
      oneOf(LtcSettings.Recurrent.values()),
      "Encoder ltc: whether layers receive their own spikes (recurrence)"),
  THRESHOLD(
      "encoder.ltc.threshold",
      oneOf(LtcSettings.Threshold.values()),
      "Encoder ltc: whether spikes raise the threshold"),
  GATE("encoder.src.gate", oneOf(Gate.values()), "Encoder src: gate of the slow state"),
  PULSES("encoder.src.pulses", oneOf(PulseKind.values()), "Encoder src: output to the decoder"),
  PULSE_NOISE(
      "encoder.src.noise",
      oneOf(SrcSettings.Noise.values()).named("pulse-noise"),
      "Encoder src: pulse noise, which bounds the rate"),
  NOISE_SCALE("encoder.src.noise_scale", number(), "Encoder src: scale of the pulse noise"),
  RECURRENCE(
      "encoder.src.recurrence",
      oneOf(Recurrence.values()).named("state-gradient"),
      "Encoder src: attached: gradients also flow through the recurrent states"),
  RECTIFIER(
      "encoder.src.rectifier", oneOf(Rectifier.values()), "Encoder src: derivative of pulses"),
  BIAS("encoder.src.bias", oneOf(Bias.Training.values()), "Encoder src: biases"),
  WEIGHT_SCALE(
      "encoder.src.weight_scale",
      number(),
      "Encoder src: scale of the initial weights, in units of 1/sqrt(fan-in)"),
  TRIAL(
      "encoder.exact.trial",
      number(),
      "Encoder theta, qif, srm: length of a sample in the neurons' unit of time"),
  LATENT_CODE(
      "encoder.exact.code",
      oneOf(TimeEncoder.LatentCode.values()).named("latent-code"),
      "Encoder theta, qif, srm: Gaussian samples with mean and log-variance, or the features themselves"),
  SLOPE_FLOOR(
      "encoder.exact.slope_floor",
      number(),
      "Encoder srm: lower bound of the slope at a spike in derivatives; 0: exact"),
  SILENT_PUSH(
      "encoder.exact.silent_push",
      number(),
      "Encoder srm: increase of the weights of neurons that are silent in a batch; 0: exact"),
  DECODER(
      "decoder.kind", oneOf(DecoderKind.values()).named("decoder"), "Type of the decoder network"),
  DECODER_HIDDEN(
      "decoder.hidden",
      whole().named("decoder-hidden").labelled("Decoder width"),
      "Hidden units of the decoder mlp"),
  DECODER_MAPS(
      "decoder.maps",
      wholes().named("decoder-maps").labelled("Decoder maps"),
      "Decoder deconv: feature maps of every layer but the last, first to last"),
  DECODER_NETWORK(
      "decoder.network",
      word("none").named("decoder-network").labelled("Network file"),
      "Decoder network: file of a Deeplearning4j network, .json or .zip; '--decoder FILE' is the same"),
  DECODER_FROZEN(
      "decoder.frozen",
      oneOf(DecoderPlan.Frozen.values()).named("decoder-frozen").labelled("Frozen decoder"),
      "Decoder network: whether its trained weights stay as they are"),
  DECODING(
      "decoder.decoding",
      oneOf(Decoding.values()),
      "Input of the decoder: all spikes in order, sums, or features of exact times"),
  TRACE_DECAY(
      "decoder.trace_decay", number(), "Decoding trace: decay factor of the traces per step"),
  BIN("decoder.bin", whole(), "Decoding bins: minimum number of steps per bin"),
  WINDOW(
      "decoder.window",
      whole("all steps"),
      "Number of last steps that the decoder reads (empty: all); rule fptt: steps between updates"),
  DECODE_AT(
      "decoder.moments",
      oneOf(DecodeSteps.values()).named("decode-at"),
      "Steps at which the decoder decodes"),
  DISTORTION(
      "objective.distortion",
      oneOf(Distortion.values()),
      "Distortion between output and target; gaussian: a density with a learned standard deviation, for measured values; logistic: pictures of 8 bits, in bits per dimension; continuous-bernoulli: a density of values between 0 and 1; class: the target is the label"),
  BETA(
      "objective.beta",
      number("see rate-weight"),
      "Weight of the mean rate, in nats per neuron and step (theta, qif, srm: per neuron)"),
  RATE_WEIGHT(
      "objective.rate_weight",
      number("see beta"),
      "Instead of beta: weight of a nat of rate against a nat of distortion; 1: evidence lower bound"),
  WARM_UP("objective.warm_up", number(), "Share of the training while the rate's weight rises"),
  RATE(
      "objective.rate",
      oneOf(RateCost.values()).labelled("Cost of spikes"),
      "Cost of latent spikes: the information that they carry, or their length in a lossless code"),
  PRIOR(
      "objective.prior",
      oneOf(PriorKind.values()),
      "Process that predicts latent spikes from the past; a number means fixed at this probability"),
  PRIOR_RATE("objective.prior_rate", number(), "Firing probability of the prior, at the start"),
  RULE("rule.kind", oneOf(RuleKind.values()).named("rule"), "Learning rule"),
  FEEDBACK("rule.feedback", oneOf(FeedbackKind.values()), "Rule score: feedback to hidden neurons"),
  BASELINE("rule.baseline", oneOf(Baseline.values()), "Rule score: baseline of the cost"),
  DRAWS("rule.draws", whole(), "Rule score: latent samples drawn per training sample"),
  FPTT_FORM(
      "rule.fptt_form",
      oneOf(FpttForm.values()).labelled("FPTT form"),
      "Rule fptt: regulariser that keeps parameters near those of earlier windows"),
  ALPHA("rule.alpha", number(), "Rule fptt: strength of the regulariser"),
  CLIP(
      "rule.clip",
      number("no limit"),
      "Rule fptt: maximum norm of a window's gradient (empty: no limit)"),
  EMPHASIS(
      "rule.emphasis",
      oneOf(FpttWindows.Emphasis.values()),
      "Rule fptt: weights of early and late windows"),
  EPOCHS("optimiser.epochs", whole(), "Passes over the training samples"),
  BATCH("optimiser.batch", whole(), "Samples per optimiser step"),
  LEARNING_RATE("optimiser.learning_rate", number(), "Peak step size of Adam"),
  PATIENCE(
      "optimiser.patience",
      whole("train all epochs"),
      "Epochs without a smaller validation loss after which training ends, with the weights of the best epoch (empty: train all)"),
  CHECKPOINT_MINUTES(
      "optimiser.checkpoint_minutes",
      number().labelled("Checkpoints"),
      "Minutes between checkpoints within an epoch"),
  WORKERS(
      "optimiser.workers",
      whole(),
      "Data-parallel training: shards of consecutive samples that a batch is divided into, one per worker"),
  EVERY(
      "optimiser.every",
      whole(),
      "Data-parallel training: 1 sums the gradients of every step; more: steps between averages of parameters and moments"),
  SEED("seed", longWhole(), "Random seed"),
  THREADS("threads", whole(), "Number of threads of encoder, decoder and native library");

  private final String path;
  private final SettingType type;
  private final String help;

  Setting(String path, SettingType type, String help) {
    this.path = path;
    this.type = type;
    this.help = help;
  }

  /** Its name on the command line, without dashes. */
  public String option() {
    return type.optionOf(path);
  }

  /** Its path in plan.json. */
  public String path() {
    return path;
  }

  /** Its name in the form of the window. */
  public String label() {
    return type.labelOf(option());
  }

  /** Meaning of an empty text, in a word or two; empty if it has none. */
  public String whenEmpty() {
    return type.whenEmpty();
  }

  /** Short help text. */
  public String help() {
    return help;
  }

  /** Allowed values; empty for free text. */
  public List<String> choices() {
    return type.choices();
  }

  /** Whether its choices are separate options on the command line, such as {@code --lenient}. */
  public boolean isSwitch() {
    return this == TOLERANCE;
  }

  /** Whether its value is one number. */
  public boolean isNumber() {
    return type.isNumber();
  }

  /** Whether it is an option for reading files. */
  public boolean ofFiles() {
    return path.startsWith("data.source.");
  }

  /** Whether this setting has an effect in a run of {@code plan}. */
  public boolean matters(TrainingPlan plan) {
    if (ofFiles()) {
      return AskedSettings.of(plan.data().name()).contains(this);
    }
    return EffectiveSettings.matters(this, plan);
  }

  /** The setting with this option; empty if there is none. */
  public static Optional<Setting> named(String option) {
    return Arrays.stream(values()).filter(setting -> setting.option().equals(option)).findFirst();
  }

  /** The text of this setting in a plan; empty for one that is not set. */
  public String of(TrainingPlan plan) {
    return SettingText.of(Json.mapper().<ObjectNode>valueToTree(plan), path);
  }

  /** The texts of all settings of a plan, in the order of declaration. */
  public static Map<Setting, String> all(TrainingPlan plan) {
    return SettingText.all(Json.mapper().<ObjectNode>valueToTree(plan));
  }

  /**
   * A plan with some settings changed.
   *
   * @throws PlanException if a text has the wrong type, or the resulting plan is invalid
   */
  public static TrainingPlan change(TrainingPlan plan, Map<Setting, String> texts) {
    ObjectNode tree = Json.mapper().valueToTree(plan);
    String network = DECODER_NETWORK.of(plan);
    ImpliedSettings.complete(texts)
        .forEach((setting, text) -> SettingText.put(tree, setting.path, setting.parsed(text)));
    NetworkFile.settle((ObjectNode) tree.path("decoder"), network);
    return PlanJson.of(tree, "");
  }

  /**
   * The value of a text in plan.json.
   *
   * @throws PlanException if it has the wrong type; the message begins with {@link #option()}
   */
  public JsonNode parsed(String text) {
    return type.parse(option(), text.strip());
  }
}
