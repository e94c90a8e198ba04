using System.Text.Json;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>
/// Reads the org's PushTopics, to find the PushTopic with a given query, or the query of the PushTopic with a given name. At most one request is
/// sent to the org.
/// </summary>
/// <param name="org">The connection.</param>
/// <param name="messages">The writer for notes and warnings.</param>
internal sealed class PushTopics(OrgRest org, TextWriter messages)
{
    private const string List = "query?q=SELECT+Name,Query+FROM+PushTopic";
    private const string Permission = "Give the user Read access to PushTopics, or add --query SOQL";

    private RestReply? _reply;

    /// <summary>Returns the query of a PushTopic.</summary>
    /// <exception cref="ToolException">The org does not have the PushTopic, or does not show it.</exception>
    public async Task<string> QueryOfAsync(string option, string topic, CancellationToken cancellationToken)
    {
        ToolException Failed(string text) => new($"{option}: {text}", ExitCodes.Failure);
        var topics = await AllAsync(cancellationToken).ConfigureAwait(false) ?? throw Failed($"the user does not have permission to read PushTopics ({_reply!.Words}). {Permission}.");
        if (topics.Find(one => one.Name == topic) is { } found)
            return found.Query ?? throw Failed($"the org does not show the query of the PushTopic '{topic}'. Add --query SOQL.");
        var meant = NearestName.Of(topic, topics.ConvertAll(static one => one.Name));
        throw Failed($"the org has no PushTopic '{topic}', or the user does not have permission to see it. {(meant is null ? "Correct the name, or add --query SOQL" : $"Use {meant}")}.");
    }

    /// <summary>
    /// Returns the name of the PushTopic for a query: the given name, the name of a PushTopic in the org with the same query, or a new name.
    /// </summary>
    /// <exception cref="ToolException">The org does not return the list of PushTopics.</exception>
    public async Task<string> NameForAsync(RecordSource source, string? given, CancellationToken cancellationToken)
    {
        var topics = await AllAsync(cancellationToken).ConfigureAwait(false);
        if (given is not null)
        {
            if (topics?.Find(one => one.Name == given) is { } other && !IsSame(other.Query, source.QueryText)) Warn(other);
            return given;
        }

        if (topics?.Find(one => IsSame(one.Query, source.QueryText)) is { } same) return same.Name;
        var name = SourceNames.TopicFor(source.Object);
        var (reason, remedy) = topics is null
            ? ("the user does not have permission to read PushTopics", "If the PushTopic has another name, specify it with --topic NAME")
            : ("no PushTopic with this query was found", "Create the PushTopic with this name, or use --topic NAME");
        messages.WriteLine(ErrorLine.Note($"{reason}, so the channel is /topic/{name}. {remedy}."));
        return name;
    }

    private void Warn(PushTopicEntry other) => messages.WriteLine(ErrorLine.Warning(other.Query is { } query
        ? $"the PushTopic {other.Name} in the org has a different query: {query}"
        : $"the org does not show the query of the PushTopic {other.Name}, so it was not compared with --query."));

    /// <summary>Returns the PushTopics, or null if the user does not have permission to read them.</summary>
    /// <exception cref="ToolException">The org does not return the list.</exception>
    private async Task<List<PushTopicEntry>?> AllAsync(CancellationToken cancellationToken)
    {
        _reply ??= await org.GetAsync(List, cancellationToken).ConfigureAwait(false);
        if (_reply.IsForbidden) return null;
        return _reply.IsOk && _reply.ListIn("records") is { } records
            ? [.. records.Select(EntryOf).Where(static one => one.Name.Length > 0)]
            : throw new ToolException($"The org does not return its PushTopics ({_reply.Words}). {_reply.Remedy(Permission)}.", ExitCodes.Failure);
    }

    private static PushTopicEntry EntryOf(JsonElement record) => new(RestReply.TextIn(record, "Name") ?? "", RestReply.TextIn(record, "Query"));

    private static bool IsSame(string? one, string? other) =>
        one is not null && other is not null && QueryParser.Parse(one).Query is { } first && QueryParser.Parse(other).Query is { } second
        && QueryPrinter.Print(first) == QueryPrinter.Print(second);
}
