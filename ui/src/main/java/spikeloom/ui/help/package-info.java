/**
 * Help inside of the window: pages of the documentation that are packed with the program ({@link
 * spikeloom.ui.help.HelpPlace}), shown as nodes ({@link spikeloom.ui.help.PageView}), and the
 * meanings of technical terms ({@link spikeloom.ui.help.Glossary}).
 */
@NullMarked
package spikeloom.ui.help;

import org.jspecify.annotations.NullMarked;
