package spikeloom.cluster;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import spikeloom.sweep.ClusterAddress;

/**
 * The configuration of Spark. Executors get the class path of this process, so the program must lie
 * in the same folder on every machine, and the options of its JVM on which the numbers depend.
 */
final class SparkSettings {
  /** Options of this JVM that executors need too; the size of the heap is Spark's. */
  private static final List<String> KEPT =
      List.of(
          "--add-modules",
          "--enable-native-access",
          "--sun-misc-unsafe-memory-access",
          "-XX:",
          "-Djdk.incubator.vector",
          "-Dspikeloom.vectors");

  private static final List<String> ENVIRONMENT =
      List.of(
          "SPIKELOOM_DATA",
          "XDG_CACHE_HOME",
          "OMP_NUM_THREADS",
          "OMP_WAIT_POLICY",
          "OPENBLAS_CORETYPE");

  private static final String NATIVE_CACHE = "org.bytedeco.javacpp.cachedir";

  private SparkSettings() {}

  /** The configuration for trainings with so many threads. */
  static SparkConf of(ClusterAddress address, int threads) {
    SparkConf conf =
        new SparkConf()
            .setMaster(address.master())
            .setAppName("SpikeLoom")
            .set("spark.ui.enabled", "false")
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .set("spark.executor.extraJavaOptions", executorOptions(address))
            .set("spark.driver.maxResultSize", "0")
            // Parameters of networks look like noise.
            .set("spark.broadcast.compress", "false")
            // An executor that ends counts as a failure of the tasks that it ran.
            .set("spark.task.maxFailures", "8");
    for (String name : ENVIRONMENT) {
      String value = System.getenv(name);
      if (value != null) {
        conf.setExecutorEnv(name, value);
      }
    }
    if (address.isHere()) {
      conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
    } else {
      conf.setIfMissing("spark.executor.cores", Integer.toString(threads));
      conf.setIfMissing("spark.task.cpus", Integer.toString(threads));
    }
    return conf;
  }

  private static String executorOptions(ClusterAddress address) {
    Stream<String> own =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> KEPT.stream().anyMatch(option::startsWith))
            .filter(option -> option.indexOf(' ') < 0);
    String cache = System.getProperty(NATIVE_CACHE);
    Stream<String> cached =
        address.isHere() && cache != null
            ? Stream.of("-D" + NATIVE_CACHE + "=" + cache)
            : Stream.of();
    return Stream.of(own, cached, Stream.of("-Dspikeloom.cluster.log=warn"))
        .flatMap(options -> options)
        .collect(Collectors.joining(" "));
  }
}
