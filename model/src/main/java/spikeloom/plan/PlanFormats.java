package spikeloom.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.exact.ExactSettings;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.SrcSettings;

/**
 * Converts plans of older formats: a new setting gets the value of the behaviour at that time. See
 * docs/decisions for the rule.
 */
final class PlanFormats {
  private PlanFormats() {}

  /** Converts the settings of a plan of {@code format} to the current one. */
  static void bringUpToDate(ObjectNode plan, int format) {
    if (format < 2) {
      part(plan, "data").put("peak", 1.0).put("shift", 0).put("lag", 0);
      part(plan, "encoder")
          .put("readout_decay", 0.9)
          .putNull("start_from")
          .<ObjectNode>set("ltc", Json.mapper().valueToTree(LtcSettings.defaults()))
          .<ObjectNode>set("src", Json.mapper().valueToTree(SrcSettings.defaults()))
          .set("exact", Json.mapper().valueToTree(ExactSettings.defaults()));
      part(plan, "decoder")
          .put("trace_decay", 0.97)
          .put("bin", 15)
          .putNull("window")
          .put("moments", "end");
      part(plan, "objective").put("distortion", "cross-entropy");
      plan.putObject("rule")
          .put("kind", "bptt")
          .put("feedback", "symmetric")
          .put("baseline", "leave-one-out")
          .put("draws", 8)
          .put("fptt_form", "multiplier")
          .put("alpha", 0.01)
          .putNull("clip")
          .put("emphasis", "even");
    }
    if (format < 3) {
      part(plan, "data").set("source", Json.mapper().valueToTree(SourceSettings.defaults()));
    } else if (format < 4) {
      part(part(plan, "data"), "source")
          .put("sound", "mel")
          .put("array", "auto")
          .put("split", "usual")
          .put("target", "same");
    }
    if (format < 4) {
      part(plan, "data").putNull("code_parameters");
    }
    if (format < 5) {
      part(plan, "data").put("validation", 0.0);
      part(part(plan, "data"), "source")
          .put("tolerance", "strict")
          .putNull("sensor")
          .set("table", Json.mapper().valueToTree(TableSettings.defaults()));
      perTermOfTheRate(plan);
      part(part(plan, "encoder"), "exact").put("slope_floor", 0.05).put("silent_push", 0.001);
    }
    if (format < 6) {
      part(plan, "encoder").putNull("parameters");
    }
    if (format < 7) {
      part(plan, "data").put("binarise", "no");
      part(plan, "encoder").put("lateral", "no").put("estimator", "straight-through");
      priorOfOneProbability(part(plan, "objective"));
    }
    if (format < 8) {
      part(plan, "decoder").putNull("network").putNull("network_source").put("frozen", "no");
      part(plan, "optimiser").putNull("patience");
      part(plan, "data").putNull("classes");
      part(part(part(plan, "data"), "source"), "table").putNull("transform").putNull("reader");
    }
    if (format < 9) {
      part(plan, "optimiser").put("workers", 1).put("every", 1);
    }
    if (format < 10) {
      part(plan, "encoder").put("latent_kernel", 0);
      part(plan, "decoder").set("maps", Json.mapper().valueToTree(DecoderPlan.MAPS));
    }
    if (format < 11) {
      part(plan, "encoder").put("hidden_decay", 0.9).put("map_gain", 1.0);
    }
  }

  // The prior was its firing probability.
  private static void priorOfOneProbability(ObjectNode objective) {
    if (objective.path("prior").isNumber()) {
      objective.set("prior_rate", objective.path("prior"));
      objective.put("prior", "fixed");
    }
    objective.putNull("rate_weight").put("warm_up", 0.0).put("rate", "information");
  }

  // Beta was divided by neurons and steps even if a neuron sends one value.
  private static void perTermOfTheRate(ObjectNode plan) {
    ObjectNode objective = part(plan, "objective");
    String encoder = part(plan, "encoder").path("kind").asText();
    int steps = part(plan, "data").path("steps").asInt();
    boolean oneValue =
        EncoderFamilies.names().contains(encoder) && EncoderFamilies.named(encoder).exactTimes();
    if (oneValue && steps > 0 && objective.path("beta").isNumber()) {
      objective.put("beta", objective.path("beta").asDouble() / steps);
    }
  }

  // A part that is missing or not an object is rejected later with a message.
  private static ObjectNode part(ObjectNode plan, String name) {
    JsonNode part = plan.path(name);
    return part instanceof ObjectNode object ? object : plan.objectNode();
  }
}
