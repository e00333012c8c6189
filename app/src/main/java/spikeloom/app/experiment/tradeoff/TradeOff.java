package spikeloom.app.experiment.tradeoff;

import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.evaluation.Mean;

/**
 * The models of one prior and rate weight, a trial for every seed.
 *
 * @param name of the prior, or of the model without spikes
 * @param weight of the rate, nats against nats
 * @param plugIn plug-in estimate of the information of the first seed, bits; NaN where it is not
 *     reliable
 * @param trials the trials
 */
record TradeOff(String name, double weight, double plugIn, List<Trial> trials) {
  TradeOff {
    trials = List.copyOf(trials);
  }

  Mean mean(ToDoubleFunction<Trial> value) {
    return Mean.of(trials.stream().mapToDouble(value).toArray());
  }
}
