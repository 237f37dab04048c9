/** Filter forms and their summary in words, for any report whose filters refer to the directory. */
@NullMarked
package io.rastro.directory.web;

import org.jspecify.annotations.NullMarked;
