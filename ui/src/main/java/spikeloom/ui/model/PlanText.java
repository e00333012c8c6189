package spikeloom.ui.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.neuron.Surrogate;
import spikeloom.training.TrainingPlan;

/** A plan as the texts of a form, and back. */
final class PlanText {
  private PlanText() {}

  /** A text that is not a number; the message is a sentence. */
  static final class NotANumber extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final PlanField field;

    NotANumber(PlanField field, String text) {
      super(
          text.isEmpty()
              ? field.label() + " is missing."
              : field.label() + " is a number: '" + text + "' is none.");
      this.field = field;
    }

    PlanField field() {
      return field;
    }
  }

  static Map<PlanField, String> write(TrainingPlan plan) {
    Map<PlanField, String> texts = new EnumMap<>(PlanField.class);
    String directory = plan.data().directory();
    Integer limit = plan.data().limit();
    texts.put(PlanField.DATA, plan.data().name());
    texts.put(PlanField.DATA_DIR, directory == null ? "" : directory);
    texts.put(PlanField.ENCODING, plan.data().encoding());
    texts.put(PlanField.STEPS, Integer.toString(plan.data().steps()));
    texts.put(PlanField.LIMIT, limit == null ? "" : limit.toString());
    texts.put(
        PlanField.HIDDEN,
        plan.encoder().hidden().stream().map(String::valueOf).collect(Collectors.joining(",")));
    texts.put(PlanField.LATENT, Integer.toString(plan.encoder().latent()));
    texts.put(PlanField.SURROGATE, PlanField.name(plan.encoder().surrogate()));
    texts.put(PlanField.DECODER, PlanField.name(plan.decoder().kind()));
    texts.put(PlanField.DECODER_HIDDEN, Integer.toString(plan.decoder().hidden()));
    texts.put(PlanField.DECODING, PlanField.name(plan.decoder().decoding()));
    texts.put(PlanField.BETA, number(plan.objective().beta()));
    texts.put(PlanField.PRIOR, number(plan.objective().prior()));
    texts.put(PlanField.EPOCHS, Integer.toString(plan.optimiser().epochs()));
    texts.put(PlanField.BATCH, Integer.toString(plan.optimiser().batch()));
    texts.put(PlanField.LEARNING_RATE, number(plan.optimiser().learningRate()));
    texts.put(PlanField.SEED, Long.toString(plan.seed()));
    texts.put(PlanField.THREADS, Integer.toString(plan.threads()));
    return texts;
  }

  /**
   * The plan that the texts mean; what no field edits comes from {@code base}.
   *
   * @throws NotANumber if a number is none
   * @throws spikeloom.training.PlanException if the plan is refused
   */
  static TrainingPlan read(Map<PlanField, String> texts, TrainingPlan base) {
    String directory = text(texts, PlanField.DATA_DIR);
    String limit = text(texts, PlanField.LIMIT);
    return new TrainingPlan(
        new TrainingPlan.Data(
            text(texts, PlanField.DATA),
            directory.isEmpty() ? null : directory,
            text(texts, PlanField.ENCODING),
            integer(texts, PlanField.STEPS),
            limit.isEmpty() ? null : integer(texts, PlanField.LIMIT)),
        new TrainingPlan.Encoder(
            base.encoder().kind(),
            widths(text(texts, PlanField.HIDDEN)),
            integer(texts, PlanField.LATENT),
            choice(texts, PlanField.SURROGATE, Surrogate.values()),
            null), // a new run settles its gain on its own data
        new TrainingPlan.Decoder(
            choice(texts, PlanField.DECODER, DecoderKind.values()),
            integer(texts, PlanField.DECODER_HIDDEN),
            choice(texts, PlanField.DECODING, Decoding.values())),
        new TrainingPlan.Objective(
            parsed(texts, PlanField.BETA, Double::valueOf),
            parsed(texts, PlanField.PRIOR, Double::valueOf)),
        new TrainingPlan.Optimiser(
            integer(texts, PlanField.EPOCHS),
            integer(texts, PlanField.BATCH),
            parsed(texts, PlanField.LEARNING_RATE, Double::valueOf),
            base.optimiser().checkpointMinutes()),
        parsed(texts, PlanField.SEED, Long::valueOf),
        integer(texts, PlanField.THREADS));
  }

  private static List<Integer> widths(String text) {
    return Arrays.stream(text.split("[,\\s]+"))
        .filter(part -> !part.isEmpty())
        .map(part -> parsed(Map.of(PlanField.HIDDEN, part), PlanField.HIDDEN, Integer::valueOf))
        .toList();
  }

  private static int integer(Map<PlanField, String> texts, PlanField field) {
    return parsed(texts, field, Integer::valueOf);
  }

  private static <N extends Number> N parsed(
      Map<PlanField, String> texts, PlanField field, Function<String, N> parser) {
    String text = text(texts, field);
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new NotANumber(field, text);
    }
  }

  private static <C extends Enum<C>> C choice(
      Map<PlanField, String> texts, PlanField field, C[] values) {
    String text = text(texts, field);
    return Arrays.stream(values)
        .filter(value -> PlanField.name(value).equals(text))
        .findFirst()
        .orElseThrow(() -> new NotANumber(field, text));
  }

  private static String text(Map<PlanField, String> texts, PlanField field) {
    @Nullable String text = texts.get(field);
    return text == null ? "" : text.trim();
  }

  /** Without exponent and trailing zeros, as a person would write it. */
  private static String number(double value) {
    return value >= 1e-6 || value == 0
        ? new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
