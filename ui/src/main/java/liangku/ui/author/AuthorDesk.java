package liangku.ui.author;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Set;
import liangku.identity.Role;
import liangku.questionbank.Quarantines;
import liangku.ui.shell.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What authors and reviewers find on the left. */
@Configuration(proxyBeanMethods = false)
class AuthorDesk {

    private static final Set<Role> AUTHORS = Set.of(Role.AUTHOR, Role.REVIEWER);

    @Bean
    DeskEntry questionsEntry() {
        return new DeskEntry(300, "author.questions", VaadinIcon.QUESTION_CIRCLE, QuestionsView.class, AUTHORS);
    }

    @Bean
    DeskEntry topicsEntry() {
        return new DeskEntry(305, "author.topics", VaadinIcon.FILE_TREE, TopicsView.class, AUTHORS);
    }

    @Bean
    DeskEntry coverageEntry() {
        return new DeskEntry(310, "author.coverage", VaadinIcon.GRID_SMALL, CoverageView.class, AUTHORS);
    }

    @Bean
    DeskEntry statisticsEntry() {
        return new DeskEntry(312, "author.statistics", VaadinIcon.BAR_CHART, StatisticsView.class, AUTHORS);
    }

    @Bean
    DeskEntry bankHealthEntry(Quarantines quarantines) {
        return new DeskEntry(314, "author.health", VaadinIcon.HEART, BankHealthView.class, AUTHORS)
                .counting(new DeskEntry.Waiting(Role.REVIEWER, "author.quarantine.waiting", quarantines::waiting));
    }

    @Bean
    DeskEntry questionImportEntry() {
        return new DeskEntry(320, "author.import", VaadinIcon.UPLOAD, QuestionImportView.class, Set.of(Role.AUTHOR));
    }

    @Bean
    DeskEntry questionExportEntry() {
        return new DeskEntry(323, "author.export", VaadinIcon.DOWNLOAD, QuestionExportView.class, AUTHORS);
    }

    @Bean
    DeskEntry nearDuplicatesEntry() {
        return new DeskEntry(326, "author.near", VaadinIcon.COPY, NearDuplicatesView.class, AUTHORS);
    }

    @Bean
    DeskEntry flagsEntry() {
        return new DeskEntry(328, "author.flags", VaadinIcon.FLAG_O, FlagsView.class, AUTHORS);
    }

    @Bean
    DeskEntry releasesEntry() {
        return new DeskEntry(330, "author.releases", VaadinIcon.ARCHIVE, ReleasesView.class, AUTHORS);
    }

    @Bean
    DeskEntry blueprintsEntry() {
        return new DeskEntry(340, "author.blueprints", VaadinIcon.CLIPBOARD_TEXT, BlueprintsView.class, AUTHORS);
    }

    @Bean
    DeskEntry examsEntry() {
        return new DeskEntry(345, "author.exams", VaadinIcon.TIMER, ExamsView.class, AUTHORS);
    }

    @Bean
    DeskEntry coursesEntry() {
        return new DeskEntry(350, "author.courses", VaadinIcon.ACADEMY_CAP, CoursesView.class, AUTHORS);
    }
}
