package spikeloom.ui.model;

import java.util.concurrent.CompletionException;

/** What went wrong in the background, in words. */
final class Failures {
  private Failures() {}

  static String sentence(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? "That did not work: " + cause.getClass().getSimpleName() + "."
        : message;
  }
}
