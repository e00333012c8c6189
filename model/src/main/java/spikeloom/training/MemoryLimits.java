package spikeloom.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import spikeloom.decoder.dl4j.NativeBackend;

/**
 * The available memory, in bytes.
 *
 * @param heap largest size of the heap
 * @param heapInUse part of it in use by reachable objects
 * @param outsideOfHeap limit of native libraries
 * @param physical memory of the machine or container
 */
record MemoryLimits(long heap, long heapInUse, long outsideOfHeap, long physical) {
  /** The limits of this process, for a plan that needs {@code heapNeeded} more. */
  static MemoryLimits ofThisProcess(long heapNeeded) {
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.maxMemory();
    if (used(runtime) + heapNeeded > heap || heapNeeded > heap) {
      System.gc(); // unreachable objects must not cause a rejection
    }
    return new MemoryLimits(heap, used(runtime), nativeLimit(), memory());
  }

  private static long used(Runtime runtime) {
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long nativeLimit() {
    return Math.max(0, NativeBackend.largestProcess() - Runtime.getRuntime().maxMemory());
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }
}
