package spikeloom.app.bench;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The memory of this process, in megabytes. */
final class ProcessMemory {
  private static final double MEGABYTE = 1 << 20;
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /** Resets {@link #peakHeap}. */
  static void forgetPeakHeap() {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Sum of the peak use of the heap's pools, including garbage. */
  static double peakHeap() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
  }

  /** Heap in use after the last garbage collection; current use if there was none. */
  static double heapAfterCollection() {
    List<String> pools = heap().stream().map(MemoryPoolMXBean::getName).toList();
    Optional<GcInfo> last =
        ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
            .flatMap(collector -> Stream.ofNullable(collector.getLastGcInfo()))
            .max(Comparator.comparingLong(GcInfo::getEndTime));
    long bytes =
        last.map(
                info ->
                    info.getMemoryUsageAfterGc().entrySet().stream()
                        .filter(entry -> pools.contains(entry.getKey()))
                        .mapToLong(entry -> entry.getValue().getUsed())
                        .sum())
            .orElseGet(() -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    return bytes / MEGABYTE;
  }

  /** Peak resident set since the start of the process, if available. */
  static OptionalDouble peakResident() {
    return status("VmHWM:");
  }

  /** Resident set, heap and native, if available. */
  static OptionalDouble resident() {
    return status("VmRSS:");
  }

  private static OptionalDouble status(String name) {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()).replace("kB", "").strip())
          .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty(); // the file exists on Linux only
    }
  }

  /** Bytes that all living threads have allocated on the heap so far. */
  static long allocatedBytes() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes); // -1 for a thread that has just ended
    }
    return sum;
  }
}
