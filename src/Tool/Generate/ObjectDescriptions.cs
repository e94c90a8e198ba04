using System.Text.Json;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Generators.Schema.Reading;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Reads the descriptions of objects and platform events from the org.</summary>
/// <param name="org">The connection.</param>
/// <param name="messages">The writer for warnings.</param>
internal sealed class ObjectDescriptions(OrgRest org, TextWriter messages)
{
    private const string EventSuffix = "__e";
    private const string CheckAddress = "Check that the address belongs to an org.";

    private readonly Dictionary<string, DescribedObject> _known = new(StringComparer.Ordinal);

    /// <summary>Returns the description of a source's object. One request is sent to the org for each object.</summary>
    /// <exception cref="ToolException">The org has no such object, or its description cannot be used.</exception>
    public async Task<DescribedObject> ReadAsync(RecordSource source, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(source.Object, out var read)) return read;
        var reply = await org.GetAsync($"sobjects/{source.Object}/describe", cancellationToken).ConfigureAwait(false);
        if (reply.Status == 404) throw await MissingAsync(source, cancellationToken).ConfigureAwait(false);
        if (reply is not { IsOk: true, Json: { ValueKind: JsonValueKind.Object } json })
            throw Failed(source, $"the org does not describe '{source.Object}' ({reply.Words}). {reply.Remedy("Give the user access to it")}.");
        var described = Read(source, json);
        return _known.TryGetValue(described.Name, out var known) ? known : _known[described.Name] = described;
    }

    private DescribedObject Read(RecordSource source, JsonElement json)
    {
        var metadata = DescriptionText.Of(json);
        var file = SchemaFileReader.ReadText(source.Object + ".describe.json", metadata);
        if (file.Problem is { } problem)
            throw Failed(source, $"the org's description of '{source.Object}' cannot be used: {problem.Text}. {CheckAddress}");
        if (!file.Object.Equals(source.Object, StringComparison.OrdinalIgnoreCase))
            throw Failed(source, $"the org returned the description of '{file.Object}' instead of '{source.Object}'. {CheckAddress}");
        if (file.Object != source.Object && source.Kind != EventKindModel.PushTopic)
            throw Failed(source, $"'{source.Object}' differs only in case from the name in the org, and channel names are case-sensitive. Use {file.Object}.");
        if (file.Skipped is { } skipped) messages.WriteLine(ErrorLine.Warning($"the description of {file.Object} is incomplete: {skipped.Text}."));
        return new DescribedObject(file, metadata);
    }

    private async Task<ToolException> MissingAsync(RecordSource source, CancellationToken cancellationToken)
    {
        var (isEvent, what) = source.Kind == EventKindModel.PlatformEvent ? (true, "platform event") : (false, "object");
        var names = await NamesAsync(cancellationToken).ConfigureAwait(false);
        var meant = NearestName.Of(source.Object, names.Where(name => name.EndsWith(EventSuffix, StringComparison.Ordinal) == isEvent));
        var remedy = meant is null ? "Correct the name, or give the user access to it" : $"Use {meant}";
        return Failed(source, $"the org has no {what} '{source.Object}', or the user does not have permission to see it. {remedy}.");
    }

    private static ToolException Failed(RecordSource source, string text) => new($"{source.Option}: {text}", ExitCodes.Failure);

    private async Task<IEnumerable<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var reply = await org.GetAsync("sobjects", cancellationToken).ConfigureAwait(false);
        return reply.IsOk && reply.ListIn("sobjects") is { } objects ? objects.Select(static one => RestReply.TextIn(one, "name")).OfType<string>() : [];
    }
}
