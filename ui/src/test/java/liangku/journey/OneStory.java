package liangku.journey;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Steps that build on each other: after the first that fails the rest is not told. */
final class OneStory implements ExecutionCondition, TestExecutionExceptionHandler {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(OneStory.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var broken = context.getStore(HERE).get(context.getRequiredTestClass(), String.class);
        return broken == null
                ? ConditionEvaluationResult.enabled("all went well so far")
                : ConditionEvaluationResult.disabled("the story broke at " + broken);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        var story = context.getParent().orElseThrow();
        story.getStore(HERE).put(context.getRequiredTestClass(), context.getDisplayName());
        Chromium.shootAll("broken-" + context.getRequiredTestMethod().getName());
        throw failure;
    }
}
