package spikeloom.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.sweep.Shard;
import spikeloom.sweep.Sweep;
import spikeloom.sweep.Variation;

/** Options that say what a sweep tries, and which part of it this process trains. */
final class SweepOptions {
  @Option(
      names = "--vary",
      paramLabel = "SETTING=X[,X...]",
      hideParamSyntax = true,
      description = {
        "Values of a setting, or with --random a range LOW..HIGH; once for each setting. Values",
        "that contain commas are separated by semicolons."
      })
  private List<String> vary = List.of();

  @Option(
      names = "--beta",
      paramLabel = "X[,X...]",
      hideParamSyntax = true,
      split = ",",
      description = "Short for --vary beta=X[,X...].")
  private List<String> betas = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N[,N...]",
      hideParamSyntax = true,
      split = ",",
      description = "Random seeds; every combination is trained with each (default: 1).")
  private List<Long> seeds = List.of(1L);

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "Try N combinations, drawn with the first seed, instead of all.")
  private @Nullable Integer random;

  @Option(
      names = "--halving",
      paramLabel = "N",
      description = {
        "Train all combinations for a share of the steps; one in N continues, the best on the",
        "validation part, and is trained N times as long."
      })
  private @Nullable Integer halving;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = {
        "Train only part I of N, counted from 1. The command without --shard collects what all",
        "parts have trained."
      })
  private @Nullable String shard;

  /**
   * What is tried.
   *
   * @throws PlanException if a value is wrong
   */
  Sweep sweep() {
    List<Variation> variations = new ArrayList<>();
    if (!betas.isEmpty()) {
      variations.add(Variation.of(Setting.BETA, String.join(",", betas)));
    }
    vary.forEach(text -> variations.add(Variation.parse(text)));
    PlanException.unless(
        !variations.isEmpty() || seeds.size() > 1,
        "nothing varies: give --beta, --vary or several --seeds");
    PlanException.unless(
        halving == null || shard == null,
        "--halving compares all combinations, so it cannot be combined with --shard: start the same command in every process, and they share the work");
    return new Sweep(variations, seeds, Optional.ofNullable(random), Optional.ofNullable(halving));
  }

  /** The part that this process trains; empty for all. */
  Optional<Shard> shard() {
    return Optional.ofNullable(shard).map(Shard::parse);
  }
}
