@NullMarked
package io.rastro.search.web;

import org.jspecify.annotations.NullMarked;
