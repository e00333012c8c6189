package spikeloom.ui.screen;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.text.Texts;

/** Uses the system's file dialogs, starting in the folder used last. */
final class DialogPlaces implements Places {
  private final Supplier<@Nullable Window> owner;
  private final ViewOptions view;

  DialogPlaces(Supplier<@Nullable Window> owner, ViewOptions view) {
    this.owner = owner;
    this.view = view;
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    start().ifPresent(chooser::setInitialDirectory);
    @Nullable File chosen = chooser.showDialog(owner.get());
    return remember(chosen == null ? null : chosen.toPath());
  }

  @Override
  public Optional<Path> existing(String title) {
    @Nullable File chosen = chooser(title).showOpenDialog(owner.get());
    return chosen(chosen);
  }

  @Override
  public Optional<Path> file(String title, String suggestedName) {
    FileChooser chooser = chooser(title);
    chooser.setInitialFileName(suggestedName);
    @Nullable File chosen = chooser.showSaveDialog(owner.get());
    return chosen(chosen);
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    start().ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private Optional<Path> chosen(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    remember(file.toPath().getParent());
    return Optional.of(file.toPath());
  }

  @Override
  public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
    FileChooser chooser = chooser(Texts.SCREEN.get("figure.save"));
    chooser.setInitialFileName(suggestedName + "." + format.extension());
    Map<FigureFile.Format, FileChooser.ExtensionFilter> filters =
        new EnumMap<>(FigureFile.Format.class);
    for (FigureFile.Format each : FigureFile.Format.values()) {
      FileChooser.ExtensionFilter filter =
          new FileChooser.ExtensionFilter(each.name(), "*." + each.extension());
      filters.put(each, filter);
      chooser.getExtensionFilters().add(filter);
    }
    chooser.setSelectedExtensionFilter(filters.get(format));
    @Nullable File chosen = chooser.showSaveDialog(owner.get());
    if (chosen == null) {
      return Optional.empty();
    }
    remember(chosen.toPath().getParent());
    boolean complete = chosen.getName().contains(".");
    return Optional.of(
        complete
            ? chosen.toPath()
            : chosen.toPath().resolveSibling(chosen.getName() + "." + format.extension()));
  }

  private Optional<File> start() {
    return view.lastFolder().filter(Files::isDirectory).map(Path::toFile);
  }

  private Optional<Path> remember(@Nullable Path folder) {
    if (folder != null) {
      view.rememberFolder(folder);
    }
    return Optional.ofNullable(folder);
  }
}
