/** Who may use the portal and what for: accounts, roles, service scopes, tokens of programs, sign-in. */
@NullMarked
package io.rastro.account;

import org.jspecify.annotations.NullMarked;
