using System.Text.Json;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Finds the PushTopics of the org: the one that has a query, or the query of one.</summary>
/// <param name="org">The connection.</param>
/// <param name="messages">The writer for notes and warnings.</param>
internal sealed class PushTopics(OrgConnection org, TextWriter messages)
{
    private const string List = "query?q=SELECT+Name,Query+FROM+PushTopic";

    /// <summary>Returns the query of a PushTopic.</summary>
    /// <exception cref="ToolException">The org does not have the PushTopic, or does not show it.</exception>
    public async Task<string> QueryOfAsync(string option, string topic, CancellationToken cancellationToken)
    {
        var topics = await AllAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ToolException($"{option}: the user has no permission to read PushTopics. Write --query SOQL too.", ExitCodes.Failure);
        if (topics.Find(one => one.Name == topic) is { Query: { } query }) return query;
        var meant = NearestName.Of(topic, topics.ConvertAll(static one => one.Name));
        var remedy = meant is null ? "Write --query SOQL too" : $"Write {meant}";
        throw new ToolException($"{option}: the org has no PushTopic '{topic}', or it has no query. {remedy}.", ExitCodes.Failure);
    }

    /// <summary>Returns the name of the PushTopic for a query: the given one, one of the org with the same query, or a new one.</summary>
    public async Task<string> NameForAsync(RecordSource source, string? given, CancellationToken cancellationToken)
    {
        var topics = await AllAsync(cancellationToken).ConfigureAwait(false) ?? [];
        if (given is not null)
        {
            if (topics.Find(one => one.Name == given) is { } other && !IsSame(other.Query, source.QueryText))
                messages.WriteLine(ErrorLine.Warning($"the PushTopic {given} of the org has another query: {other.Query}"));
            return given;
        }

        if (topics.Find(one => IsSame(one.Query, source.QueryText)) is { } same) return same.Name;
        var name = SourceNames.TopicFor(source.Object);
        messages.WriteLine(ErrorLine.Note(
            $"no PushTopic with this query was found, so the channel is /topic/{name}. Create the PushTopic with this name, or write --topic NAME."));
        return name;
    }

    private async Task<List<PushTopicEntry>?> AllAsync(CancellationToken cancellationToken)
    {
        var reply = await org.GetAsync(List, cancellationToken).ConfigureAwait(false);
        return reply.IsOk
            ? [.. reply.Records.Select(EntryOf).Where(static one => one.Name.Length > 0)]
            : null;
    }

    private static PushTopicEntry EntryOf(JsonElement record) => new(RestReply.TextIn(record, "Name") ?? "", RestReply.TextIn(record, "Query"));

    private static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && QueryParser.Parse(one).Query is { } first && QueryParser.Parse(other).Query is { } second
        && QueryPrinter.Print(first) == QueryPrinter.Print(second);
}
