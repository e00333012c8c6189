package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.DecoderKind;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.run.Sentences;
import spikeloom.training.Plans;

final class SettingTest {
  private static final TrainingPlan DEFAULTS = TrainingPlan.defaults().withThreads(2);

  /** A text of every setting that is not the one of an empty command line. */
  private static Map<Setting, String> others() {
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      texts.put(
          setting,
          switch (setting) {
            case DATA -> "mnist";
            case DATA_DIR -> "some where/data";
            case LIMIT -> "17";
            case VALIDATION -> "0.25";
            case CODE_PARAMETERS -> "peak=0.5";
            case SHIFT -> "3";
            case LAG -> "-4";
            case PEAK -> "0.25";
            case NOISE_SCALE, WEIGHT_SCALE -> "1.75";
            case TRACE_DECAY -> "0.5";
            case SENSOR -> "346x260";
            case START_FROM -> "runs/other";
            case HIDDEN -> "300,200";
            case READOUT_DECAY, HIDDEN_DECAY -> "0.25";
            case GAIN -> "4.75";
            case WINDOW -> "12";
            case BETA -> "0.0000125";
            case PRIOR_RATE, WARM_UP -> "0.05";
            case LEARNING_RATE -> "1.0E-7";
            case CHECKPOINT_MINUTES -> "0.5";
            case WORKERS -> "3";
            case SEED -> "-9223372036854775808";
            default -> setting.choices().isEmpty() ? "21" : last(setting);
          });
    }
    texts.remove(Setting.ENCODER_PARAMETERS);
    texts.remove(Setting.RATE_WEIGHT); // replaces beta
    texts.remove(Setting.DECODER_NETWORK); // needs a file
    texts.remove(Setting.DECODER_FROZEN);
    texts.remove(Setting.EVERY); // needs several workers
    texts.remove(Setting.LATENT_KERNEL); // needs maps
    return texts;
  }

  /** The same, with parameters of the code that is named beside them. */
  private static Map<Setting, String> fitting() {
    Map<Setting, String> texts = others();
    texts.put(Setting.ENCODING, "burst");
    texts.put(Setting.CODE_PARAMETERS, "most=3,shortest=7");
    return texts;
  }

  private static String last(Setting setting) {
    List<String> others =
        setting.choices().stream().filter(c -> !c.equals(setting.of(DEFAULTS))).toList();
    // Not conv: it does not fit every other setting; none: it does not fit the rule score.
    return setting == Setting.DECODER ? "linear" : others.isEmpty() ? "" : others.get(0);
  }

  @Test
  void everyLeafOfAPlanBelongsToExactlyOneSetting() {
    Map<String, String> before = leaves(DEFAULTS);
    Set<String> reached = new HashSet<>();
    others()
        .forEach(
            (setting, text) -> {
              TrainingPlan changed = Setting.change(DEFAULTS, Map.of(setting, text));
              Map<String, String> after = leaves(changed);
              List<String> different =
                  before.keySet().stream()
                      .filter(leaf -> !Objects.equals(before.get(leaf), after.get(leaf)))
                      .toList();
              assertEquals(1, different.size(), setting + " changes " + different);
              assertTrue(reached.add(different.get(0)), "a second time: " + different);
            });
    // Families of the program have no parameters, so this one cannot be changed here.
    reached.add("." + Setting.ENCODER_PARAMETERS.path());
    reached.add("." + Setting.RATE_WEIGHT.path());
    // Decoders from files are another test's.
    reached.add("." + Setting.DECODER_NETWORK.path());
    reached.add("." + Setting.DECODER_FROZEN.path());
    reached.add(".decoder.network_source");
    reached.add("." + Setting.EVERY.path());
    reached.add("." + Setting.LATENT_KERNEL.path());
    assertEquals(before.keySet(), reached, "every leaf has a setting");
  }

  private static Map<String, String> leaves(TrainingPlan plan) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", Json.mapper().valueToTree(plan), leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.fieldNames()
          .forEachRemaining(name -> collect(path + "." + name, node.path(name), leaves));
    } else {
      leaves.put(path, node.toString());
    }
  }

  @Test
  void aRateWeightReplacesBetaAndBetaARateWeight() {
    TrainingPlan weighted = change(Setting.RATE_WEIGHT, "0.5");
    assertEquals("0.5", Setting.RATE_WEIGHT.of(weighted));
    assertEquals("", Setting.BETA.of(weighted));
    assertEquals(DEFAULTS, Setting.change(weighted, Map.of(Setting.BETA, "0.001")));
    Map<Setting, String> both = Map.of(Setting.BETA, "1", Setting.RATE_WEIGHT, "1");
    PlanException refused = assertThrows(PlanException.class, () -> Setting.change(DEFAULTS, both));
    assertTrue(String.valueOf(refused.getMessage()).contains("not both"));
  }

  @Test
  void aPriorThatIsANumberIsFixedAtThisProbability() {
    TrainingPlan plan = change(Setting.PRIOR, "0.05");
    assertEquals("fixed", Setting.PRIOR.of(plan));
    assertEquals("0.05", Setting.PRIOR_RATE.of(plan));
    Map<Setting, String> twice = Map.of(Setting.PRIOR, "0.05", Setting.PRIOR_RATE, "0.1");
    PlanException refused =
        assertThrows(PlanException.class, () -> Setting.change(DEFAULTS, twice));
    assertTrue(String.valueOf(refused.getMessage()).contains("--prior-rate"));
  }

  static Stream<TrainingPlan> plans() {
    Map<Setting, String> others = fitting();
    others.remove(Setting.PRIOR);
    others.remove(Setting.LATERAL);
    others.remove(Setting.RATE);
    others.put(Setting.RULE, "bptt");
    others.put(Setting.EVERY, "7");
    Map<Setting, String> score = new EnumMap<>(others);
    score.put(Setting.RULE, "score");
    score.remove(Setting.WORKERS);
    score.remove(Setting.EVERY);
    score.put(Setting.ENCODER, "lif");
    score.put(Setting.HIDDEN, "none");
    score.put(Setting.LEARNING_RATE, "1e-300");
    score.put(Setting.BETA, "1000000");
    return Stream.of(
        TrainingPlan.defaults(),
        Plans.tiny(DecoderKind.CONV, 3, 2),
        Plans.tiny(DecoderKind.LINEAR, 100, 1).withGain(0.1 + 0.2),
        Setting.change(DEFAULTS, others),
        Setting.change(
            DEFAULTS,
            Map.of(Setting.HIDDEN, "conv:8x3s2,pool:2,conv:8x3r", Setting.LATENT_KERNEL, "3")),
        Setting.change(DEFAULTS, score));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void theTextsOfAllSettingsGiveThePlanBack(TrainingPlan plan) {
    Map<Setting, String> texts = Setting.all(plan);
    assertEquals(Setting.values().length, texts.size());
    assertEquals(plan, Setting.change(DEFAULTS, texts));
    texts.forEach((setting, text) -> assertEquals(text, setting.of(plan), setting.option()));
  }

  @Test
  void aTextIsWhatAPersonWouldWrite() {
    Map<Setting, String> texts = fitting();
    texts.put(Setting.ENCODER, "lif");
    texts.put(Setting.RULE, "bptt");
    TrainingPlan plan = Setting.change(DEFAULTS, texts);
    assertEquals("300,200", Setting.HIDDEN.of(plan));
    assertEquals("0.0000125", Setting.BETA.of(plan));
    assertEquals("", Setting.GAIN.of(DEFAULTS), "fitted to the data");
    assertEquals("", Setting.LIMIT.of(DEFAULTS));
    assertEquals("none", Setting.HIDDEN.of(change(Setting.HIDDEN, "none")));
    assertEquals(List.of(30, 20), change(Setting.HIDDEN, " 30, 20 ").encoder().denseLayers());
    assertEquals("5", Setting.CHECKPOINT_MINUTES.of(DEFAULTS));
    assertEquals("0", Setting.BETA.of(change(Setting.BETA, "0.0")));
    assertEquals("fast-sigmoid", Setting.SURROGATE.of(DEFAULTS));
  }

  @Test
  void optionsAreUniqueAndExplained() {
    Set<String> options = new HashSet<>();
    for (Setting setting : Setting.values()) {
      assertTrue(options.add(setting.option()), setting.option());
      assertTrue(setting.option().matches("[a-z]+(-[a-z]+)*"), setting.option());
      assertTrue(!setting.help().isBlank(), setting.option());
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyChoiceCanBeChosen(Setting setting) {
    for (String choice : setting.choices()) {
      if (choice.equals("network") && setting == Setting.DECODER
          || choice.equals("yes") && setting == Setting.DECODER_FROZEN) {
        continue; // they need a file
      }
      Map<Setting, String> texts = new EnumMap<>(Setting.class);
      if (choice.equals("groups")) {
        texts.put(Setting.DECODING, "trace");
        texts.put(Setting.DISTORTION, "class");
      }
      if (Set.of("pixel-latency", "binned-latency", "exact").contains(choice)
          || Set.of("first-spike", "count", "filtered").contains(choice)) {
        texts.putAll(DefaultSettings.of(EncoderFamilies.named("theta")));
        texts.put(Setting.ENCODER, "theta");
      }
      if (setting == Setting.ESTIMATOR) {
        texts.put(Setting.RATE, "code-length"); // the rate of spikes without chance
      }
      if (setting == Setting.ENCODER) {
        texts.putAll(DefaultSettings.of(EncoderFamilies.named(choice), "strokes"));
      }
      texts.put(setting, choice);
      assertEquals(choice, setting.of(Setting.change(DEFAULTS, texts)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rule=bptt, use rule exact",
    "decoding=time, use decoding first-spike",
    "encoding=direct, gives values",
    "window=3, no window",
    "decode-at=every-step, use decode-at end",
    "encoder=lif, 'use rule bptt, fptt or score, or encoder theta, qif or srm'",
    "encoder=srm, no exact derivative",
    "trial=0, trial must be above 0",
  })
  void whatNeuronsInContinuousTimeCannotDoIsRefusedInWords(String changed, String words) {
    Map<Setting, String> theta = DefaultSettings.of(EncoderFamilies.named("theta"));
    theta.put(Setting.ENCODER, "theta");
    theta.put(Setting.DECODING, "count");
    TrainingPlan plan = Setting.change(DEFAULTS, theta);
    PlanException refused =
        assertThrows(PlanException.class, () -> Plans.with(plan, changed), changed);
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(words), message);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void aTextThatCannotBeMeantIsAnsweredWithTheNameOfTheOption(Setting setting) {
    if (Set.of(
            Setting.DATA,
            Setting.DATA_DIR,
            Setting.COLUMNS,
            Setting.LABEL,
            Setting.START_FROM,
            Setting.CLASSES,
            Setting.TRANSFORM,
            Setting.READER)
        .contains(setting)) {
      return; // any word may be meant; an empty one is another test's
    }
    String message = refused(setting, "quite so");
    assertTrue(message.contains("quite so"), message);
    setting.choices().forEach(choice -> assertTrue(message.contains(choice), message));
    boolean number = setting.choices().isEmpty();
    if (number && setting != Setting.SEED && setting != Setting.DECODER_NETWORK) {
      refused(setting, "-1000000");
      refused(setting, "99999999999");
    }
    if (number && setting != Setting.DECODER_NETWORK) {
      refused(setting, "1e999x");
      refused(setting, "NaN");
      refused(setting, "Infinity");
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void nothingAtAllIsASettingThatIsNotSetOrMissing(Setting setting) {
    Set<Setting> optional =
        Set.of(
            Setting.DATA_DIR,
            Setting.LIMIT,
            Setting.CODE_PARAMETERS,
            Setting.COLUMNS,
            Setting.SAMPLE_LENGTH,
            Setting.SAMPLE_STRIDE,
            Setting.VALIDATION,
            Setting.LABEL,
            Setting.SKIP_ROWS,
            Setting.TRANSFORM,
            Setting.READER,
            Setting.GAIN,
            Setting.WINDOW,
            Setting.SENSOR,
            Setting.START_FROM,
            Setting.PATIENCE,
            Setting.CLASSES,
            Setting.CLIP);
    if (Set.of(Setting.ENCODER_PARAMETERS, Setting.RATE_WEIGHT, Setting.DECODER_NETWORK)
        .contains(setting)) {
      assertEquals(DEFAULTS, Setting.change(DEFAULTS, Map.of(setting, " ")));
    } else if (optional.contains(setting)) {
      TrainingPlan plan = Setting.change(DEFAULTS, Map.of(setting, others().get(setting)));
      assertNotEquals(DEFAULTS, plan);
      assertEquals(DEFAULTS, Setting.change(plan, Map.of(setting, " ")));
    } else {
      assertTrue(refused(setting, " ").contains("missing"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "30,,x", "30;20", "30,0", "30,99999999999", "None"})
  void widthsThatAreNoneAreRefused(String text) {
    refused(Setting.HIDDEN, text);
  }

  @ParameterizedTest
  @CsvSource({
    "WINDOW, 31, steps",
    "LAG, -30, steps",
    "DRAWS, 1, baseline",
    "SHIFT, 101, pixels",
    "READOUT_DECAY, 1, below 1"
  })
  void settingsThatContradictOthersNameThem(Setting setting, String text, String other) {
    String message = refused(setting, text);
    assertTrue(message.contains(other), message);
  }

  private static TrainingPlan change(Setting setting, String text) {
    return Setting.change(DEFAULTS, Map.of(setting, text));
  }

  private static String refused(Setting setting, String text) {
    String message =
        Sentences.require(
            assertThrows(
                PlanException.class, () -> change(setting, text), setting + " '" + text + "'"));
    assertAll(
        () -> assertTrue(message.contains(setting.option()), setting.option() + ": " + message));
    return message;
  }

  @Test
  void settingsOfOneRuleMatterUnderThatRuleOnly() {
    assertEquals(false, Setting.BASELINE.matters(DEFAULTS));
    assertTrue(Setting.BASELINE.matters(Setting.change(DEFAULTS, Map.of(Setting.RULE, "score"))));
  }

  @Test
  void settingsOfTheEncoderDoNotMatterWithoutOne() {
    TrainingPlan without =
        Setting.change(DEFAULTS, Map.of(Setting.ENCODER, "none", Setting.HIDDEN, "none"));
    assertTrue(Setting.SURROGATE.matters(DEFAULTS));
    assertEquals(false, Setting.SURROGATE.matters(without));
    assertEquals(false, Setting.READOUT_DECAY.matters(without));
  }

  @Test
  void thePeakOfTheRateCodeIsGivenInOnePlace() {
    TrainingPlan plan = TrainingPlan.defaults();
    Map<Setting, String> both = Map.of(Setting.PEAK, "0.25", Setting.CODE_PARAMETERS, "peak=0.5");
    String message =
        String.valueOf(
            assertThrows(PlanException.class, () -> Setting.change(plan, both)).getMessage());
    assertTrue(message.contains("write peak=0.25 in code-parameters"), message);
  }
}
