/** The authors' desk: questions, releases, blueprints, courses. Reviewers approve and publish here. */
@NullMarked
package liangku.ui.author;

import org.jspecify.annotations.NullMarked;
