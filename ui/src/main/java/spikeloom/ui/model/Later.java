package spikeloom.ui.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import spikeloom.file.Exhaustion;
import spikeloom.ui.text.Texts;

/**
 * Work in the background whose result arrives on the window's thread.
 *
 * @param background does the work
 * @param windowThread takes the result
 */
record Later(Executor background, Executor windowThread) {
  /**
   * Does some work.
   *
   * @param success takes its result
   * @param failure takes a sentence on what went wrong
   */
  <T> void run(Supplier<T> work, Consumer<T> success, Consumer<String> failure) {
    // The handlers run outside the future, so that their own errors reach the window's error
    // handler.
    var unused =
        CompletableFuture.supplyAsync(work, background)
            .whenComplete(
                (result, thrown) ->
                    windowThread.execute(
                        () -> {
                          if (thrown == null) {
                            success.accept(result);
                          } else {
                            failure.accept(sentence(thrown));
                          }
                        }));
  }

  private static String sentence(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof VirtualMachineError exhausted) {
      return Exhaustion.sentence(exhausted);
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? Texts.MODEL.get("error", cause.getClass().getSimpleName())
        : message;
  }
}
