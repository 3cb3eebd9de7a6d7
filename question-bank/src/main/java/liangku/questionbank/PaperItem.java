package liangku.questionbank;

import java.util.List;

/**
 * One question as it stands on one paper.
 *
 * @param number 1 for the first item of the paper
 * @param parts what is asked on the story of a case, in order, answered by number from 1; empty otherwise
 * @param points of the whole item
 */
public record PaperItem(int number, Face face, List<Face> parts, int points) {

    public PaperItem {
        parts = List.copyOf(parts);
    }

    public QuestionKind kind() {
        return face.kind();
    }

    public String stem() {
        return face.stem();
    }

    public List<PaperOption> options() {
        return face.options();
    }
}
