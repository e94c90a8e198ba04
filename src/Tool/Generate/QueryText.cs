using TypedStreaming.Generators.Derivation;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.OrgChecks;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;
using TypedStreaming.Generators.Soql.Syntax;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Checks the query of a PushTopic against the compiler's rules, both before and after the description is read from the org.</summary>
/// <param name="option">The option that gave the query, for messages.</param>
/// <param name="messages">The writer for warnings.</param>
/// <param name="exitCode">The exit code if the query is not valid. It depends on whether the user or the org gave the query.</param>
internal sealed class QueryText(string option, TextWriter messages, int exitCode = ExitCodes.CouldNotRun)
{
    /// <summary>Checks that the query is valid for a PushTopic, and returns the source of the records.</summary>
    /// <exception cref="ToolException">The query is not valid for a PushTopic.</exception>
    public RecordSource Read(string text)
    {
        var parsed = QueryParser.Parse(text);
        foreach (var problem in PushTopicRules.ProblemsOf(text, parsed))
        {
            if (problem.Kind != ProblemKind.Undocumented) throw new ToolException($"{option}: {WordsOf(problem)}.", exitCode);
            messages.WriteLine(ErrorLine.Warning(
                $"{option}: the query contains something at character {problem.Span.Start + 1} that the documentation of PushTopics does not mention: {problem.Text}."));
        }

        if (parsed.Query is not { Entities.Count: 1 } query || !SourceNames.IsApiName(query.Entities[0].Name.Field))
            throw new ToolException($"{option}: the query does not name an object. Use a form such as SELECT Id, Name FROM Account.", exitCode);
        var entity = query.Entities[0].Name.Field;
        if (SelectedFields.Of(query).Count == 0)
            throw new ToolException($"{option}: the query does not select any field by name. Use a form such as SELECT Id, Name FROM {entity}.", exitCode);
        return new RecordSource(EventKindModel.PushTopic, option, entity) { QueryText = text, Query = query };
    }

    /// <exception cref="ToolException">The object does not have a field of the query.</exception>
    public void Check(Query query, SchemaObject owner)
    {
        var fields = new QueryFields(query);
        foreach (var (name, span) in fields.All().Where(field => owner.Find(field.Name) is null))
        {
            var meant = NearestName.Of(name, owner.Fields.Select(static field => field.Name));
            var remedy = meant is null ? "Correct the name, or give the user access to the field" : $"Use {meant}";
            throw new ToolException(
                $"{option}: {owner.Name} has no field '{name}' (at character {span.Start + 1}), or the user does not have permission to see it. {remedy}.", ExitCodes.Failure);
        }

        foreach (var (name, span) in fields.InCondition())
        {
            if (owner.Find(name) is { NoFilter: { } reason })
                messages.WriteLine(ErrorLine.Warning($"{option}: a PushTopic cannot filter by '{name}' (at character {span.Start + 1}): {reason}."));
        }
    }

    private static string WordsOf(QueryProblem problem) => problem.Kind switch
    {
        ProblemKind.WithoutId => "the query does not select Id, which every PushTopic must select. Begin the query with SELECT Id, and then list the other fields",
        ProblemKind.TooLong => $"the query has {problem.Text} characters, but Salesforce allows at most {PushTopicRules.LongestQuery}. Select fewer fields",
        ProblemKind.Refused =>
            $"Salesforce does not accept this query for a PushTopic (at character {problem.Span.Start + 1}): {problem.Text}. Use a form such as SELECT Id, Name FROM Account WHERE Name != null",
        _ => $"the query cannot be parsed as SOQL (at character {problem.Span.Start + 1}): {problem.Text}. Use a form such as SELECT Id, Name FROM Account",
    };
}
