/** The three administrators' desks: accounts, roles and scopes, the audit log. Who has one has none of the others. */
@NullMarked
package liangku.ui.admin;

import org.jspecify.annotations.NullMarked;
