/**
 * View models of the screens: the plan as editable text ({@link spikeloom.ui.model.PlanModel}), the
 * current run ({@link spikeloom.ui.model.RunModel}) and its control ({@link
 * spikeloom.ui.model.RunControl}); {@link spikeloom.ui.model.ViewModels} names those of the other
 * screens. Only {@code javafx.beans} and {@code javafx.collections} are used, so everything here is
 * tested without a toolkit. {@link spikeloom.ui.model.Backend} lists the services that the window
 * uses.
 */
@NullMarked
package spikeloom.ui.model;

import org.jspecify.annotations.NullMarked;
