package spikeloom.ui.screen;

import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;

/**
 * Objects shared by all panes of a window.
 *
 * @param plan the plan that is edited
 * @param control starts and stops runs
 * @param view view options
 * @param saver saves figures
 * @param places asks for files
 * @param notices shows short messages
 * @param enlarger shows charts large
 */
record Desk(
    PlanModel plan,
    RunControl control,
    ViewOptions view,
    FigureSaver saver,
    Places places,
    Notices notices,
    Enlarger enlarger) {

  RunModel run() {
    return control.model();
  }
}
