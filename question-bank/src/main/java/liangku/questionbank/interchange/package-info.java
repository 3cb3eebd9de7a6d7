/**
 * Files of questions, in and out. Each format is one {@link ItemFormat}; what comes of an item is the bank's to say. Knows
 * the bank's public types, and the bank knows nothing of it.
 *
 * <h2>What our packages of QTI say beyond QTI</h2>
 *
 * Every item is an item of the standard: a right answer scores 1. What QTI has no words for stands in the manifest, in the
 * {@code lom} of the item's resource, where LOM allows elements of others. Identifier, tags, difficulty and knowledge point
 * are said there twice, for other tools in LOM's own words ({@code general/identifier/entry}, {@code general/keyword},
 * {@code educational/difficulty}, {@code classification/taxonPath/taxon/id}), and in ours, which win:
 *
 * <pre>{@code
 * <question xmlns="urn:liangku:question:1" identifier="LK-0603-01" topic="0603" difficulty="2"
 *     alsoAbout="0102 0506" posts="WORKER" inForceFrom="2018-10-01" expiresOn="2028-10-01"
 *     tags="a; b" enemies="LK-0603-02" scoring="ALL_OR_NOTHING">
 *   <source>the article or norm</source>
 *   <english>
 *     <stem/> <option/>* <answer/>? <explanation/>? <part>(as english)</part>*
 *   </english>
 * </question>
 * }</pre>
 *
 * Of a tag that has a comma or a semicolon in its own words, each stands behind a backslash in {@code tags}.
 *
 * A blueprint goes out as a test. Its names in English and what each of its cells asks for stand in the {@code lom} of the
 * test's resource; how many questions a cell draws and what they are worth is said by the test alone:
 *
 * <pre>{@code
 * <blueprint xmlns="urn:liangku:question:1" titleEn="Kitchen workers">
 *   <section identifier="S1" titleEn="Hygiene"/>*
 *   <cell identifier="C1" topic="06" difficultyFrom="1" difficultyTo="5"/>*
 * </blueprint>
 * }</pre>
 *
 * All values are as an author types them into a form; {@code scoring} has one word for each part of a case. In the items
 * themselves {@code toolName="Liangku"} says that choices named {@code true} and {@code false} are a statement's, and a
 * {@code span} of class {@code liangku-unit} behind a field is its unit. An explanation is the {@code modalFeedback} of the
 * same name, which the outcome {@code FEEDBACK} shows from the start. Pictures lie under {@code pictures/}, named by their
 * SHA-256; English words name them as the bank does.
 */
@NullMarked
@NamedInterface("interchange")
package liangku.questionbank.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
