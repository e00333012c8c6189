package spikeloom.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import spikeloom.sweep.ClusterAddress;
import spikeloom.training.ShardOutcome;
import spikeloom.training.ShardState;

/**
 * Measures an exchange of a data-parallel training without the training: parameters are broadcast,
 * and every worker returns as many values. {@code .ci/spark} runs it.
 */
public final class ExchangeCost {
  private static final int COLD = 5;

  private ExchangeCost() {}

  /** A worker that computes nothing. */
  private record Echo(Broadcast<ShardState> state) implements Function<Integer, ShardReply> {
    private static final long serialVersionUID = 1L;

    @Override
    public ShardReply call(Integer shard) {
      List<float[]> copies = state.value().arrays().stream().map(float[]::clone).toList();
      return new ShardReply(new ShardOutcome(copies, List.of()), null);
    }
  }

  /** Arguments: address, workers, millions of parameters, exchanges. */
  public static void main(String[] arguments) {
    ClusterAddress address = new ClusterAddress(arguments[0]);
    int workers = Integer.parseInt(arguments[1]);
    int values = Math.round(Float.parseFloat(arguments[2]) * 1_000_000);
    int exchanges = Integer.parseInt(arguments[3]);
    float[] parameters = new float[values];
    for (int i = 0; i < values; i++) {
      parameters[i] = (float) Math.sin(i);
    }
    List<Integer> shards = IntStream.range(0, workers).boxed().toList();
    List<Double> milliseconds = new ArrayList<>();
    try (JavaSparkContext context = new JavaSparkContext(SparkSettings.of(address, 1))) {
      for (int i = 0; i < COLD + exchanges; i++) {
        long start = System.nanoTime();
        Broadcast<ShardState> sent = context.broadcast(new ShardState(List.of(parameters), i));
        int received = context.parallelize(shards, workers).map(new Echo(sent)).collect().size();
        sent.destroy();
        double time = (System.nanoTime() - start) * 1e-6;
        if (received == workers && i >= COLD) {
          milliseconds.add(time);
        }
      }
    }
    List<Double> sorted = milliseconds.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%d workers, %,d values: median %.0f ms, fastest %.0f ms, slowest %.0f ms (%d exchanges after %d)%n",
        workers,
        values,
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1),
        exchanges,
        COLD);
  }
}
