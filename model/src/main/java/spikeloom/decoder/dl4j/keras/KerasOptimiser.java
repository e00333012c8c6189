package spikeloom.decoder.dl4j.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import spikeloom.decoder.dl4j.NetworkException;

/** The optimiser that a Keras model was compiled with, as an updater of Deeplearning4j. */
final class KerasOptimiser {
  private static final List<String> REFUSED =
      List.of(
          "clipnorm",
          "clipvalue",
          "global_clipnorm",
          "decay",
          "weight_decay",
          "use_ema",
          "amsgrad",
          "centered",
          "gradient_accumulation_steps",
          "loss_scale_factor");

  private KerasOptimiser() {}

  /**
   * The updater.
   *
   * @param optimiser {@code optimizer_config}
   */
  static IUpdater updater(JsonNode optimiser) {
    String kind = optimiser.path("class_name").asText();
    JsonNode config = optimiser.path("config");
    for (String part : REFUSED) {
      JsonNode value = config.path(part);
      KerasModelTree.unless(
          value.isMissingNode() || value.isNull() || value.asDouble(1) == 0,
          "its optimiser has %s = %s, which is not supported; compile it without"
              .formatted(part, KerasModelTree.brief(value.asText())));
    }
    double step = number(config, config.has("learning_rate") ? "learning_rate" : "lr");
    return switch (kind.replaceFirst("^Custom>", "")) {
      case "Adam" ->
          new Adam(
              step, number(config, "beta_1"), number(config, "beta_2"), number(config, "epsilon"));
      case "Adamax" ->
          new AdaMax(
              step, number(config, "beta_1"), number(config, "beta_2"), number(config, "epsilon"));
      case "RMSprop" -> {
        KerasModelTree.unless(
            config.path("momentum").asDouble(0) == 0, "its optimiser RMSprop has momentum; use 0");
        yield new RmsProp(step, number(config, "rho"), number(config, "epsilon"));
      }
      case "Adadelta" -> {
        KerasModelTree.unless(
            step == 1, "its optimiser Adadelta has a learning rate other than 1; use 1");
        yield new AdaDelta(number(config, "rho"), number(config, "epsilon"));
      }
      case "SGD" -> sgd(step, config);
      default ->
          throw refused(
              "its optimiser is %s; use Adam, Adamax, RMSprop, Adadelta or SGD"
                  .formatted(KerasModelTree.brief(kind)));
    };
  }

  private static IUpdater sgd(double step, JsonNode config) {
    double momentum = config.path("momentum").asDouble(0);
    if (momentum == 0) {
      return new Sgd(step);
    }
    KerasModelTree.unless(
        config.path("nesterov").asBoolean(false),
        "its optimiser SGD has plain momentum; use nesterov=True, or momentum=0");
    return new Nesterovs(step, momentum);
  }

  private static double number(JsonNode config, String field) {
    KerasModelTree.unless(
        config.path(field).isNumber(),
        "its optimiser has no plain number as %s; schedules are not supported".formatted(field));
    return config.path(field).asDouble();
  }

  private static RuntimeException refused(String problem) {
    return new NetworkException("the Keras model cannot be a decoder: " + problem);
  }
}
